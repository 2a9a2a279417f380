/** Many words at once: lists pasted by message, presets by name, the shop's own product names. */
import { cut } from '../../../kit/cut.ts';
import { reply } from '../../../kit/reply.ts';
import type { Tx } from '../../../ports.ts';
import type { Answer, Command, Context, Effects, MessageEvent, Refusal } from '../../../types.ts';
import type { PresetApplied, PresetUndone } from '../../presets/events.ts';
import { put, type AddParts } from './add.ts';
import { erase, insert, type Kept } from './keep.ts';
import { presetCalled, wordPresets, type WordPreset } from '../presets/index.ts';
import { plainRule, type RuleBody } from './rules.ts';
import { importTexts } from './texts-import.ts';
import { untilReport } from './watch.ts';
import { readWordList, type ListedWord } from './word-list.ts';

const answerMs = 3_600_000;
const longestWord = 50;
const partsShown = 4;
/** Enough to see that a table was read as one. */
const wordsShown = 3;
const longestShown = 12;

/** Words that can be looked for and are not there already, by category and level, each group a list of its own. */
export function listsFrom(
  d: Pick<AddParts, 'book'>,
  community: number,
  words: readonly ListedWord[],
  name: string,
): { lists: Kept[]; skipped: number } {
  const groups = new Map<string, { category: string | null; level: number | null; words: string[] }>();
  let skipped = 0;
  for (const { word, category, level } of words) {
    const there = d.book.find(community, word) ?? d.book.listWith(community, word);
    if (word.length > longestWord || there || d.book.check(plainRule(word))) {
      skipped++;
      continue;
    }
    const key = `${category ?? ''}\n${level ?? ''}`;
    const group = groups.get(key) ?? { category, level, words: [] };
    groups.set(key, group);
    group.words.push(word);
  }
  const taken = new Set(d.book.list(community).flatMap((r) => (r.kind === 'list' ? [r.word] : [])));
  const free = (wanted: string): string => {
    let found = wanted;
    for (let n = 2; taken.has(found); n++) found = `${wanted} ${n}`;
    taken.add(found);
    return found;
  };
  const lists = [...groups.values()].map((g): Kept => ({
    ...plainRule(free(g.category ?? name), {
      kind: 'list',
      category: g.category,
      severity: g.level ?? 1,
      state: 'watch',
    }),
    spec: { size: g.words.length },
    words: g.words,
  }));
  return { lists, skipped };
}

/** `导入违禁词` and the lines after it: told first, brought in when confirmed. */
function ask(d: AddParts, c: Context, text: string): Effects {
  const t = importTexts[c.locale];
  const { words, doubles, levels } = readWordList(text);
  const { lists, skipped } = listsFrom(d, c.community.id, words, t.name);
  const n = lists.reduce((sum, l) => sum + (l.spec.size ?? 0), 0);
  if (n === 0) return [reply(c, t.nothing)];
  const sizes = new Map<string, number>();
  for (const { category, spec } of lists)
    if (category !== null) sizes.set(category, (sizes.get(category) ?? 0) + (spec.size ?? 0));
  const parts = [...sizes].slice(0, partsShown).map(([category, size]) => t.part(category, size));
  // In a group the words are not said again.
  const all = c.room.kind === 'private' ? lists.flatMap((l) => l.words ?? []) : [];
  const some = all.slice(0, wordsShown).map((w) => cut(w, longestShown));
  return [
    {
      do: 'ask',
      step: 'import',
      data: text,
      for: { member: c.who.member },
      to: { room: c.room.id },
      say: t.preview({ n, skipped: skipped + doubles, levels, parts, some }),
      choices: [
        { label: t.bring, value: 'yes' },
        { label: t.leave, value: 'no' },
      ],
      until: c.now + answerMs,
    },
  ];
}

