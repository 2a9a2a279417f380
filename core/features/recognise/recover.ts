/** `找回积分`: who was not recognised says who they were, proves it, and somebody of staff says yes. */
import { civilDay } from '../../kit/calendar.ts';
import { noArguments } from '../../kit/parse.ts';
import { reply } from '../../kit/reply.ts';
import { keepers } from '../../kit/staff.ts';
import { foldCommand } from '../../text/index.ts';
import type { Tx } from '../../ports.ts';
import type { Answer, Command, Context, Effects } from '../../types.ts';
import { applyPeople, type Deps } from './roster.ts';
import type { IdentityRow } from './store.ts';
import { recogniseTexts } from './texts.ts';

const minute = 60_000;
const dayMs = 86_400_000;
const triesADay = 3;
const longestName = 60;

/** What staff is asked. */
interface Claimed {
  readonly account: string;
  readonly was: string;
  readonly is: string;
  /** Where who asked is answered. */
  readonly room: number;
}

/** Known people of that name who are in no list any more: an active member is nobody's past. */
async function lost(d: Deps, c: Context, name: string): Promise<IdentityRow[]> {
  const here = await d.store.present(c.community.id, c.room.account);
  return (await d.store.identities(c.room.account)).filter(
    (i) =>
      i.community === c.community.id &&
      i.member !== c.who.member &&
      !here.has(i.user) &&
      foldCommand(i.name) === foldCommand(name),
  );
}

/** A number of points, or a day: `11-20`, `11月20日`, `2026-11-20`. */
export function proofIn(text: string, today: string): { readonly day?: string; readonly points?: number } {
  const said = text.trim();
  const date = /^(?:([0-9]{4})[-/.年])?([0-9]{1,2})[-/.月]([0-9]{1,2})[日号號]?$/u.exec(said);
  if (date) {
    const [, year, month = '', day = ''] = date;
    const mmdd = `${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
    const thisYear = today.slice(0, 4);
    const y = year ?? (mmdd > today.slice(5) ? `${Number(thisYear) - 1}` : thisYear);
    return { day: `${y}-${mmdd}` };
  }
  const points = /^([0-9]{1,12})\s*(?:分|點|点|points?)?$/iu.exec(said);
  return points ? { points: Number(points[1]) } : {};
}

async function proven(d: Deps, c: Context, name: string, text: string): Promise<IdentityRow | undefined> {
  const said = proofIn(text, civilDay(c.now, c.community.timeZone));
  const right: IdentityRow[] = [];
  for (const i of await lost(d, c, name)) {
    const points = await d.house.ledger.balance(c, i.member);
    const at = await d.store.lastCheckin(c.community.id, i.member);
    const day = at === undefined ? undefined : civilDay(at, c.community.timeZone);
    // Nobody's nothing proves nothing.
    if (
      (said.points !== undefined && points > 0 && said.points === points) ||
      (said.day !== undefined && said.day === day)
    )
      right.push(i);
  }
  return right.length === 1 ? right[0] : undefined;
}

async function prove(d: Deps, c: Context, name: string, text: string): Promise<Effects> {
  const t = recogniseTexts[c.locale];
  const found = await proven(d, c, name, text);
  if (!found) {
    await d.store.wrong(c.who.member, c.now, dayMs, c.cause);
    // The same whether nobody is called so or the proof is wrong: nothing can be found out.
    return [reply(c, t.wrong)];
  }
  const least = (await d.store.granted(found.member)) === 'member' ? 'moderator' : 'owner';
  const where = { community: c.community.id, account: c.room.account };
  const [keeper] = (await keepers(d.house.people, where, least)).filter(
    (k) => k.reached && k.member !== c.who.member && k.member !== found.member,
  );
  if (!keeper) return [reply(c, t.nobody)];
  const data: Claimed = { account: c.room.account, was: found.user, is: c.who.user, room: c.room.id };
  const points = await d.house.ledger.balance(c, found.member);
  return [
    {
      do: 'ask',
      step: 'mayThey',
      data,
      for: { member: keeper.member },
      to: { private: keeper.member },
      say: t.mayThey(c.who.name, found.name, points),
      choices: [
        { label: t.yes, value: 'yes' },
        { label: t.no, value: 'no' },
      ],
      until: c.now + 3 * dayMs,
    },
    reply(c, t.waiting),
  ];
}

async function decided(d: Deps, c: Context, value: string, data: Claimed, tx: Tx): Promise<Effects> {
  const t = recogniseTexts[c.locale];
  const there = { do: 'send', to: { room: data.room } } as const;
  if (value !== 'yes') return [reply(c, t.refused), { ...there, say: t.refusedThere }];
  const done = await applyPeople(d, tx, data.account, [data]);
  if (done.known.length === 0) return [reply(c, t.changed)];
  const [known] = done.known;
  await d.house.audit.write(c, {
    act: 'recognise.said',
    subject: known?.name ?? '',
    room: null,
    before: null,
    after: { was: data.was, is: data.is },
  });
  return [...done.tells, reply(c, t.found), { ...there, say: t.foundThere }];
}

export const recoverAnswers = (d: Deps): Readonly<Record<string, Answer<never>>> => {
  const ask = (c: Context, step: string, data: unknown, say: string): Effects => [
    { do: 'ask', step, data, for: { member: c.who.member }, to: { room: c.room.id }, say, until: c.now + 5 * minute },
  ];
  const name: Answer<null> = {
    parse: (text) => (text.trim() === '' || text.trim().length > longestName ? null : text.trim()),
    run: (c, value) => ask(c, 'proof', { name: value }, recogniseTexts[c.locale].whichProof),
  };
  const proof: Answer<{ name: string }> = {
    parse: (text, _data, c) => {
      const said = proofIn(text, civilDay(c.now, c.community.timeZone));
      return said.day === undefined && said.points === undefined ? null : text.trim();
    },
    run: (c, value, data) => prove(d, c, data.name, value),
  };
  const mayThey: Answer<Claimed> = { allow: 'moderator', run: (c, value, data, tx) => decided(d, c, value, data, tx) };
  return { name, proof, mayThey } as unknown as Readonly<Record<string, Answer<never>>>;
};

export const recover = (d: Deps): Command<null> => ({
  name: 'recognise.recover',
  words: { 'zh-CN': ['找回积分'], 'zh-TW': ['找回點數', '找回積分'], en: ['recover'] },
  level: 'bare',
  allow: 'member',
  help: {
    'zh-CN': '换了号没认出你，找回以前的积分',
    'zh-TW': '換了號沒認出你，找回以前的點數',
    en: 'get back the points from before',
  },
  example: { 'zh-CN': '/找回积分', 'zh-TW': '/找回點數', en: '/recover' },
  parse: noArguments,
  run: async (c) => {
    const t = recogniseTexts[c.locale];
    if ((await d.store.tried(c.who.member, c.now, dayMs)) >= triesADay) return [reply(c, t.tomorrow)];
    return [
      {
        do: 'ask',
        step: 'name',
        for: { member: c.who.member },
        to: { room: c.room.id },
        say: t.whichName,
        until: c.now + 5 * minute,
      },
    ];
  },
});
