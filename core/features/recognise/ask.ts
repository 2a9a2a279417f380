/** One summary to an owner, then what is not sure, question by question; nothing is merged without their yes. */
import { reply } from '../../kit/reply.ts';
import type { Tx } from '../../ports.ts';
import type { Answer, Context, Effect, Effects, Refusal, Room } from '../../types.ts';
import { matchPeople } from './match.ts';
import { applyPeople, applyRoom, listingOf, mostQuestions, seat, type Deps, type Summary } from './roster.ts';
import type { PeopleCase, RoomCase } from './schema.ts';
import type { Case } from './store.ts';
import { recogniseTexts } from './texts.ts';

const weekMs = 7 * 86_400_000;

/** The private chat of the highest of staff who can be reached: on another platform, or found again on this one. */
async function chatOf(d: Deps, c: Context, account: string): Promise<{ member: number; room: Room } | undefined> {
  const { people } = d.house;
  const here = await d.store.present(c.community.id, account);
  const staff = (await people.staff(c.community.id)).toSorted(
    (a, b) => Number(b.role === 'owner') - Number(a.role === 'owner'),
  );
  for (const s of staff) {
    if (s.account.endsWith(':before') || (s.account === account && !here.has(s.user))) continue;
    if (!(await people.reached(s.member, s.account))) continue;
    const room = await people.privateRoom(c.community, s.account, s.member, c.now);
    if (room) return { member: s.member, room };
  }
  return undefined;
}

export async function report(d: Deps, c: Context, data: Summary): Promise<Effects> {
  const chat = await chatOf(d, c, data.account);
  // Nobody can be reached: the log of acts has it, and whoever comes back says so.
  if (!chat) return [];
  const t = recogniseTexts[chat.room.locale ?? c.community.locale];
  const cases = (await d.store.cases(c.community.id)).slice(0, mostQuestions);
  const say = t.summary({ ...data, questions: cases.length });
  const first = cases[0];
  return [
    { do: 'send', to: { room: chat.room.id }, say },
    ...(first ? [question(c, first, chat.member, chat.room)] : []),
  ];
}

const question = (c: Context, { id, data }: Case, member: number, room: Pick<Room, 'id' | 'locale'>): Effect => {
  const t = recogniseTexts[room.locale ?? c.community.locale];
  const ask = { do: 'ask', data: { id }, for: { member }, to: { room: room.id }, until: c.now + weekMs } as const;
  if (data.kind === 'people')
    return {
      ...ask,
      step: 'people',
      data: { id, n: data.pairs.length },
      say: t.people(
        data.group,
        data.pairs.map((p) => p.name),
      ),
    };
  const choices = [
    { label: t.yes, value: 'yes' },
    { label: t.no, value: 'no' },
  ];
  return { ...ask, step: 'room', say: t.room(data.name, data.seats.length), choices };
};

/** The next one, or thanks. */
async function next(d: Deps, c: Context): Promise<Effects> {
  const [first] = await d.store.cases(c.community.id);
  return [first ? question(c, first, c.who.member, c.room) : reply(c, recogniseTexts[c.locale].thanks)];
}
const caseOf = async (d: Deps, c: Context, id: number): Promise<Case | undefined> => {
  const found = (await d.store.cases(c.community.id)).find((x) => x.id === id);
  return found && (await d.store.close(id, c.cause)) ? found : undefined;
};
const audit = (d: Deps, c: Context, subject: string, after: unknown): Promise<number | void> =>
  Promise.resolve(d.house.audit.write(c, { act: 'recognise.said', subject, room: null, before: null, after }));

async function sameRoom(d: Deps, c: Context, tx: Tx, said: RoomCase): Promise<Effects> {
  const [known] = (await d.store.rooms(said.account)).filter((r) => r.id === said.room);
  if (!known) return [];
  const moved = await applyRoom(d, c, tx, known, said.account, said.is);
  const couple = [
    listingOf(known.platformId, known.name, known.seats, known.ordered),
    listingOf(said.is, said.name, said.seats),
  ] as const;
  const people = await applyPeople(d, tx, said.account, matchPeople([couple]).people);
  await seat(d, c, tx, known.id, said.seats);
  await audit(d, c, said.name, { room: known.id, is: said.is, people: people.known.length });
  return [...moved, ...people.tells];
}

/** Numbers, all or none; else it is none of an answer. */
export function chosen(text: string, n: number): string | Refusal | null {
  const said = text.trim().toLowerCase();
  if (/^(都是|全是|all)$/u.test(said)) return 'all';
  if (/^(都不是|都不|没有|沒有|none|no)$/u.test(said)) return 'none';
  const numbers = said.split(/[\s,，、和]+/u).filter((w) => w !== '');
  if (numbers.length === 0 || !numbers.every((w) => /^[1-9][0-9]?$/.test(w) && Number(w) <= n)) return null;
  return [...new Set(numbers)].join(' ');
}
const picked = (value: string, pairs: PeopleCase['pairs']): PeopleCase['pairs'] => {
  if (value === 'all') return pairs;
  const numbers = new Set(value.split(' ').map(Number));
  return pairs.filter((_, i) => numbers.has(i + 1));
};

export const answers = (d: Deps): Readonly<Record<string, Answer<never>>> => {
  const room: Answer<{ id: number }> = {
    allow: 'admin',
    run: async (c, value, { id }, tx) => {
      const found = await caseOf(d, c, id);
      if (found?.data.kind !== 'room') return next(d, c);
      return [...(value === 'yes' ? await sameRoom(d, c, tx, found.data) : []), ...(await next(d, c))];
    },
  };
  const people: Answer<{ id: number; n: number }> = {
    allow: 'admin',
    parse: (text, { n }) => chosen(text, n),
    run: async (c, value, { id }, tx) => {
      const found = await caseOf(d, c, id);
      if (found?.data.kind !== 'people') return next(d, c);
      const { data } = found;
      const yes = picked(value, data.pairs);
      const done = await applyPeople(d, tx, data.account, yes);
      await audit(d, c, data.group, { people: yes });
      return [...done.tells, ...(await next(d, c))];
    },
  };
  return { room, people } as unknown as Readonly<Record<string, Answer<never>>>;
};
