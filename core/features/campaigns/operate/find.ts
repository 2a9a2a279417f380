/** Which campaign or run is meant, and how it is called. */
import { formatMoment } from '../../../kit/calendar.ts';
import { cut } from '../../../kit/cut.ts';
import { nearest } from '../../../kit/nearest.ts';
import { reply } from '../../../kit/reply.ts';
import { foldCommand } from '../../../text/index.ts';
import type { Context, Effects } from '../../../types.ts';
import { zoneOf } from '../calendar.ts';
import type { Campaign } from '../language.ts';
import type { Desk } from '../run.ts';
import type { CampaignRow } from '../store.ts';
import { nextTime } from '../tried.ts';
import { operateTexts } from './texts.ts';

const shownNames = 4;

export const titleOf = (c: Campaign): string => c.title ?? c.id;

/** When it comes next, in words of its zone, by the time that is tried or was chosen; null: never by itself. */
export async function nextOf(c: Context, { dealt }: Desk, row: CampaignRow): Promise<string | null> {
  const { timeZone } = c.community;
  const next = nextTime(row, await dealt.of(row.id), timeZone, c.now);
  return next === undefined ? null : formatMoment(next, zoneOf(row.definition, timeZone), c.locale);
}

/** The campaigns of this community that are not gone. */
export const present = async (c: Context, { store }: Desk): Promise<CampaignRow[]> =>
  (await store.list(c.community.id)).filter((row) => row.state !== 'gone');

/** The campaign of this name, or what to say instead. */
export async function find(
  c: Context,
  desk: Desk,
  name: string,
): Promise<{ readonly row: CampaignRow } | { readonly say: Effects }> {
  const rows = await present(c, desk);
  const folded = foldCommand(name);
  const row = rows.find((r) => [r.name, titleOf(r.definition)].some((n) => foldCommand(n) === folded));
  if (row) return { row };
  const [meant] = nearest(
    name,
    rows.flatMap((r) => [titleOf(r.definition), r.name]),
    1,
  );
  const t = operateTexts[c.locale];
  if (name !== '') return { say: [reply(c, t.noSuch(name, meant ?? null))] };
  const names = rows.slice(0, shownNames).map((r) => cut(titleOf(r.definition), 16));
  return { say: [reply(c, names.length === 0 ? t.empty : t.which(names, rows.length > shownNames))] };
}
