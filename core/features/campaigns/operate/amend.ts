/** `更正` and `收回`: other words for what was sent, or nothing, wherever the platform can; where it cannot is said. */
import { parseLocale } from '../../../kit/parse.ts';
import { platformTitle } from '../../../kit/platforms.ts';
import { reply } from '../../../kit/reply.ts';
import type { Capability } from '../../../ports.ts';
import type { Context, Effect, Effects, Leaving, Locale, Outward, Room } from '../../../types.ts';
import { stepsOf } from '../language.ts';
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
  readonly campaign: number;
}

async function sentOf(c: Context, desk: Desk, number: number): Promise<Sent | null> {
  const run = await desk.runs.byId(c.community.id, number);
  if (!run) return null;
  const rooms = new Map((await desk.house.people.groups(c.community.id)).map((r) => [r.id, r]));
  // Where it was left out, what the same event said there is something else: an answer to who started or stopped it.
  const fates = (await desk.runs.fates(number)).filter(
    (f) => f.skipped === null && (f.state === 'sent' || f.state === 'maybe'),
  );
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
  return { fates, rooms, locales, title: titleOf(run.definition), unit, campaign: run.campaign };
}

interface Able {
  readonly room: Room;
  readonly messageId: string;
  readonly fate: Fate;
  readonly locale: Locale;
}
interface Split {
  readonly able: readonly Able[];
  readonly cannot: string;
}
/** Messages that can be changed, and the others by platform. `fits`: is it one that the change is about? */
function split(
  c: Context,
  desk: Desk,
  { rooms, locales }: Sent,
  sent: readonly Fate[],
  needs: Capability,
  fits: (fate: Fate) => boolean = () => true,
): Split {
  const able: Able[] = [];
  const not: string[] = [];
  for (const fate of sent) {
    const room = rooms.get(fate.room);
    if (!room) continue;
    const { messageId } = fate;
    if (messageId !== null && desk.house.can(room.account).has(needs) && fits(fate))
      able.push({ room, messageId, fate, locale: locales.get(fate) ?? c.community.locale });
    else not.push(room.account);
  }
  const named = byPlatform(not).map(([platform, n]) => `${platformTitle(platform, c.locale)} ${n}`);
  return { able, cannot: named.join(c.locale === 'en' ? ', ' : '、') };
}

/** What a first step put there: words, or a picture with words. */
type Put = Extract<Leaving, { do: 'send' | 'picture' }>;
const putBy = (f: Fate): Put | undefined => {
  const effect = f.payload?.effect as Leaving | undefined;
  return effect?.do === 'send' || effect?.do === 'picture' ? effect : undefined;
};
const pictureWords: ReadonlySet<string> = new Set(['图', '图片', '圖', '圖片', 'picture']);

/** Its words, or its picture, changed; the buttons stay. */
function changed(put: Put, say: string | null, png: string | undefined): Pick<Edit, 'say' | 'links' | 'picture'> {
  return {
    say: say ?? put.say,
    ...(put.links && { links: put.links }),
    ...(put.do === 'picture' && { picture: png === undefined ? {} : { png } }),
  };
}
type Edit = Extract<Outward, { do: 'edit' }>;

/**
 * `更正 12 新的话`, or for the groups of one language only: `更正 12 英文 New words`. `更正 12 图片`: the picture that the
 * campaign has now. Words of a picture are its caption.
 */
export async function amend(c: Context, desk: Desk, number: number, words: string): Promise<Effects> {
  const t = operateTexts[c.locale];
  const sent = await sentOf(c, desk, number);
  if (!sent) return [reply(c, t.noRun)];
  const [, head = '', tail = ''] = /^(\S+)\s+([\s\S]+)$/u.exec(words) ?? [];
  const only = tail === '' ? undefined : parseLocale(head);
  const say = only === undefined ? words : tail;
  const byPicture = pictureWords.has(say.trim().toLowerCase());
  const png = byPicture ? await pictureNow(c, desk, sent.campaign) : undefined;
  if (byPicture && png === undefined) return [reply(c, t.noPicture)];
  const speaks = (f: Fate): boolean => only === undefined || sent.locales.get(f) === only;
  const first = sent.fates.filter((f) => f.step === 0 && putBy(f) !== undefined && speaks(f));
  const { able, cannot } = split(c, desk, sent, first, 'edit', (f) => !byPicture || putBy(f)?.do === 'picture');
  const effects = able.flatMap(({ room, messageId, locale, fate }): Effect[] => {
    const put = putBy(fate);
    const below = sent.unit === 'members' ? `\n${campaignTexts[locale].noMore}` : '';
    const now = byPicture ? null : `${say}${below}`;
    return put ? [{ do: 'edit', room: room.id, messageId, ...changed(put, now, png) }] : [];
  });
  await audit(c, desk, 'campaign.fix', sent.title, number, { say, groups: able.length });
  return [...effects, reply(c, t.amended(able.length, cannot, sent.unit))];
}
/** The picture of the first step as the campaign is written now. */
const pictureNow = async (c: Context, desk: Desk, campaign: number): Promise<string | undefined> => {
  const row = await desk.store.byId(c.community.id, campaign);
  return row && stepsOf(row.definition)[0]?.picture;
};

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