export const importAnswer = (d: AddParts): Answer => ({
  allow: 'admin',
  run: async (c, value, data, tx) => {
    const t = importTexts[c.locale];
    if (value !== 'yes') return [reply(c, t.left)];
    const { words } = readWordList(data as string);
    const { lists } = listsFrom(d, c.community.id, words, t.name);
    const n = lists.reduce((sum, l) => sum + (l.spec.size ?? 0), 0);
    return n === 0 ? [reply(c, t.nothing)] : put(d, c, lists, 0, tx, t.brought(n));
  },
});

/** One list of product names for the community: mentioning them breaks no rule. */
async function products(d: AddParts, c: Context, text: string, tx: Tx): Promise<Effects> {
  const t = importTexts[c.locale];
  const words = readWordList(text).words.map((w) => w.word);
  const community = c.community.id;
  const there = d.book.list(community).find((r) => r.kind === 'list' && r.spec.fine === true);
  const fresh = words.filter(
    (w) => w.length <= longestWord && (!there || d.book.listWith(community, w)?.rule.id !== there.id),
  );
  if (fresh.length === 0) return [reply(c, t.known)];
  const body: RuleBody = {
    ...plainRule(t.products, { kind: 'list', actions: [] }),
    spec: { fine: true, size: fresh.length },
  };
  if (there) {
    const spec = { ...there.spec, size: (there.spec.size ?? 0) + fresh.length };
    await d.rules.addEntries(there.id, fresh, c.cause);
    await d.rules.change(there.id, { spec });
    d.sync.changed(c.community.id, tx);
    tx.after(() => {
      d.book.put(community, [{ ...there, spec }]);
      d.book.fill(community, there.id, fresh);
    });
  } else await insert(d, c, tx, [{ ...body, words: fresh }]);
  const after = { list: there?.id ?? null, words: fresh };
  await d.house.audit.write(c, {
    act: 'moderation.products',
    subject: `${fresh.length}`,
    room: null,
    before: null,
    after,
  });
  return [reply(c, t.productsIn(fresh.length))];
}

const onHere = (d: AddParts, c: Context, preset: WordPreset) =>
  d.book.list(c.community.id).find((r) => r.kind === 'preset' && r.word === preset.name);

async function switchOn(d: AddParts, c: Context, preset: WordPreset, tx: Tx): Promise<Effects> {
  const t = importTexts[c.locale];
  const name = preset.title[c.locale];
  if (preset.words.length === 0) return [reply(c, t.ownWords(name))];
  if (onHere(d, c, preset)) return [reply(c, t.presetThere(name))];
  const body = plainRule(preset.name, { kind: 'preset', category: name, state: 'watch' });
  return put(d, c, [body], 0, tx, t.presetOn(name, preset.words.length));
}

async function switchOff(d: AddParts, c: Context, preset: WordPreset, tx: Tx): Promise<Effects> {
  const t = importTexts[c.locale];
  const rule = onHere(d, c, preset);
  if (!rule) return [reply(c, t.presetNotOn(preset.title[c.locale]))];
  const before = await erase(d, c, tx, [rule]);
  await d.house.audit.write(c, { act: 'moderation.remove', subject: '1', room: null, before, after: null });
  return [reply(c, t.presetOff(preset.title[c.locale]))];
}

/** What a kind of group brings with it, by name. */
const belongs: Readonly<Record<string, string>> = { shop: 'ads' };

/** A kind of group was chosen that wants a preset: it is put to watch, quietly; the choice itself has an answer. */
export async function presetApplied(d: AddParts, c: Context, what: PresetApplied, tx: Tx): Promise<Effects> {
  const preset = wordPresets.find((p) => p.name === belongs[what.preset]);
  if (!preset || onHere(d, c, preset)) return [];
  const category = preset.title[c.community.locale];
  const made = await insert(d, c, tx, [plainRule(preset.name, { kind: 'preset', category, state: 'watch' })]);
  return untilReport(c, made, what.member);
}
/** Taken back while the owner has not made it his own. */
export async function presetUndone(d: AddParts, c: Context, what: PresetUndone, tx: Tx): Promise<Effects> {
  const preset = wordPresets.find((p) => p.name === belongs[what.preset]);
  const rule = preset && onHere(d, c, preset);
  if (rule && rule.state !== 'on') await erase(d, c, tx, [rule]);
  return [];
}

