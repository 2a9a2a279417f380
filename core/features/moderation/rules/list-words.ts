/** Reading what owners type about their list, showing it, taking out of it, and letting rules start or stand by. */
import { cut } from '../../../kit/cut.ts';
import { reply } from '../../../kit/reply.ts';
import type { Tx } from '../../../ports.ts';
import { foldCommand, type RuleProblem, type Variant } from '../../../text/index.ts';
import type { Context, Effects, MessageEvent, Refusal } from '../../../types.ts';
import { bodyFrom, type AddParts } from './add.ts';
import type { Book } from './book.ts';
import { erase, ruleCalled, setStates, type Kept } from './keep.ts';
import { showAction } from '../acts/ladder.ts';
import { parseRules, typedWords, type Typed, type Wanted } from './parse.ts';
import { presetWords, shownWord } from '../presets/index.ts';
import type { WordRule } from './rules.ts';
import { listTexts, type Trouble } from './texts-lists.ts';
import { optionTexts } from './texts-options.ts';
import { noteScope } from './texts-scope.ts';
import { decide } from './watch.ts';

const mostAtOnce = 50;
const longestWord = 50;
const shownInTrouble = 12;
/** Characters of the list shown in one answer. */
const shownLength = 240;

const troubles: Readonly<Record<string, Trouble>> = {
  empty: 'short',
  'too-short': 'short',
  'too-long': 'long',
  'too-large': 'long',
  'too-slow': 'slow',
  'look-around': 'regex',
  'back-reference': 'regex',
  syntax: 'regex',
  'only-wildcards': 'pattern',
  'matches-everything': 'pattern',
  unsupported: 'unsupported',
};
export const troubleOf = (p: RuleProblem): Trouble => troubles[p.problem] ?? 'short';

export const parseAdd =
  (book: Book) =>
  (rest: string, c: Context<MessageEvent>): Typed | Refusal => {
    const t = listTexts[c.locale];
    const o = optionTexts[c.locale];
    const typed = parseRules(rest);
    if (typed.wanted.length === 0) return { refuse: t.needWords };
    if (typed.wanted.length > mostAtOnce) return { refuse: t.tooMany(mostAtOnce) };
    if (typed.unclear) {
      const hidden = typed.unclear.what === 'option' && c.room.kind === 'group' ? { text: '…' } : {};
      return { refuse: o.unclear({ ...typed.unclear, ...hidden }) };
    }
    // In a group the words are not said again.
    const about = (w: Wanted, trouble: string): string =>
      typed.wanted.length > 1 && c.room.kind === 'private' ? o.about(cut(w.word, shownInTrouble), trouble) : trouble;
    for (const w of typed.wanted) {
      if (w.kind === 'word' && w.word.length > longestWord) return { refuse: about(w, t.trouble.long) };
      const problem = book.check(bodyFrom(w, typed, {}));
      if (problem) return { refuse: about(w, t.trouble[troubleOf(problem)]) };
    }
    return typed;
  };
export const parseWords = (rest: string, c: Context<MessageEvent>): readonly string[] | Refusal => {
  const words = typedWords(rest);
  return words.length > 0 ? words : { refuse: listTexts[c.locale].needWords };
};
/** As it is looked up: `刷单 靠近 日结` and `/…/` by what they stand for, everything else as typed. */
const wordsMeant = (words: readonly string[]): string[] =>
  words.map((w) => (w.length > 2 && w.startsWith('/') && w.endsWith('/') ? w.slice(1, -1) : w));

export async function remove(d: AddParts, c: Context, words: readonly string[], tx: Tx): Promise<Effects> {
  const t = listTexts[c.locale];
  const community = c.community.id;
  const meant = wordsMeant(words);
  const found = [...new Set(meant.flatMap((w) => ruleCalled(d, community, w) ?? []))];
  const others = meant.filter((w) => !ruleCalled(d, community, w));
  const inLists = others.flatMap((w) => d.book.listWith(community, w) ?? []);
  if (found.length + inLists.length === 0) return [reply(c, ofPreset(d, c, others) ?? t.notListed)];
  const before: (Kept & { of?: number })[] = await erase(d, c, tx, found);
  for (const { rule, word } of inLists) {
    await d.rules.removeEntries(rule.id, [word]);
    tx.after(() => d.book.empty(community, rule.id, [word]));
    before.push({ ...rule, words: [word], of: rule.id });
  }
  const subject = `${before.length}`;
  await d.house.audit.write(c, { act: 'moderation.remove', subject, room: null, before, after: null });
  return [reply(c, t.removed(before.length, others.length - inLists.length))];
}

