/** Somebody who answered wrongly twice on an ordinary day: staff are asked, for nobody else would let them talk. */
import { cut } from '../../kit/cut.ts';
import { reply } from '../../kit/reply.ts';
import type { Tx } from '../../ports.ts';
import type { Answer, Context, Effects } from '../../types.ts';
import { answered, free, mostTries, type Deps, type Place } from './doors.ts';
import { removeSetting } from './settings.ts';
import type { CheckRow } from './store.ts';
import { raidTexts } from './texts.ts';
import { placeOf, remove, toStaff } from './wave.ts';

/** What the question carries. */
export interface OneAbout {
  readonly room: number;
  readonly member: number;
}
const longestName = 20;

async function askStaff(d: Deps, c: Context, at: Place, check: CheckRow): Promise<Effects> {
  const t = raidTexts[at.community.locale];
  const can = d.house.can(at.room.account);
  const held = check.muted || can.has('delete');
  const data: OneAbout = { room: at.room.id, member: check.member };
  return toStaff(d, c, at, t.one(at.room.name, cut(c.who.name, longestName), held), {
    step: 'failed',
    data,
    choices: [
      { label: t.oneIn, value: 'in' },
      ...(can.has('kick') ? [{ label: t.oneOut, value: 'go' }] : []),
      { label: t.leave, value: 'leave' },
    ],
  });
}

/** The owner said that whoever is late goes: there is nothing to ask. */
const removes = (d: Deps, c: Context): boolean =>
  d.house.settings.get(removeSetting, { community: c.community.id, room: c.room.id }) &&
  d.house.can(c.room.account).has('kick');

/** An answer at the door, and what follows when it was the last one. */
export async function answeredHere(d: Deps, c: Context, tx: Tx, check: CheckRow, right: boolean): Promise<Effects> {
  const effects = await answered(d, c, tx, check, right);
  const last = !right && check.raid === null && check.tries + 1 === mostTries && effects.length > 0;
  if (!last || removes(d, c) || !d.memory.mayAsk(c.room.id, check.id, c.now)) return effects;
  return [...effects, ...(await askStaff(d, c, placeOf(c), check))];
}

/** What staff decide about one newcomer; somebody of them may have done so already. */
export const failedAnswer = (d: Deps): Answer<OneAbout> => ({
  allow: 'admin',
  run: async (c, value, { room: id, member }, tx) => {
    const t = raidTexts[c.locale];
    if (value !== 'in' && value !== 'go') return [reply(c, t.oneLeft)];
    const check = d.memory.check(id, member);
    const room = check && (await d.house.people.room(id, d.house.database.db));
    if (!check || !room) return [reply(c, t.nothing)];
    if (value === 'in') return [...(await free(d, c, tx, [check], 'freed')), reply(c, t.freed(1))];
    return [...(await remove(d, c, tx, { community: c.community, room }, [check])), reply(c, t.goneOn(1))];
  },
});