export interface Switching {
  readonly preset: WordPreset | null;
  readonly on: boolean;
}
export function parsePreset(rest: string, c: Context<MessageEvent>, on: boolean): Switching | Refusal {
  if (rest === '') return { preset: null, on };
  const off = /^(?:off|关|關|停用)\s+(.*)$/iu.exec(rest)?.[1];
  const preset = presetCalled(off ?? rest);
  const names = wordPresets.map((p) => p.title[c.locale]);
  return preset ? { preset, on: on && off === undefined } : { refuse: importTexts[c.locale].noSuchPreset(names) };
}
export function runPreset(d: AddParts, c: Context, s: Switching, tx: Tx): Promise<Effects> | Effects {
  if (s.preset) return s.on ? switchOn(d, c, s.preset, tx) : switchOff(d, c, s.preset, tx);
  const on = wordPresets.filter((p) => onHere(d, c, p));
  const off = wordPresets.filter((p) => !on.includes(p) && p.words.length > 0);
  const names = (all: readonly WordPreset[]): string[] => all.map((p) => p.title[c.locale]);
  return [reply(c, importTexts[c.locale].presets(names(on), names(off)))];
}

export function collectionCommands(d: AddParts): readonly Command[] {
  const base = { level: 'called', allow: 'admin' } as const;
  const lists: Command<string> = {
    ...base,
    name: 'moderation.import',
    words: { 'zh-CN': ['导入违禁词'], 'zh-TW': ['匯入違禁詞'], en: ['import-words'] },
    help: { 'zh-CN': '一次导入很多违禁词', 'zh-TW': '一次匯入很多違禁詞', en: 'bring in many words at once' },
    example: {
      'zh-CN': '/导入违禁词 刷单、兼职日结、加微信',
      'zh-TW': '/匯入違禁詞 刷單、兼職日結、加微信',
      en: '/import-words free money, easy cash',
    },
    parse: (rest, c) => (rest === '' ? { refuse: importTexts[c.locale].needList } : rest),
    run: (c, text) => ask(d, c, text),
  };
  const goods: Command<string> = {
    ...base,
    name: 'moderation.products',
    words: { 'zh-CN': ['商品词'], 'zh-TW': ['商品詞'], en: ['product-names'] },
    help: { 'zh-CN': '商品名不算违禁', 'zh-TW': '商品名不算違禁', en: 'product names are fine' },
    example: {
      'zh-CN': '/商品词 大麻花、刷单器',
      'zh-TW': '/商品詞 大麻花、刷單器',
      en: '/product-names hemp soap, weed whacker',
    },
    parse: (rest, c) => (rest === '' ? { refuse: importTexts[c.locale].needProducts } : rest),
    run: (c, text, tx) => products(d, c, text, tx),
  };
  const on: Command<Switching> = {
    ...base,
    name: 'moderation.preset',
    words: { 'zh-CN': ['启用词库', '词库'], 'zh-TW': ['啟用詞庫', '詞庫'], en: ['filter-preset'] },
    help: { 'zh-CN': '打开现成的词库', 'zh-TW': '打開現成的詞庫', en: 'switch a ready-made list on' },
    example: { 'zh-CN': '/启用词库 广告', 'zh-TW': '/啟用詞庫 廣告', en: '/filter preset scam' },
    parse: (rest, c) => parsePreset(rest, c, true),
    run: (c, s, tx) => runPreset(d, c, s, tx),
  };
  const off: Command<Switching> = {
    ...on,
    name: 'moderation.preset-off',
    words: { 'zh-CN': ['停用词库'], 'zh-TW': ['停用詞庫'], en: ['filter-preset-off'] },
    help: { 'zh-CN': '关掉词库', 'zh-TW': '關掉詞庫', en: 'switch a ready-made list off' },
    example: { 'zh-CN': '/停用词库 广告', 'zh-TW': '/停用詞庫 廣告', en: '/filter preset off scam' },
    parse: (rest, c) => parsePreset(rest, c, false),
  };
  return [lists, goods, on, off];
}
