/** The commands that keep the list; the same by `/filter`. */
import { reply } from '../../../kit/reply.ts';
import type { Command, Context } from '../../../types.ts';
import { addRules, editRules, type AddParts } from './add.ts';
import { filterCommand } from './filter.ts';
import { showLadder, type Step } from '../acts/ladder.ts';
import { ladderTexts } from '../acts/texts-ladder.ts';
import { list, move, pageIn, parseAdd, parseWords, remove } from './list-words.ts';
import { typedWords, type Typed } from './parse.ts';
import { ladderSetting } from '../settings.ts';
import { listTexts } from './texts-lists.ts';

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
  return [...changing(d), ...deciding(d), lists, filterCommand(d), ladderCommand(d)];
}

const ladderHere = (d: AddParts, c: Context): readonly Step[] =>
  d.house.settings.get(ladderSetting, { community: c.community.id, room: c.room.id });

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
    return read.success ? read.data : { refuse: ladderTexts[c.locale].kept(showLadder(ladderHere(d, c), c.locale)) };
  },
  run: async (c, steps, tx) => {
    const t = ladderTexts[c.locale];
    if (!steps) return [reply(c, t.is(showLadder(ladderHere(d, c), c.locale)))];
    await d.house.settings.set(c, tx, ladderSetting.key, 0, steps);
    return [reply(c, t.set(showLadder(steps, c.locale)))];
  },
});
