/** `预览` without a name: what one group hears in the coming four weeks, as a calendar. */
import { limitsOf } from '../../../budget.ts';
import { addDays, civilDay, formatMoment, startOfDay } from '../../../kit/calendar.ts';
import { cut } from '../../../kit/cut.ts';
import { groupLocale, reply } from '../../../kit/reply.ts';
import { pictured } from '../../../pictures.ts';
import { groupOrOnly } from '../../../settings.ts';
import type { Context, Effects, Room } from '../../../types.ts';
import { membersOf, type Campaign } from '../language.ts';
import { previewPicture } from '../picture.ts';
import { heardIn, preview, type Hearing, type PreviewGroup } from '../preview.ts';
import { audience, type Desk } from '../run.ts';
import { present, titleOf } from './find.ts';
import { operateTexts } from './texts.ts';

const shownDays = 28;
const shownPosts = 3;
const nameLength = 16;

/** The campaigns of the calendar that this group hears. */
async function heardBy(c: Context, desk: Desk, room: Room): Promise<Campaign[]> {
  const found: Campaign[] = [];
  for (const { state, definition } of await present(c, desk)) {
    if (state !== 'active' || membersOf(definition) !== undefined) continue;
    if ((await audience(c, desk, definition, [room])).length > 0) found.push(definition);
  }
  return found;
}

export async function month(c: Context, desk: Desk): Promise<Effects> {
  const t = operateTexts[c.locale];
  const { house } = desk;
  const room = await groupOrOnly(house, c);
  if (!room) return [reply(c, t.monthWhere)];
  const { timeZone } = c.community;
  const group: PreviewGroup = {
    id: room.id,
    name: room.name,
    account: room.account,
    platformId: room.platformId,
    locale: groupLocale({ room, community: c.community }),
    home: { id: c.community.id, name: c.community.name, timeZone },
  };
  const first = civilDay(c.now, timeZone);
  const end = startOfDay(addDays(first, shownDays), timeZone) - 1;
  const { planned } = preview(await heardBy(c, desk, room), [group], c.now, end);
  const night = house.spared().find(({ account }) => account === room.account)?.careful.night;
  const heard = heardIn(planned, group, limitsOf(house.settings, room, timeZone, 'lines', night));
  const days = { first, count: shownDays, timeZone };
  return [pictured(house, c, words(c, room, heard), () => previewPicture(c.locale, room.name, heard, days))];
}

function words(c: Context, room: Room, heard: readonly Hearing[]): string {
  const t = operateTexts[c.locale];
  const name = cut(room.name, nameLength);
  if (heard.length === 0) return t.monthEmpty(name, shownDays);
  const said = heard.filter((h) => h.at !== null);
  const next = said
    .slice(0, shownPosts)
    .map(
      (h) =>
        `${formatMoment(h.at ?? h.planned, c.community.timeZone, c.locale)} ${cut(titleOf(h.campaign), nameLength)}`,
    );
  const late = said.filter((h) => h.why !== null).length;
  return [t.month(name, shownDays, said.length, late, heard.length - said.length), ...next].join('\n');
}
