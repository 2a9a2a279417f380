/**
 * The moderation digest: one note to staff in private, daily or weekly at a set hour, and only when something happened.
 * What happens makes it due; a quiet community hears nothing. See docs/fairness.md.
 */
import { defineFeature, type House } from '../../house.ts';
import { civilDay, startOfDay, weekOf } from '../../kit/calendar.ts';
import { nextInstants } from '../../kit/cron.ts';
import { cut } from '../../kit/cut.ts';
import { keepers } from '../../kit/staff.ts';
import type { Context, Effects, Hear } from '../../types.ts';
import { isQuiet, summarise } from './rules.ts';
import { everySetting, hourSetting } from './settings.ts';
import { digestStore, watched } from './store.ts';
import { digestTexts } from './texts.ts';

const dayMs = 86_400_000;
/** Reports lapse after a week, appeals sooner: nothing older can be open. */
const openMs = 7 * dayMs;
const mostTold = 5;
const timer = 'digest.note';

export const digest = defineFeature({
  name: 'digest',
  title: null,
  on: true,
  settings: [everySetting, hourSetting],
  create: (house) => {
    const store = digestStore(house.database);
    const hear: Hear = (c) => due(house, c);
    return {
      hears: Object.fromEntries(watched.map((what) => [what, hear])),
      answering: [timer],
      timers: { [timer]: (c, data) => note(house, store, c, data as Due) },
    };
  },
});

interface Due {
  readonly weekly: boolean;
}

/** The next note of this community; asked for again it is the same one. */
function due(house: House, c: Context): Effects {
  const where = { community: c.community.id, room: 0 };
  const every = house.settings.get(everySetting, where);
  // The account the staff are written to on is that of the group.
  if (every === 'never' || c.room.account === '') return [];
  const hour = house.settings.get(hourSetting, where);
  const [at] = nextInstants(`0 ${hour} * * ${every === 'weekly' ? '1' : '*'}`, c.community.timeZone, c.now, 1);
  if (at === undefined) return [];
  const data: Due = { weekly: every === 'weekly' };
  const key = `digest:${c.community.id}:${civilDay(at, c.community.timeZone)}`;
  return [{ do: 'later', key, timer, at, room: c.room.id, community: c.community.id, data }];
}

async function note(
  house: House,
  store: ReturnType<typeof digestStore>,
  c: Context,
  { weekly }: Due,
): Promise<Effects> {
  const zone = c.community.timeZone;
  if (house.settings.get(everySetting, { community: c.community.id, room: 0 }) === 'never') return [];
  const today = civilDay(c.at, zone);
  // Whole days: what happened this morning is tomorrow's note.
  const to = startOfDay(today, zone);
  const from = weekly ? startOfDay(weekOf(civilDay(to - 1, zone)), zone) : startOfDay(civilDay(to - 1, zone), zone);
  const told = await store.between(c.community.id, from, to);
  const summary = summarise(told, await store.between(c.community.id, Math.max(0, to - openMs), from));
  // What came after midnight and before this hour makes the next one due.
  const again = (await store.between(c.community.id, to, c.now)).length > 0 ? due(house, c) : [];
  if (isQuiet(summary)) return again;
  const who =
    summary.advice.what === 'one'
      ? cut((await house.people.names([summary.advice.member])).get(summary.advice.member) ?? '?', 20)
      : '';
  const staff = await keepers(house.people, { community: c.community.id, account: c.room.account }, 'admin');
  const reached = staff.filter((k) => k.reached);
  const say = digestTexts[c.community.locale].note(cut(c.community.name, 20), summary, weekly, who);
  return [
    ...again,
    ...(reached.length > 0 ? reached : staff.slice(0, 1))
      .slice(0, mostTold)
      .map((k) => ({ do: 'send', to: { private: k.member }, say }) as const),
  ];
}
