/** The voice of the bot, end to end: small scenes between people of a group, their owner and the bot, in every language. */
import { afterEach, describe, expect, it } from 'vitest';

import { simplifiedOnly, width } from '../../core/text/index.ts';
import { locales, type Locale } from '../../core/types.ts';
import { everythingBut, harness, minute, wechatCan, type Harness, type HarnessOptions } from '../harness.ts';
import { typed } from './tone-words.ts';

let h: Harness | undefined;
let spoken: Locale = 'en';
afterEach(async () => {
  const errors = h?.errors ?? [];
  const said = (h?.transcript() ?? []).filter((l) => l.startsWith('榕: '));
  await h?.close();
  h = undefined;
  expect(errors).toEqual([]);
  expect(said.filter((l) => foreign(l, spoken).length > 0)).toEqual([]);
  expect(said.filter((l) => l.split('\n').length > 5)).toEqual([]);
});

/** Names are written as people write them; the rest is in the language of the group. */
const names = /榕: |※?店长 Lin:?|小鹿母婴群|果果妈|阿豪|小禾/gu;
const foreign = (line: string, locale: Locale): string[] => {
  const own = line.replace(names, '');
  if (locale === 'en') return own.replace(/"[^"]*"/gu, '').match(/[\p{Script=Han}（）「」：，。、；！？]/gu) ?? [];
  return locale === 'zh-TW' ? simplifiedOnly(own) : [];
};

/** A group in which owner and member have said hello. */
async function group(locale: Locale, o: HarnessOptions = {}): Promise<Harness> {
  spoken = locale;
  h = await harness({ locale, ...o });
  await h.say('lin', 'hi');
  await h.say('may', 'hi');
  return h;
}
/** The owner brings the bot into the group; what it says to the group and to the owner. */
async function arrival(locale: Locale, o: HarnessOptions): Promise<{ b: Harness; first: string[] }> {
  spoken = locale;
  h = await harness({ locale, ...o });
  const first = await h.arrive();
  return { b: h, first };
}
/** Exactly one message, in the group, as short as a member's answer must be. */
function one(said: readonly string[]): string {
  expect(said).toHaveLength(1);
  const [line = ''] = said;
  expect(line.split('\n').length).toBeLessThanOrEqual(2);
  expect(width(line)).toBeLessThanOrEqual(60);
  return line;
}
const inGroup = (said: readonly string[]): string[] => said.filter((l) => !l.startsWith('※'));
const toOwner = (said: readonly string[]): string[] => said.filter((l) => l.startsWith('※店长 Lin'));

