/** Reading `语言 英文 全部`. */
import { parseLocale } from '../../kit/parse.ts';
import type { Locale } from '../../types.ts';

/** `null`: no language of its own, follow what stands above. Undefined: not said. */
export interface Wish {
  readonly locale: Locale | null | undefined;
  readonly scope: 'me' | 'group' | 'all' | undefined;
}
const scopes: Readonly<Record<string, NonNullable<Wish['scope']>>> = {
  我: 'me',
  我的: 'me',
  me: 'me',
  本群: 'group',
  这个群: 'group',
  這個群: 'group',
  here: 'group',
  group: 'group',
  全部: 'all',
  所有群: 'all',
  社群: 'all',
  all: 'all',
};
const follows = new Set(['自动', '自動', '默认', '預設', '跟着群走', '跟著群走', 'auto', 'default']);

/** The first word that is neither a language nor a scope comes back as text. */
export function readWish(rest: string): Wish | string {
  let locale: Wish['locale'];
  let scope: Wish['scope'];
  for (const word of rest.split(/\s+/u).filter(Boolean)) {
    const folded = word.toLowerCase();
    if (scopes[folded]) scope = scopes[folded];
    else if (follows.has(folded)) locale = null;
    else locale = parseLocale(word);
    if (locale === undefined && !scopes[folded]) return word;
  }
  return { locale, scope };
}
