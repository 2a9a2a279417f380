/** Keeping the list by message: add, remove, show, and `/filter` which does all three. */
import type { House } from '../../house.ts';
import { noArguments } from '../../kit/parse.ts';
import { reply } from '../../kit/reply.ts';
import type { Tx } from '../../ports.ts';
import {
  refused,
  type Command,
  type Context,
  type Effects,
  type MessageEvent,
  type Refusal,
  type Undo,
} from '../../types.ts';
import { wouldGet } from './act.ts';
import type { Book } from './book.ts';
import { parseWords, typedWords, type Typed } from './parse.ts';
import { defaultActions, plainRule, type RuleBody, type WordRule } from './rules.ts';
import type { RuleStore } from './store-rules.ts';
import { listTexts } from './texts-lists.ts';

const mostAtOnce = 50;
const mostWords = 2000;
const longestWord = 50;
/** Characters of the list shown in one answer. */
const shownLength = 240;

/** Who added which words just now: told once that they are exempt when they try them themselves. */
export interface Fresh {
  readonly member: number;
  readonly words: ReadonlySet<string>;
  readonly at: number;
}

interface Deps {
  readonly house: House;
  readonly rules: RuleStore;
  readonly book: Book;
  readonly fresh: Map<number, Fresh>;
}
type Filter = { do: 'add'; typed: Typed } | { do: 'remove'; words: readonly string[] } | { do: 'list' };

/** Writes rules and, after the commit, remembers them. Words that are listed already are left out. */
async function insert(d: Deps, c: Context, tx: Tx, rules: readonly RuleBody[]): Promise<WordRule[]> {
  const made: WordRule[] = [];
  for (const rule of rules) {
    const row = { ...rule, community: c.community.id, by: c.who.member, eventId: c.cause, at: c.now };
    const id = await d.rules.add(row);
    if (id !== undefined) made.push({ id, ...rule });
  }
  await d.rules.changed(c.community.id, c.now);
  tx.after(() => d.book.put(c.community.id, made));
  return made;
}

async function erase(d: Deps, c: Context, tx: Tx, ids: readonly number[]): Promise<void> {
  await d.rules.remove(ids);
  await d.rules.changed(c.community.id, c.now);
  tx.after(() => d.book.drop(c.community.id, ids));
}

const asNew = ({ id: _, ...body }: WordRule): RuleBody => body;
async function add(d: Deps, c: Context<MessageEvent>, typed: Typed, tx: Tx): Promise<Effects> {
  const t = listTexts[c.locale];
  const { id } = c.community;
  if (d.book.list(id).length + typed.words.length > mostWords) return [reply(c, t.full(mostWords))];
  const fresh = typed.words.filter((w) => !d.book.find(id, w));
  if (fresh.length === 0) return [reply(c, t.allKnown)];
  const made = await insert(
    d,
    c,
    tx,
    fresh.map((word) =>
      plainRule(word, {
        actions: typed.actions.length > 0 ? typed.actions : defaultActions,
        muteMs: typed.muteMs,
      }),
    ),
  );
  const after = made.map(asNew);
  await d.house.audit.write(c, { act: 'moderation.add', subject: `${made.length}`, room: null, before: null, after });
  tx.after(() => d.fresh.set(id, { member: c.who.member, words: new Set(made.map((r) => r.word)), at: c.now }));
  const groups = await d.house.people.groups(id);
  const words = t.added(made.length, {
    lure: made.some((r) => /微信|加微$/u.test(r.word)),
    would: wouldGet(d.house, c, made, c.locale),
    groups: groups.length,
    known: typed.words.length - made.length,
  });
  return [reply(c, words)];
}

async function remove(d: Deps, c: Context<MessageEvent>, words: readonly string[], tx: Tx): Promise<Effects> {
  const t = listTexts[c.locale];
  const found = words.flatMap((w) => d.book.find(c.community.id, w) ?? []);
  if (found.length === 0) return [reply(c, t.notListed)];
  await erase(
    d,
    c,
    tx,
    found.map((r) => r.id),
  );
  const before = found.map(asNew);
  await d.house.audit.write(c, {
    act: 'moderation.remove',
    subject: `${found.length}`,
    room: null,
    before,
    after: null,
  });
  return [reply(c, t.removed(found.length))];
}