describe.each(locales)('in %s', (locale) => {
  const w = typed[locale];
  const refIn = (said: readonly string[]): string => w.id.exec(said.join('\n'))?.[1] ?? '';

  it('first check-in: what came of it; two more are refused kindly, the next in silence', async () => {
    const b = await group(locale);
    expect(one(await b.say('may', w.checkin))).toMatch(w.firstAnswer);
    expect(one(await b.say('may', w.checkinLoud))).toMatch(w.again);
    expect(one(await b.say('may', w.checkin))).toMatch(w.again);
    expect(await b.say('may', w.checkin)).toEqual([]);
  });

  it('small talk about points is left alone; the bot answers when it is called', async () => {
    const b = await group(locale);
    expect(await b.say('may', w.wonder)).toEqual([]);
    expect(await b.say('may', w.thanks)).toEqual([]);
    expect(one(await b.say('may', w.askBot))).toMatch(w.shortHelp);
    // The same again within ten minutes: it was said, and the bot is no parrot.
    expect(await b.say('may', w.askBot)).toEqual([]);
  });

  it('the morning rush is one answer that names everybody once', async () => {
    const b = await group(locale, { can: wechatCan, mergeSeconds: 20 });
    // Somebody was just answered, so the window is open.
    await b.deliver({ who: 'early', text: w.checkin });
    await b.pass(0);
    const guests = ['果果妈', '阿豪', 'Sofia', '小禾', 'Ann', 'Ben', 'Cleo', 'Dan', 'Eve', 'Finn', 'Gus'];
    await b.say('may', w.checkin);
    for (const who of guests) await b.deliver({ who, text: w.checkin });
    const said = await b.pass(minute);
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(w.rush);
    for (const who of guests) expect((said[0] ?? '').split(who)).toHaveLength(2);
  });

  it('a banned word: the owner is told what will happen, the member why, and staff take it back', async () => {
    const b = await group(locale, { can: wechatCan });
    const noted = await b.tell('lin', w.addWords);
    expect(noted).toHaveLength(1);
    expect(noted[0]).toMatch(w.noted);
    expect((await b.tell('lin', w.tryIt)).join()).toMatch(w.would);

    const said = await b.say('may', w.soft);
    const reminder = one(inGroup(said));
    expect(reminder).toMatch(w.reminder);
    expect(reminder).toMatch(w.askBack);
    // What must not be said is not said by the bot either.
    expect(reminder).not.toMatch(/微信|wechat/iu);
    expect(toOwner(said).join()).toMatch(w.left);

    expect(one(await b.say('may', w.why(refIn(said))))).toMatch(w.reason);
    expect(one(inGroup(await b.tell('lin', w.pardon(refIn(said)))))).toMatch(w.forgiven);
  });

  it('a banned word in disguise is taken down where the platform can', async () => {
    const b = await group(locale);
    await b.tell('lin', w.addWords);
    const said = await b.say('may', w.spam);
    expect(one(inGroup(said))).toMatch(w.reminder);
    expect(b.transcript().join('\n')).toContain(`(removed) ${w.spam}`);
  });

  it('a stranger’s question why is not answered with somebody else’s words', async () => {
    const b = await group(locale);
    await b.tell('lin', w.addWords);
    const ref = refIn(await b.say('may', w.spam));
    const answer = one(await b.say('hao', w.why(ref)));
    expect(answer).not.toMatch(/信|easy/iu);
  });

  it('the owner brings the bot in: one greeting to the group, and a shop is set up in two answers', async () => {
    const { b, first } = await arrival(locale, { can: wechatCan });
    const [greeting = ''] = inGroup(first);
    expect(inGroup(first)).toHaveLength(1);
    expect(greeting.split('\n').length).toBeLessThanOrEqual(3);
    expect(toOwner(first)).toHaveLength(2);
    expect(toOwner(first)[1]).toMatch(w.presets);

    const sure = await b.tell('lin', '1');
    expect(sure).toHaveLength(1);
    expect(sure[0]).toMatch(w.sure);
    const done = await b.tell('lin', '1');
    expect(done).toHaveLength(1);
    expect(done[0]).toMatch(w.done);
    expect(done[0]).toMatch(w.lacks);

    // Nobody else is spoken to, and what was switched on works.
    expect(inGroup(await b.act({ do: 'join', who: 'xiaohe' }))).toHaveLength(1);
    expect((await b.tell('lin', w.undo))[0]).toMatch(w.undone);
    await b.act({ do: 'leave', who: 'xiaohe' });
    expect(await b.act({ do: 'join', who: 'xiaohe' })).toEqual([]);
  });

  it('where there are buttons and every right, there is nothing to apologise for', async () => {
    const { b, first } = await arrival(locale, {});
    expect(toOwner(first)[1]).toMatch(/\[.+\] \[.+\] \[.+\] \[.+\]$/u);
    await b.press('lin', 1, 'private');
    const done = await b.press('lin', 1, 'private');
    expect(done[0]).toMatch(w.done);
    expect(done[0]).not.toMatch(w.lacks);
  });

  it('no muting here: said when the word is added, the member is warned, the owner told and asked at the third time', async () => {
    const b = await group(locale, { can: wechatCan });
    expect((await b.tell('lin', w.addMute))[0]).toMatch(w.noMute);
    const said = await b.say('may', w.muteWord);
    expect(one(inGroup(said))).toMatch(w.warned);
    expect(toOwner(said).join()).toMatch(w.left);
    await b.say('may', w.muteWord);
    const third = toOwner(await b.say('may', w.muteWord)).join();
    expect(third).toMatch(w.thirdTime);
    expect(third.split('\n').length).toBeLessThanOrEqual(5);
  });

  it('nobody can be removed here: the owner hears of it at once', async () => {
    const b = await group(locale, { can: everythingBut('choices', 'delete', 'mute', 'kick', 'ban') });
    expect((await b.tell('lin', w.addKick))[0]).toMatch(w.noKick);
    const said = await b.say('may', w.kickWord);
    expect(one(inGroup(said))).toMatch(w.warned);
    expect(toOwner(said).join()).toMatch(w.left);
    expect(b.platform.snapshot().people.find((p) => p.id === 'may')?.present).toBe(true);
  });
});