/** Words of a preset that is on cannot be taken out of it: they can be let pass. */
function ofPreset(d: AddParts, c: Context, words: readonly string[]): string | undefined {
  const on = d.book.list(c.community.id).filter((r) => r.kind === 'preset');
  const wanted = new Set(words.map(foldCommand));
  for (const rule of on) {
    const word = presetWords(rule.word).find((w) => wanted.has(foldCommand(w)));
    if (word !== undefined)
      return optionTexts[c.locale].ofPreset(shownWord(rule, c.locale), c.room.kind === 'private' ? word : null);
  }
  return undefined;
}

/** One rule as the owner may read it in private: `刷单（禁言10分钟，观察中）`. */
function line(rule: WordRule, c: Context): string {
  const t = listTexts[c.locale];
  const o = optionTexts[c.locale];
  const usual = rule.actions.every((a) => a === 'remind' || a === 'delete');
  const notes = [
    rule.kind === 'word' ? '' : rule.kind === 'list' ? `${t.kinds.list} ${rule.spec.size ?? 0}` : t.kinds[rule.kind],
    usual ? '' : rule.actions.map((a) => showAction(a, rule, c.locale)).join('+'),
    noteScope(rule.scope, c.locale),
    rule.state === 'on' ? '' : t.states[rule.state],
    rule.kind === 'word' ? (rule.category ?? '') : '',
    rule.spec.whole ? o.whole : '',
    rule.severity > 1 ? o.level(rule.severity) : '',
    ...rule.variants.map((v) => o.variants[v as Variant]),
  ].filter(Boolean);
  const word = shownWord(rule, c.locale);
  if (notes.length === 0) return word;
  return c.locale === 'en' ? `${word} (${notes.join(', ')})` : `${word}（${notes.join('，')}）`;
}

/** In a group the words themselves are never shown. Who has seen the list ends the watch. */
export async function list(d: AddParts, c: Context, page: number, tx: Tx): Promise<Effects> {
  const t = listTexts[c.locale];
  const rules = d.book.list(c.community.id).filter((r) => r.kind !== 'allow');
  if (rules.length === 0) return [reply(c, t.empty)];
  const total = rules.reduce((n, r) => n + (r.kind === 'list' ? (r.spec.size ?? 1) : 1), 0);
  if (c.room.kind === 'group') return [reply(c, t.count(total))];
  const pages: string[][] = [[]];
  let length = 0;
  for (const rule of rules) {
    const shown = line(rule, c);
    length += shown.length + 1;
    if (length > shownLength && (pages.at(-1)?.length ?? 0) > 0) {
      pages.push([]);
      length = shown.length + 1;
    }
    pages.at(-1)?.push(shown);
  }
  const at = Math.min(page, pages.length);
  const say = t.list(pages[at - 1] ?? [], { total, page: at, pages: pages.length });
  const watching = rules.filter((r) => r.state === 'watch');
  if (watching.length === 0 || at < pages.length) return [reply(c, say)];
  await setStates(d, c, tx, watching, 'remind');
  return [reply(c, `${say}\n${t.seen}`)];
}

/** `影子 刷单`, `启用违禁词 刷单`: without words all that only count. */
export async function move(
  d: AddParts,
  c: Context,
  words: readonly string[],
  to: 'start' | 'shadow',
  tx: Tx,
): Promise<Effects> {
  const all = d.book.list(c.community.id).filter((r) => r.kind !== 'allow');
  const found =
    words.length === 0
      ? all.filter((r) => to === 'start' && r.state !== 'on')
      : [...new Set(wordsMeant(words).flatMap((w) => ruleCalled(d, c.community.id, w) ?? []))];
  return found.length === 0 ? [reply(c, listTexts[c.locale].notListed)] : decide(d, c, found, to, tx);
}

export const pageIn = (rest: string): number | undefined =>
  rest === '' ? 1 : /^[1-9][0-9]{0,3}$/.test(rest) ? Number(rest) : undefined;
