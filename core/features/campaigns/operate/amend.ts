/** `更正` and `收回`: other words for what was sent, or nothing, wherever the platform can; where it cannot is said. */
import { parseLocale } from '../../../kit/parse.ts';
import { platformTitle } from '../../../kit/platforms.ts';
import { groupLocale, reply } from '../../../kit/reply.ts';
import type { Capability } from '../../../ports.ts';
import type { Context, Effect, Effects, Locale, Outward, Room } from '../../../types.ts';
import { byPlatform } from '../pace.ts';
import type { Desk } from '../run.ts';
import type { Fate } from '../store-runs.ts';
import { titleOf } from './find.ts';
import { operateTexts } from './texts.ts';

/** What was sent of the first step and can be named, with its room. */
async function sentOf(
  c: Context,
  desk: Desk,
  number: number,
): Promise<{
  readonly fates: readonly Fate[];
  readonly rooms: ReadonlyMap<number, Room>;
  readonly title: string;
} | null> {
  const run = await desk.runs.byId(c.community.id, number);
  if (!run) return null;
  const rooms = new Map((await desk.house.people.groups(c.community.id)).map((r) => [r.id, r]));
  const fates = (await desk.runs.fates(number)).filter((f) => f.state === 'sent' || f.state === 'maybe');
  return { fates, rooms, title: titleOf(run.definition) };
}

interface Split {
  readonly able: readonly { readonly room: Room; readonly messageId: string }[];
  readonly cannot: string;
}
/** Messages that can be changed, and the others by platform. */
function split(
  c: Context,
  desk: Desk,
  sent: readonly Fate[],
  rooms: ReadonlyMap<number, Room>,
  needs: Capability,
): Split {
  const able: { room: Room; messageId: string }[] = [];
  const not: string[] = [];
  for (const f of sent) {
    const room = rooms.get(f.room);
    if (!room) continue;
    if (f.messageId !== null && desk.house.can(room.account).has(needs)) able.push({ room, messageId: f.messageId });
    else not.push(room.account);
  }
  const named = byPlatform(not).map(([platform, n]) => `${platformTitle(platform, c.locale)} ${n}`);
  return { able, cannot: named.join(c.locale === 'en' ? ', ' : '、') };
}

/** `更正 12 新的话`, or for the groups of one language only: `更正 12 英文 New words`. */
export async function amend(c: Context, desk: Desk, number: number, words: string): Promise<Effects> {
  const t = operateTexts[c.locale];
  const sent = await sentOf(c, desk, number);
  if (!sent) return [reply(c, t.noRun)];
  const [, head = '', tail = ''] = /^(\S+)\s+([\s\S]+)$/u.exec(words) ?? [];
  const only = tail === '' ? undefined : parseLocale(head);
  const say = only === undefined ? words : tail;
  const speaks = (f: Fate): boolean => {
    const room = sent.rooms.get(f.room);
    return room !== undefined && (only === undefined || localeOf(c, room) === only);
  };
  const texts = sent.fates.filter((f) => f.step === 0 && (f.payload?.effect as Outward | undefined)?.do === 'send');
  const { able, cannot } = split(c, desk, texts.filter(speaks), sent.rooms, 'edit');
  const effects: Effect[] = able.map(({ room, messageId }) => ({ do: 'edit', room: room.id, messageId, say }));
  await audit(c, desk, 'campaign.fix', sent.title, number, { say, groups: able.length });
  return [...effects, reply(c, t.amended(able.length, cannot))];
}
const localeOf = (c: Context, room: Room): Locale => groupLocale({ room, community: c.community });

/** `收回 12`: what waits is not sent, what was sent is deleted, all steps. */
export async function recall(c: Context, desk: Desk, number: number): Promise<Effects> {
  const t = operateTexts[c.locale];
  const sent = await sentOf(c, desk, number);
  if (!sent) return [reply(c, t.noRun)];
  await desk.runs.stop(number, c.cause);
  await desk.runs.drop(number, c.now, 'taken back by staff');
  const { able, cannot } = split(c, desk, sent.fates, sent.rooms, 'delete');
  const effects: Effect[] = able.map(({ room, messageId }) => ({ do: 'delete', room: room.id, messageId }));
  await audit(c, desk, 'campaign.recall', sent.title, number, { groups: able.length });
  const groups = new Set(able.map((a) => a.room.id)).size;
  return [...effects, reply(c, t.recalled(groups, cannot))];
}

const audit = async (
  c: Context,
  desk: Desk,
  act: string,
  subject: string,
  run: number,
  after: object,
): Promise<void> => {
  await desk.house.audit.write(c, { act, subject, room: null, before: { run }, after });
};