/** In a group the words themselves are never shown. */
function list(d: Deps, c: Context): Effects {
  const t = listTexts[c.locale];
  const words = d.book.list(c.community.id).map((r) => r.word);
  if (words.length === 0) return [reply(c, t.empty)];
  if (c.room.kind === 'group') return [reply(c, t.count(words.length))];
  const shown: string[] = [];
  let length = 0;
  for (const word of words) {
    length += word.length + 1;
    if (length > shownLength) break;
    shown.push(word);
  }
  return [reply(c, t.list(shown, words.length))];
}

const parseAdd =
  (book: Book) =>
  (rest: string, c: Context<MessageEvent>): Typed | Refusal => {
    const t = listTexts[c.locale];
    const typed = parseWords(rest);
    if (typed.words.length === 0) return { refuse: t.needWords };
    if (typed.words.length > mostAtOnce) return { refuse: t.tooMany(mostAtOnce) };
    if (typed.words.some((w) => w.length > longestWord || book.check(plainRule(w)))) return { refuse: t.unusable };
    return typed;
  };
const parseRemove = (rest: string, c: Context<MessageEvent>): readonly string[] | Refusal => {
  const words = typedWords(rest);
  return words.length > 0 ? words : { refuse: listTexts[c.locale].needWords };
};
const parseFilter =
  (book: Book) =>
  (rest: string, c: Context<MessageEvent>): Filter | Refusal => {
    const [verb = '', ...more] = rest.split(/\s+/u);
    const words = rest.slice(verb.length).trim();
    const known = verb.toLowerCase();
    if (known === 'list' && more.length === 0) return { do: 'list' };
    if (known === 'add') {
      const typed = parseAdd(book)(words, c);
      return refused(typed) ? typed : { do: 'add', typed };
    }
    if (known === 'remove' || known === 'delete') {
      const which = parseRemove(words, c);
      return refused(which) ? which : { do: 'remove', words: which };
    }
    return { refuse: listTexts[c.locale].filterHelp };
  };

export function listCommands(d: Deps): readonly Command[] {
  const base = { level: 'called', allow: 'admin' } as const;
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
    run: (c, typed, tx) => add(d, c, typed, tx),
  };
  const removes: Command<readonly string[]> = {
    ...base,
    name: 'moderation.remove',
    words: { 'zh-CN': ['删除违禁词', '删违禁词'], 'zh-TW': ['刪除違禁詞', '移除違禁詞'], en: ['filter-remove'] },
    help: { 'zh-CN': '去掉违禁词', 'zh-TW': '拿掉違禁詞', en: 'take words off the list' },
    example: { 'zh-CN': '/删除违禁词 刷单', 'zh-TW': '/刪除違禁詞 刷單', en: '/filter remove spam' },
    parse: parseRemove,
    run: (c, words, tx) => remove(d, c, words, tx),
  };
  const lists: Command<null> = {
    ...base,
    name: 'moderation.list',
    words: { 'zh-CN': ['违禁词', '违禁词列表'], 'zh-TW': ['違禁詞', '違禁詞列表'], en: ['filters'] },
    help: { 'zh-CN': '看违禁词名单', 'zh-TW': '看違禁詞名單', en: 'show the list' },
    example: { 'zh-CN': '/违禁词', 'zh-TW': '/違禁詞', en: '/filters' },
    parse: noArguments,
    run: (c) => list(d, c),
  };
  const filter: Command<Filter> = {
    ...base,
    name: 'moderation.filter',
    words: { 'zh-CN': ['filter'], 'zh-TW': ['filter'], en: ['filter'] },
    help: null,
    example: { 'zh-CN': '/filter list', 'zh-TW': '/filter list', en: '/filter list' },
    parse: parseFilter(d.book),
    run: (c, f, tx) =>
      f.do === 'add' ? add(d, c, f.typed, tx) : f.do === 'remove' ? remove(d, c, f.words, tx) : list(d, c),
  };
  return [adds, removes, lists, filter];
}

/** Taking back what was done to the list. */
export const listUndoes = (d: Deps): Readonly<Record<string, Undo>> => ({
  'moderation.add': async (row, c, tx) => {
    const words = (row.after as RuleBody[]).map((r) => r.word);
    const ids = words.flatMap((w) => d.book.find(c.community.id, w)?.id ?? []);
    await erase(d, c, tx, ids);
    return [reply(c, listTexts[c.locale].back(words.length, false))];
  },
  'moderation.remove': async (row, c, tx) => {
    const made = await insert(d, c, tx, row.before as RuleBody[]);
    return [reply(c, listTexts[c.locale].back(made.length, true))];
  },
});
