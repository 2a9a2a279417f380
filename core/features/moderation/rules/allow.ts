/** What is always fine: phrases that beat what they hold. `放行词 大麻烦` */
import { reply } from '../../../kit/reply.ts';
import type { Tx } from '../../../ports.ts';
import type { Command, Context, Effects } from '../../../types.ts';
import type { AddParts } from './add.ts';
import { erase } from './keep.ts';
import { tokens } from './parse.ts';
import { importTexts } from './texts-import.ts';
import { allow } from './watch.ts';

const mostAtOnce = 50;
const longest = 50;
/** Characters shown in one answer. */
const shownLength = 240;

/** Latin phrases hold spaces, Chinese ones do not: `big trouble` is one, `大麻烦 印刷单位` are two. */
export function phrasesIn(rest: string): string[] {
  const parts = rest.split(/[\n、，,；;]+/u).flatMap((p) => {
    const all = tokens(p);
    return all.some((t) => t.quoted) || /\p{Script=Han}/u.test(p) ? all.map((t) => t.text) : [p.trim()];
  });
  return [...new Set(parts.filter((p) => p !== '' && p.length <= longest))].slice(0, mostAtOnce);
}

async function add(d: AddParts, c: Context, phrases: readonly string[], tx: Tx): Promise<Effects> {
  const t = importTexts[c.locale];
  const made = await allow(
    d,
    c,
    phrases.filter((p) => !d.book.find(c.community.id, p, true)),
    tx,
  );
  if (made.length === 0) return [reply(c, t.known)];
  const words = made.map((r) => r.word);
  return [reply(c, c.room.kind === 'group' ? t.allowedHere(made.length) : t.allowed(words, made.length))];
}

function list(d: AddParts, c: Context): Effects {
  const t = importTexts[c.locale];
  const all = d.book.list(c.community.id).flatMap((r) => (r.kind === 'allow' ? [r.word] : []));
  if (all.length === 0) return [reply(c, t.allowEmpty)];
  if (c.room.kind === 'group') return [reply(c, t.allowCount(all.length))];
  let length = 0;
  const shown = all.filter((w) => (length += w.length + 1) <= shownLength);
  return [reply(c, t.allowList(shown, all.length))];
}

async function remove(d: AddParts, c: Context, phrases: readonly string[], tx: Tx): Promise<Effects> {
  const t = importTexts[c.locale];
  const found = phrases.flatMap((p) => d.book.find(c.community.id, p, true) ?? []);
  if (found.length === 0) return [reply(c, t.notAllowed)];
  const before = await erase(d, c, tx, found);
  const subject = `${found.length}`;
  await d.house.audit.write(c, { act: 'moderation.remove', subject, room: null, before, after: null });
  return [reply(c, t.unallowed(found.length))];
}

export function allowCommands(d: AddParts): readonly Command[] {
  const base = { level: 'called', allow: 'admin' } as const;
  const adds: Command<readonly string[]> = {
    ...base,
    name: 'moderation.allow',
    words: { 'zh-CN': ['放行词'], 'zh-TW': ['放行詞'], en: ['allow'] },
    help: { 'zh-CN': '不算违禁的说法', 'zh-TW': '不算違禁的說法', en: 'phrases that are always fine' },
    example: { 'zh-CN': '/放行词 大麻烦', 'zh-TW': '/放行詞 大麻煩', en: '/allow big trouble' },
    parse: phrasesIn,
    run: (c, phrases, tx) => (phrases.length === 0 ? list(d, c) : add(d, c, phrases, tx)),
  };
  const removes: Command<readonly string[]> = {
    ...base,
    name: 'moderation.disallow',
    words: { 'zh-CN': ['删除放行词'], 'zh-TW': ['刪除放行詞'], en: ['disallow'] },
    help: { 'zh-CN': '去掉放行词', 'zh-TW': '拿掉放行詞', en: 'no longer fine' },
    example: { 'zh-CN': '/删除放行词 大麻烦', 'zh-TW': '/刪除放行詞 大麻煩', en: '/disallow big trouble' },
    parse: (rest, c) => {
      const phrases = phrasesIn(rest);
      return phrases.length > 0 ? phrases : { refuse: importTexts[c.locale].allowEmpty };
    },
    run: (c, phrases, tx) => remove(d, c, phrases, tx),
  };
  return [adds, removes];
}
