/** Quoting a message with `违禁`: the one or two words that tell most, to be chosen in private. */
import { reply } from '../../../kit/reply.ts';
import type { Answer, Command, Context, Effects, MessageEvent } from '../../../types.ts';
import { put, type AddParts } from './add.ts';
import { parseRules } from './parse.ts';
import { plainRule, type RuleBody } from './rules.ts';
import { telling, wordsIn } from './telling.ts';
import { importTexts } from './texts-import.ts';

const answerMs = 3_600_000;
/** How much of the group's own talk rarity is measured by, in numbers of messages. */
const window = 5_000;
const longestRead = 500;

/** As if it were typed: an address is a rule about links to it. */
const ruleOf = (word: string): RuleBody => {
  const [typed] = parseRules(/\s/u.test(word) ? `"${word}"` : word).wanted;
  return typed ? { ...plainRule(word), ...typed } : plainRule(word);
};

/** Asked in private, so that the group does not read the words. */
export async function proposeWords(d: AddParts, c: Context<MessageEvent>): Promise<Effects> {
  const t = importTexts[c.locale];
  const text = (c.event.replyTo?.text ?? '').slice(0, longestRead);
  const words = wordsIn(text).filter(({ word }) => !d.book.check(ruleOf(word)) && !d.book.find(c.community.id, word));
  const rooms = (await d.house.people.groups(c.community.id)).map((g) => g.id);
  const newest = await d.past.newest();
  const times = await d.past.holding(
    rooms,
    newest - window,
    words.map((w) => w.word),
  );
  const chosen = telling(words, times, Math.min(newest, window));
  if (chosen.length === 0) return [reply(c, t.noWords)];
  const here = c.room.kind === 'private';
  return [
    {
      do: 'ask',
      step: 'quote',
      data: chosen,
      for: { member: c.who.member },
      to: here ? { room: c.room.id } : { private: c.who.member },
      say: t.propose,
      choices: [...chosen.map((w, i) => ({ label: w, value: String(i) })), { label: t.leave, value: 'no' }],
      until: c.now + answerMs,
    },
    ...(here ? [] : [reply(c, t.sent)]),
  ];
}

export const quoteAnswer = (d: AddParts): Answer => ({
  allow: 'admin',
  run: async (c, value, data, tx) => {
    const word = (data as readonly string[])[Number(value)];
    if (value === 'no' || word === undefined) return [reply(c, importTexts[c.locale].left)];
    return put(d, c, [{ ...ruleOf(word), state: 'watch' }], 0, tx);
  },
});

/** Of members it is ordinary talk. */
export const quoteCommand = (d: AddParts): Command<null> => ({
  name: 'moderation.quote',
  words: { 'zh-CN': ['违禁'], 'zh-TW': ['違禁'], en: ['filter-this'] },
  level: 'bare',
  allow: 'admin',
  help: {
    'zh-CN': '引用一条消息，挑出违禁词',
    'zh-TW': '引用一則訊息，挑出違禁詞',
    en: 'quote a message to pick its words',
  },
  example: { 'zh-CN': '违禁', 'zh-TW': '違禁', en: '/filter-this' },
  parse: (rest, c) =>
    rest === '' && (c.event.replyTo?.text ?? '') !== '' && (c.role === 'admin' || c.role === 'owner')
      ? null
      : { refuse: importTexts[c.locale].needList },
  run: (c) => proposeWords(d, c),
});
