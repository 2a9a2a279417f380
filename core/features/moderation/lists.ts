/** Keeping the list by message: add, change, remove, show, start; and `/filter` which does them all. */
import { reply } from '../../kit/reply.ts';
import type { Tx } from '../../ports.ts';
import type { RuleProblem } from '../../text/index.ts';
import {
  refused,
  type AuditRow,
  type Command,
  type Context,
  type Effects,
  type MessageEvent,
  type Refusal,
  type Undo,
} from '../../types.ts';
import { addRules, bodyFrom, editRules, type AddParts } from './add.ts';
import type { Book } from './book.ts';
import { erase, insert, replace, setStates, type Kept } from './keep.ts';
import { showAction, showLadder, type Step } from './ladder.ts';
import { parseRules, typedWords, type Typed } from './parse.ts';
import type { WordRule } from './rules.ts';
import { ladderSetting } from './settings.ts';
import { listTexts, type Trouble } from './texts-lists.ts';
import { decide } from './watch.ts';

const mostAtOnce = 50;
const longestWord = 50;
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
    const typed = parseRules(rest);
    if (typed.wanted.length === 0) return { refuse: t.needWords };
    if (typed.wanted.length > mostAtOnce) return { refuse: t.tooMany(mostAtOnce) };
    for (const w of typed.wanted) {
      if (w.kind === 'word' && w.word.length > longestWord) return { refuse: t.trouble.short };
      const problem = book.check(bodyFrom(w, typed, {}));
      if (problem) return { refuse: t.trouble[troubleOf(problem)] };
    }
    return typed;
  };
const parseWords = (rest: string, c: Context<MessageEvent>): readonly string[] | Refusal => {
  const words = typedWords(rest);
  return words.length > 0 ? words : { refuse: listTexts[c.locale].needWords };
};
/** As it is looked up: `刷单 靠近 日结` and `/…/` by what they stand for, everything else as typed. */
const wordsMeant = (words: readonly string[]): string[] =>
  words.map((w) => (w.length > 2 && w.startsWith('/') && w.endsWith('/') ? w.slice(1, -1) : w));

async function remove(d: AddParts, c: Context, words: readonly string[], tx: Tx): Promise<Effects> {
  const t = listTexts[c.locale];
  const community = c.community.id;
  const meant = wordsMeant(words);
  const found = [...new Set(meant.flatMap((w) => d.book.find(community, w) ?? []))];
  const inLists = meant.flatMap((w) => (d.book.find(community, w) ? [] : (d.book.listWith(community, w) ?? [])));
  if (found.length + inLists.length === 0) return [reply(c, t.notListed)];
  const before: (Kept & { of?: number })[] = await erase(d, c, tx, found);
  for (const { rule, word } of inLists) {
    await d.rules.removeEntries(rule.id, [word]);
    tx.after(() => d.book.empty(community, rule.id, [word]));
    before.push({ ...rule, words: [word], of: rule.id });
  }
  const subject = `${before.length}`;
  await d.house.audit.write(c, { act: 'moderation.remove', subject, room: null, before, after: null });
  return [reply(c, t.removed(before.length))];
}

/** One rule as the owner may read it in private: `刷单（禁言10分钟，观察中）`. */
function line(rule: WordRule, c: Context): string {
  const t = listTexts[c.locale];
  const usual = rule.actions.every((a) => a === 'remind' || a === 'delete');
  const notes = [
    rule.kind === 'word' ? '' : rule.kind === 'list' ? `${t.kinds.list} ${rule.spec.size ?? 0}` : t.kinds[rule.kind],
    usual ? '' : rule.actions.map((a) => showAction(a, rule, c.locale)).join('+'),
    rule.state === 'on' ? '' : t.states[rule.state],
    rule.category ?? '',
  ].filter(Boolean);
  if (notes.length === 0) return rule.word;
  return c.locale === 'en' ? `${rule.word} (${notes.join(', ')})` : `${rule.word}（${notes.join('，')}）`;
}

