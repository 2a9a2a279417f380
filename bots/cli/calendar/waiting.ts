/** What is heard later than planned, or not at all: by the limits that groups and their communities have set. */
import { limitsOf, type HeldWhy, type Limits } from '../../../core/budget.ts';
import {
  heardByGroup,
  heardByMembers,
  type Hearing,
  type Planned,
  type PreviewGroup,
} from '../../../core/features/campaigns/preview.ts';
import type { Groups } from './groups.ts';
import { count, moment } from './say.ts';

const reasons: Readonly<Record<HeldWhy, string>> = {
  hour: 'the hour is full',
  day: 'the day is full',
  night: 'quiet hours',
  late: 'too late to make sense',
  quiet: 'the group is quiet',
  answers: 'the account only answers',
  unsubscribed: 'they unsubscribed',
  staff: 'staff said no',
};

export const limitsIn = ({ id = 0, home }: PreviewGroup, { settings }: Groups): Limits =>
  limitsOf(settings, { id, kind: 'group', community: home.id }, home.timeZone, 'lines');
/** What each group hears of the plan, within its limits. */
export const heardWithin = (planned: readonly Planned[], groups: Groups): ((group: PreviewGroup) => Hearing[]) =>
  heardByGroup(planned, (group) => limitsIn(group, groups));

/** A line for each that waits or is left out. */
export function waiting(planned: readonly Planned[], groups: Groups): string[] {
  const heard = heardWithin(planned, groups);
  return [...groups.groups.flatMap((group) => inGroup(heard(group), group)), ...amongMembers(planned, groups)];
}

const said = ({ planned, at, why }: Hearing & { why: HeldWhy }, zone: string): string =>
  `${moment(planned, zone)}: ${reasons[why]}, ${at === null ? 'not said' : `said ${moment(at, zone)}`}`;
const held = (h: Hearing): h is Hearing & { why: HeldWhy } => h.why !== null;

const inGroup = (heard: readonly Hearing[], { name, home }: PreviewGroup): string[] =>
  heard.filter(held).map((h) => `waits: ${h.campaign.id} in ${name}, ${said(h, home.timeZone)}`);

/** The same for members in private. */
function amongMembers(planned: readonly Planned[], { settings }: Groups): string[] {
  const counted = new Map<string, { readonly id: string; readonly line: string; readonly members: number }>();
  const all = heardByMembers(planned, ({ id: community, timeZone }) =>
    limitsOf(settings, { id: 0, kind: 'private', community }, timeZone, 'lines'),
  );
  for (const { members, home, heard } of all)
    for (const h of heard.filter(held)) {
      const { id } = h.campaign;
      const line = said(h, home.timeZone);
      const key = `${id} ${line}`;
      counted.set(key, { id, line, members: (counted.get(key)?.members ?? 0) + members });
    }
  return [...counted.values()].map((w) => `waits: ${w.id} for ${count(w.members, 'member')}, ${w.line}`);
}
