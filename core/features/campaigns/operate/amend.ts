/** `更正` and `收回`: other words for what was sent, or nothing, wherever the platform can; where it cannot is said. */
import { parseLocale } from '../../../kit/parse.ts';
import { platformTitle } from '../../../kit/platforms.ts';
import { reply } from '../../../kit/reply.ts';
import type { Capability } from '../../../ports.ts';
import type { Context, Effect, Effects, Locale, Outward, Room } from '../../../types.ts';
import { byPlatform } from '../pace.ts';
import type { Desk } from '../run.ts';
import type { Fate } from '../store-runs.ts';
import { campaignTexts } from '../texts.ts';
import { titleOf } from './find.ts';
import { unitOf } from './progress.ts';
import { operateTexts, type Unit } from './texts.ts';

/** What was sent of a run, with where and in which language. */
interface Sent {
  readonly fates: readonly Fate[];
  readonly rooms: ReadonlyMap<number, Room>;
  /** The language each was spoken to in. */
  readonly locales: ReadonlyMap<Fate, Locale>;
  readonly title: string;
  readonly unit: Unit;
}

async function sentOf(c: Context, desk: Desk, number: number): Promise<Sent | null> {
  const run = await desk.runs.byId(c.community.id, number);
  if (!run) return null;
  const rooms = new Map((await desk.house.people.groups(c.community.id)).map((r) => [r.id, r]));
  const fates = (await desk.runs.fates(number)).filter((f) => f.state === 'sent' || f.state === 'maybe');
  const unit = unitOf(run.definition);
  if (unit === 'members') {
    for (const { room: id } of fates) {
      const chat = await desk.house.people.room(id, desk.house.database.db);
      if (chat) rooms.set(id, chat);
    }
  }
  const chosen = await desk.members.present(c.community.id, [...new Set(fates.map((f) => f.member))]);
  const locales = new Map(
    fates.map((f) => [f, chosen.get(f.member) ?? rooms.get(f.room)?.locale ?? c.community.locale]),
  );
  return { fates, rooms, locales, title: titleOf(run.definition), unit };
}

interface Able {
  readonly room: Room;
  readonly messageId: string;
  readonly locale: Locale;
}
interface Split {
  readonly able: readonly Able[];
  readonly cannot: string;
}
/** Messages that can be changed, and the others by platform. */
function split(c: Context, desk: Desk, { rooms, locales }: Sent, sent: readonly Fate[], needs: Capability): Split {
  const able: Able[] = [];
  const not: string[] = [];
  for (const f of sent) {
    const room = rooms.get(f.room);
    if (!room) continue;
    if (f.messageId !== null && desk.house.can(room.account).has(needs))
      able.push({ room, messageId: f.messageId, locale: locales.get(f) ?? c.community.locale });
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
  const speaks = (f: Fate): boolean => only === undefined || sent.locales.get(f) === only;
  const texts = sent.fates.filter((f) => f.step === 0 && (f.payload?.effect as Outward | undefined)?.do === 'send');
  const { able, cannot } = split(c, desk, sent, texts.filter(speaks), 'edit');
  const effects: Effect[] = able.map(({ room, messageId, locale }) => {
    const below = sent.unit === 'members' ? `\n${campaignTexts[locale].noMore}` : '';
    return { do: 'edit', room: room.id, messageId, say: `${say}${below}` };
  });
  await audit(c, desk, 'campaign.fix', sent.title, number, { say, groups: able.length });
  return [...effects, reply(c, t.amended(able.length, cannot, sent.unit))];
}

/** `收回 12`: what waits is not sent, what was sent is deleted, all steps. */
export async function recall(c: Context, desk: Desk, number: number): Promise<Effects> {
  const t = operateTexts[c.locale];
  const sent = await sentOf(c, desk, number);
  if (!sent) return [reply(c, t.noRun)];
  await desk.runs.stop(number, c.cause);
  await desk.members.giveUp(number, 'recalled', c.cause);
  await desk.runs.drop(number, c.now, 'taken back by staff');
  const { able, cannot } = split(c, desk, sent, sent.fates, 'delete');
  const effects: Effect[] = able.map(({ room, messageId }) => ({ do: 'delete', room: room.id, messageId }));
  await audit(c, desk, 'campaign.recall', sent.title, number, { groups: able.length });
  const groups = new Set(able.map((a) => a.room.id)).size;
  return [...effects, reply(c, t.recalled(groups, cannot, sent.unit))];
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
