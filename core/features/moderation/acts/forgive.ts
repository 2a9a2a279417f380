/** Taking an act back: strikes, points and mute together, and what the platform can bring back of the rest. */
import type { House } from '../../../house.ts';
import type { Context, Effect, Effects, MergeItem } from '../../../types.ts';
import type { ReportReopened } from '../../reports/events.ts';
import type { ModerationRestored, ModerationUndone } from '../events.ts';
import { idOf, refOf } from './ids.ts';
import type { Did } from '../rules/rules.ts';
import type { FairnessStore } from '../fairness/store-fairness.ts';
import type { Act, ModerationStore } from '../store.ts';
import { appealTexts } from '../fairness/texts-appeal.ts';

export interface ForgiveDeps {
  readonly house: House;
  readonly store: ModerationStore;
  readonly fair: FairnessStore;
}
/** One member in the line that says it was a mistake. */
export interface Forgiven extends MergeItem {
  readonly did: Did;
  /** Nobody looked at the appeal in time. */
  readonly lapsed: boolean;
  /** Was muted until now. */
  readonly freed: boolean;
  /** Said in their private chat: nobody needs to be named. */
  readonly alone: boolean;
}
/** What no platform brings back: the message is gone, the member is out. */
export type Lost = 'message' | 'member';
export const lostBy = (did: Did): readonly Lost[] => [
  ...(did.remove ? (['message'] as const) : []),
  ...(did.kick || did.ban ? (['member'] as const) : []),
];

/** Back into the group: the ban is lifted, and where there are invite links they get one. */
function wayBack(d: ForgiveDeps, c: Context, act: Act, account: string): Effect[] {
  const { did } = act;
  if (!did.kick && !did.ban) return [];
  const can = d.house.can(account);
  const t = appealTexts[c.community.locale];
  return [
    ...(can.has('unban') ? [{ do: 'unban', room: act.room, member: act.member } as const] : []),
    ...(can.has('invite')
      ? [
          {
            do: 'invite',
            room: act.room,
            name: refOf(act.id),
            to: { private: act.member },
            say: t.comeBack('{link}'),
          } as const,
        ]
      : []),
  ];
}

/**
 * Marks the act as taken back and closes an appeal about it. Says so to the member where `room` says (default: the
 * group), or not at all.
 */
export async function forgive(
  d: ForgiveDeps,
  c: Context,
  act: Act,
  o: { readonly room?: number; readonly lapsed?: boolean; readonly silent?: boolean } = {},
): Promise<Effects> {
  await d.store.undo(act.id, c.cause);
  const appeal = await d.fair.appealOf(act.id);
  if (appeal) await d.fair.closeAppeal(appeal.id, o.lapsed ? 'lapsed' : 'granted', c.who.member || null, c.now);
  const name = (await d.house.people.names([act.member])).get(act.member) ?? '';
  const room = await d.house.people.room(act.room, d.house.database.db);
  const points = act.did.points;
  const undone: ModerationUndone = { what: 'moderation.undone', member: act.member, act: refOf(act.id), points };
  const muted = act.did.muteMs > 0 && act.at + act.did.muteMs > c.now;
  const saidIn = o.room ?? appeal?.room ?? act.room;
  const item: Forgiven = {
    member: act.member,
    name,
    did: act.did,
    lapsed: o.lapsed ?? false,
    freed: muted,
    alone: (await d.house.people.room(saidIn, d.house.database.db))?.kind === 'private',
  };
  const to = { room: saidIn };
  return [
    { do: 'tell', what: undone },
    ...(muted ? [{ do: 'mute', room: act.room, member: act.member, forMs: 0 } as const] : []),
    ...wayBack(d, c, act, room?.account ?? ''),
    ...(o.silent ? [] : [{ do: 'send', to, say: '', merge: { as: 'forgiven', item } } as const]),
  ];
}

/** Taking it back is taken back: it counts again. Mutes and removals are not repeated. */
export async function unforgive(d: ForgiveDeps, act: Act): Promise<Effects> {
  await d.store.undo(act.id, null);
  const what: ModerationRestored = {
    what: 'moderation.restored',
    member: act.member,
    act: refOf(act.id),
    points: act.did.points,
  };
  return [{ do: 'tell', what }];
}

/** Staff took their decision about a report back: what came of it goes with it. */
export async function reopened(d: ForgiveDeps, c: Context, what: ReportReopened): Promise<Effects> {
  const id = what.act === null ? undefined : idOf(what.act);
  const act = id === undefined ? undefined : await d.store.find(c.community.id, id);
  return act && act.undoneBy === null ? forgive(d, c, act, { room: act.room }) : [];
}
