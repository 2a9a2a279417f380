/** Carrying out one change: written, audited, said, and taken back. */
import type { House } from '../../house.ts';
import { reply } from '../../kit/reply.ts';
import type { Tx } from '../../ports.ts';
import { groupMeant } from '../../settings.ts';
import type { AuditRow, Context, Effects, Refusal } from '../../types.ts';
import type { Catalogue, Entry } from './entries.ts';
import type { CommunityChanged, SettingChanged } from './events.ts';
import { isFreeText, sameValue } from './rules.ts';
import { settingsTexts } from './texts.ts';

export interface Change {
  readonly entry: Entry;
  /** For the group meant alone, not for the community. */
  readonly here: boolean;
  /** Undefined: back to what stands above. */
  readonly value: unknown;
}
/** How a change waits for its yes in a question. */
export interface Waiting {
  readonly key: string;
  readonly room: number;
  /** Null: back to what stands above. */
  readonly value: unknown;
}
const minute = 60_000;
export const untilOf = (c: Context): number => c.now + (c.room.kind === 'group' ? 2 : 10) * minute;

/** Free words and lists are not repeated where everybody reads them. */
const hidden = (c: Context, entry: Entry): boolean => c.room.kind === 'group' && isFreeText(entry.setting);
const isAdmin = (c: Context): boolean => c.role === 'admin' || c.role === 'owner';

/** What the entry will be once `value` is written for `room`. */
const after = (c: Context, entry: Entry, room: number, value: unknown): unknown =>
  value ?? (room !== 0 && !entry.wide ? entry.now(c, 0) : entry.setting.default);

/** Asks once when something would be lost for good, else does it. */
export async function change(house: House, c: Context, tx: Tx, { entry, here, value }: Change): Promise<Effects> {
  const t = settingsTexts[c.locale];
  const room = here ? (groupMeant(house.settings, c) ?? 0) : 0;
  const from = entry.now(c, room);
  const to = after(c, entry, room, value);
  const name = entry.setting.name[c.locale];
  if (sameValue(entry.own(c, room), value) || (value !== undefined && room === 0 && sameValue(from, to)))
    return [reply(c, hidden(c, entry) ? t.sameHidden(name) : t.same(name, entry.setting.show(from, c.locale)))];
  const warning = entry.setting.warns?.(from, to);
  if (!warning) return write(house, c, tx, entry, room, value);
  const data: Waiting = { key: entry.setting.key, room, value: value ?? null };
  return [confirm(c, 'sure', t.sure(warning[c.locale]), data)];
}

export const confirm = (c: Context, step: 'sure' | 'undo', say: string, data: unknown): Effects[number] => ({
  do: 'ask',
  step,
  data,
  for: { member: c.who.member },
  to: { room: c.room.id },
  say,
  choices: [
    { label: settingsTexts[c.locale].yes, value: 'yes' },
    { label: settingsTexts[c.locale].no, value: 'no' },
  ],
  until: untilOf(c),
});

/** Of an entry of the community itself: it is another now, its name or its time zone. */
const tellChange = (c: Context, entry: Entry, room: number): Effects => {
  const what: CommunityChanged = { what: 'community.changed', member: c.who.member };
  const changed: SettingChanged = { what: 'setting.changed', member: c.who.member, key: entry.setting.key, room };
  return [{ do: 'tell', what: changed }, ...(entry.wide ? [{ do: 'tell', what } as const] : [])];
};

export async function write(
  house: House,
  c: Context,
  tx: Tx,
  entry: Entry,
  room: number,
  value: unknown,
): Promise<Effects> {
  const t = settingsTexts[c.locale];
  const { setting } = entry;
  const before = entry.own(c, room);
  const from = entry.now(c, room);
  await entry.write(c, tx, room, value);
  await house.audit.write(c, { act: 'setting', subject: setting.key, room: room || null, before, after: value });
  const name = setting.name[c.locale];
  const to = after(c, entry, room, value);
  const what = entry.feature
    ? t.switched(name, to === true)
    : hidden(c, entry)
      ? t.changedHidden(name)
      : t.changed(name, setting.show(from, c.locale), setting.show(to, c.locale));
  const hint = c.room.kind === 'private' ? t.orUndo : '';
  const told = tellChange(c, entry, room);
  if (room !== 0) return [...told, reply(c, `${what}${t.reachHere}${hint}`)];
  const groups = await house.people.groups(c.community.id);
  const differing = entry.wide ? 0 : groups.filter((g) => entry.own(c, g.id) !== undefined).length;
  return [...told, reply(c, `${what}${t.reach(groups.length - differing, differing)}${hint}`)];
}

/** Takes back one change of a setting, unless somebody changed it again. */
export async function takeBack(
  house: House,
  all: Catalogue,
  row: AuditRow,
  c: Context,
  tx: Tx,
): Promise<Effects | Refusal> {
  const t = settingsTexts[c.locale];
  if (!isAdmin(c)) return { refuse: t.notAnyMore };
  const entry = all.byKey(row.subject);
  const room = row.room ?? 0;
  const now = entry ? entry.own(c, room) : house.settings.own(row.subject, row.community, room);
  const name = entry?.setting.name[c.locale] ?? row.subject;
  if (!sameValue(now, row.after)) return { refuse: t.changedSince(name) };
  const before = row.before ?? undefined;
  if (!entry) {
    await house.settings.restore(c, tx, row.subject, row.community, room, before);
    return [];
  }
  await entry.write(c, tx, room, before);
  const value = entry.setting.show(after(c, entry, room, before), c.locale);
  return [...tellChange(c, entry, room), reply(c, hidden(c, entry) ? t.backHidden(name) : t.back(name, value))];
}

/** What taking it back would lose for good. */
export function lossOfUndo(all: Catalogue, row: AuditRow, c: Context): string | undefined {
  const entry = row.act === 'setting' ? all.byKey(row.subject) : undefined;
  if (!entry) return undefined;
  const room = row.room ?? 0;
  return entry.setting.warns?.(entry.now(c, room), after(c, entry, room, row.before ?? undefined))?.[c.locale];
}
