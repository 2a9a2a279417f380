/** What a send to members means, before it begins: how many by platform, who cannot be reached and why, how long it takes. */
import { memberDay } from '../../../budget.ts';
import { civilDay, startOfDay } from '../../../kit/calendar.ts';
import { cut } from '../../../kit/cut.ts';
import { platformTitle } from '../../../kit/platforms.ts';
import type { Context } from '../../../types.ts';
import { capBroken, capsLookBackMs } from '../caps.ts';
import type { Left, Reached } from '../members.ts';
import { byPlatform, secondsFor } from '../pace.ts';
import type { Desk } from '../run.ts';
import type { Listeners } from '../run-members.ts';
import type { CampaignRow } from '../store.ts';
import { skipWords } from './reasons.ts';
import { operateTexts } from './texts.ts';

/** Named of those who are left out, for each reason. */
const shownNames = 3;

/** Minutes until the last of these accounts' rooms has it; 0: less than one. */
export function minutesFor(accounts: readonly string[]): number {
  const seconds = secondsFor(accounts);
  return seconds < 60 ? 0 : Math.ceil(seconds / 60);
}

/** At most three lines. Nobody is named in a group. */
export async function outlookMembers(
  c: Context,
  desk: Desk,
  row: CampaignRow,
  { reached, left }: Listeners,
): Promise<string[]> {
  const t = operateTexts[c.locale];
  const accounts = reached.map(({ chat }) => chat.account);
  const platforms = byPlatform(accounts)
    .map(([platform, n]) => `${platformTitle(platform, c.locale)} ${n}`)
    .join(c.locale === 'en' ? ', ' : '、');
  const skips = t.skips(await full(c, desk, reached), await capped(c, desk, row, reached), 'members');
  const reasons = leftOut(c, left);
  return [
    reached.length === 0 ? t.nobody('members') : t.countsMembers(reached.length, platforms, minutesFor(accounts)),
    ...(reasons.length === 0 ? [] : [t.left(reasons)]),
    ...(skips === '' ? [] : [skips]),
  ];
}

function leftOut(c: Context, left: readonly Left[]): string[] {
  const t = operateTexts[c.locale];
  const byWhy = new Map<Left['why'], string[]>();
  for (const { someone, why } of left) byWhy.set(why, [...(byWhy.get(why) ?? []), someone.name]);
  return [...byWhy]
    .toSorted(([, a], [, b]) => b.length - a.length)
    .map(([why, names]) => {
      const shown = c.room.kind === 'private' ? names.slice(0, shownNames).map((name) => cut(name, 8)) : [];
      return t.leftFor(skipWords(c.locale, why), names.length, shown);
    });
}

/** Who has had today what they may have unasked. */
async function full(c: Context, desk: Desk, reached: readonly Reached[]): Promise<number> {
  const zone = c.community.timeZone;
  const today = startOfDay(civilDay(c.now, zone), zone);
  const heard = await desk.members.unasked(
    reached.map(({ chat }) => chat.room),
    today,
  );
  const most = (room: number): number => desk.house.settings.get(memberDay, { community: c.community.id, room });
  return reached.filter(({ chat }) => (heard.get(chat.room) ?? 0) >= most(chat.room)).length;
}

/** Who has heard enough of this campaign. */
async function capped(c: Context, desk: Desk, row: CampaignRow, reached: readonly Reached[]): Promise<number> {
  const { perDay, perWeek } = row.definition.often ?? {};
  if (perDay === undefined && perWeek === undefined) return 0;
  const times = new Map<number, number[]>();
  const ids = reached.map(({ someone }) => someone.member);
  for (const { member, at } of await desk.members.heard(row.id, ids, c.now - capsLookBackMs))
    times.set(member, [...(times.get(member) ?? []), at]);
  const zone = c.community.timeZone;
  return ids.filter((id) => capBroken(row.definition, zone, times.get(id) ?? [], c.now) !== undefined).length;
}