/** In a group the words themselves are never shown. Who has seen the list ends the watch. */
async function list(d: AddParts, c: Context, page: number, tx: Tx): Promise<Effects> {
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
async function move(
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
      : wordsMeant(words).flatMap((w) => d.book.find(c.community.id, w) ?? []);
  return found.length === 0 ? [reply(c, listTexts[c.locale].notListed)] : decide(d, c, found, to, tx);
}

type Filter =
  | { readonly do: 'add' | 'edit'; readonly typed: Typed }
  | { readonly do: 'remove' | 'start' | 'shadow'; readonly words: readonly string[] }
  | { readonly do: 'list'; readonly page: number };

const pageIn = (rest: string): number | undefined =>
  rest === '' ? 1 : /^[1-9][0-9]{0,3}$/.test(rest) ? Number(rest) : undefined;

const parseFilter =
  (book: Book) =>
  (rest: string, c: Context<MessageEvent>): Filter | Refusal => {
    const [verb = ''] = rest.split(/\s+/u);
    const words = rest.slice(verb.length).trim();
    const known = verb.toLowerCase();
    switch (known) {
      case 'list': {
        const page = pageIn(words);
        return page === undefined ? { refuse: listTexts[c.locale].filterHelp } : { do: 'list', page };
      }
      case 'add':
      case 'edit': {
        const typed = parseAdd(book)(words, c);
        return refused(typed) ? typed : { do: known, typed };
      }
      case 'start':
      case 'shadow':
        return { do: known, words: typedWords(words) };
      case 'remove':
      case 'delete': {
        const which = parseWords(words, c);
        return refused(which) ? which : { do: 'remove', words: which };
      }
      default:
        return { refuse: listTexts[c.locale].filterHelp };
    }
  };

function filter(d: AddParts, c: Context<MessageEvent>, f: Filter, tx: Tx): Promise<Effects> {
  switch (f.do) {
    case 'add':
      return addRules(d, c, f.typed, tx);
    case 'edit':
      return editRules(d, c, f.typed, tx);
    case 'remove':
      return remove(d, c, f.words, tx);
    case 'list':
      return list(d, c, f.page, tx);
    default:
      return move(d, c, f.words, f.do, tx);
  }
}

const base = { level: 'called', allow: 'admin' } as const;

function changing(d: AddParts): readonly Command[] {
  const adds: Command<Typed> = {
    ...base,
    name: 'moderation.add',
    words: {
      'zh-CN': ['添加违禁词', '加违禁词'],
      'zh-TW': ['新增違禁詞', '添加違禁詞', '加違禁詞'],
      en: ['filter-add'],
    },
    help: { 'zh-CN': '加违禁词', 'zh-TW': '加違禁詞', en: 'add words that are not welcome' },
    example: {
      'zh-CN': '/添加违禁词 刷单 加微信',
      'zh-TW': '/新增違禁詞 刷單 加微信',
      en: '/filter add "free money" spam',
    },
    parse: parseAdd(d.book),
    run: (c, typed, tx) => addRules(d, c, typed, tx),
  };
  const edits: Command<Typed> = {
    ...base,
    name: 'moderation.edit',
    words: { 'zh-CN': ['修改违禁词', '改违禁词'], 'zh-TW': ['修改違禁詞', '改違禁詞'], en: ['filter-edit'] },
    help: { 'zh-CN': '改违禁词怎么处理', 'zh-TW': '改違禁詞怎麼處理', en: 'change what follows from a word' },
    example: {
      'zh-CN': '/修改违禁词 刷单 警告 禁言 10分钟',
      'zh-TW': '/修改違禁詞 刷單 警告 禁言 10分鐘',
      en: '/filter edit spam warn mute 10m',
    },
    parse: parseAdd(d.book),
    run: (c, typed, tx) => editRules(d, c, typed, tx),
  };
  const removes: Command<readonly string[]> = {
    ...base,
    name: 'moderation.remove',
    words: { 'zh-CN': ['删除违禁词', '删违禁词'], 'zh-TW': ['刪除違禁詞', '移除違禁詞'], en: ['filter-remove'] },
    help: { 'zh-CN': '去掉违禁词', 'zh-TW': '拿掉違禁詞', en: 'take words off the list' },
    example: { 'zh-CN': '/删除违禁词 刷单', 'zh-TW': '/刪除違禁詞 刷單', en: '/filter remove spam' },
    parse: parseWords,
    run: (c, words, tx) => remove(d, c, words, tx),
  };
  return [adds, edits, removes];
}

function deciding(d: AddParts): readonly Command[] {
  const starts: Command<readonly string[]> = {
    ...base,
    name: 'moderation.start',
    words: { 'zh-CN': ['启用违禁词'], 'zh-TW': ['啟用違禁詞'], en: ['filter-start'] },
    help: { 'zh-CN': '观察中的词现在就开始', 'zh-TW': '觀察中的詞現在就開始', en: 'start what is only watched' },
    example: { 'zh-CN': '/启用违禁词 刷单', 'zh-TW': '/啟用違禁詞 刷單', en: '/filter start spam' },
    parse: (rest) => typedWords(rest),
    run: (c, words, tx) => move(d, c, words, 'start', tx),
  };
  const shadows: Command<readonly string[]> = {
    ...base,
    name: 'moderation.shadow',
    words: { 'zh-CN': ['影子'], 'zh-TW': ['影子'], en: ['filter-shadow'] },
    help: { 'zh-CN': '让一个词只看不动', 'zh-TW': '讓一個詞只看不動', en: 'let a word only stand by' },
    example: { 'zh-CN': '/影子 刷单', 'zh-TW': '/影子 刷單', en: '/filter shadow spam' },
    parse: parseWords,
    run: (c, words, tx) => move(d, c, words, 'shadow', tx),
  };
  return [starts, shadows];
}

export function listCommands(d: AddParts): readonly Command[] {
  const lists: Command<number> = {
    ...base,
    name: 'moderation.list',
    words: { 'zh-CN': ['违禁词', '违禁词列表'], 'zh-TW': ['違禁詞', '違禁詞列表'], en: ['filters'] },
    help: { 'zh-CN': '看违禁词名单', 'zh-TW': '看違禁詞名單', en: 'show the list' },
    example: { 'zh-CN': '/违禁词', 'zh-TW': '/違禁詞', en: '/filters' },
    parse: (rest, c) => pageIn(rest) ?? { refuse: listTexts[c.locale].filterHelp },
    run: (c, page, tx) => list(d, c, page, tx),
  };
  const all: Command<Filter> = {
    ...base,
    name: 'moderation.filter',
    words: { 'zh-CN': ['filter'], 'zh-TW': ['filter'], en: ['filter'] },
    help: null,
    example: { 'zh-CN': '/filter list', 'zh-TW': '/filter list', en: '/filter list' },
    parse: parseFilter(d.book),
    run: (c, f, tx) => filter(d, c, f, tx),
  };
  return [...changing(d), ...deciding(d), lists, all, ladderCommand(d)];
}

/** `处罚阶梯 1 提醒 2 警告 3 禁言10分钟 5 移出`: the same setting as in the menu, typed without a detour. */
const ladderCommand = (d: AddParts): Command<readonly Step[] | null> => ({
  ...base,
  name: 'moderation.ladder',
  words: { 'zh-CN': ['处罚阶梯'], 'zh-TW': ['處罰階梯'], en: ['ladder'] },
  help: { 'zh-CN': '第几次怎么处理', 'zh-TW': '第幾次怎麼處理', en: 'what follows from which strike' },
  example: {
    'zh-CN': '/处罚阶梯 1 提醒 2 警告 3 禁言10分钟 5 移出',
    'zh-TW': '/處罰階梯 1 提醒 2 警告 3 禁言10分鐘 5 移出',
    en: '/ladder 1 remind, 2 warn, 3 mute 10m, 5 kick',
  },
  parse: (rest, c) => {
    if (rest === '') return null;
    const read = ladderSetting.schema.safeParse(ladderSetting.parse(rest));
    return read.success
      ? read.data
      : { refuse: listTexts[c.locale].ladder(showLadder(ladderSetting.default, c.locale)) };
  },
  run: async (c, steps, tx) => {
    const where = { community: c.community.id, room: c.room.id };
    if (steps) await d.house.settings.set(c, tx, ladderSetting.key, 0, steps);
    const shown = showLadder(steps ?? d.house.settings.get(ladderSetting, where), c.locale);
    return [reply(c, listTexts[c.locale].ladder(shown))];
  },
});

/** Rules of an audit row that are still there. */
const listed = (d: AddParts, row: AuditRow, rules: readonly Kept[]): WordRule[] =>
  rules.flatMap((r) => d.book.find(row.community, r.word, r.kind === 'allow') ?? []);

/** Taking back what was done to the list. */
export const listUndoes = (d: AddParts): Readonly<Record<string, Undo>> => ({
  'moderation.add': async (row, c, tx) => {
    const rules = listed(d, row, row.after as Kept[]);
    await erase(d, c, tx, rules);
    return [reply(c, listTexts[c.locale].back(rules.length, false))];
  },
  'moderation.remove': async (row, c, tx) => {
    const before = row.before as (Kept & { of?: number })[];
    await insert(
      d,
      c,
      tx,
      before.filter((r) => r.of === undefined),
    );
    for (const { of, words } of before) {
      if (of === undefined || !words || !d.book.get(row.community, of)) continue;
      await d.rules.addEntries(of, words, c.cause);
      tx.after(() => d.book.fill(row.community, of, words));
    }
    return [reply(c, listTexts[c.locale].back(before.length, true))];
  },
  'moderation.edit': async (row, c, tx) => {
    const before = (row.before as WordRule[]).filter((r) => d.book.get(row.community, r.id));
    await replace(d, c, tx, before);
    return [reply(c, listTexts[c.locale].editBack)];
  },
});
