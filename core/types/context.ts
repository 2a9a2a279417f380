/** Who and where: what is known about an event while it is handled. */
import type { Event } from './events.ts';
import type { Locale } from './said.ts';

/** Weakest first. What a role may do is decided in `pipeline.ts` (authorize) and nowhere else. */
export const roles = ['member', 'helper', 'moderator', 'admin', 'owner'] as const;
export type Role = (typeof roles)[number];

export interface Community {
  readonly id: number;
  readonly name: string;
  readonly locale: Locale;
  /** IANA name; the civil day of check-ins, streaks and reports. */
  readonly timeZone: string;
}
export interface Room {
  readonly id: number;
  readonly account: string;
  /** The platform's id of the room. */
  readonly platformId: string;
  readonly kind: 'group' | 'private';
  readonly name: string;
  readonly community: number;
  readonly locale: Locale | null;
  /** Up to this moment (epoch ms) its history was imported: what comes late from before it may be there already. */
  readonly importedUntil?: number;
}
export interface Person {
  readonly member: number;
  readonly identity: number;
  readonly name: string;
  /** The platform's user id. */
  readonly user: string;
  readonly locale: Locale | null;
  /** Granted by message, in the whole community. */
  readonly granted: Role;
  /** By the platform's word: in a group its role there, in private its highest in any group of the community. */
  readonly platformRole: Role;
  /** Since when this person is in this group, epoch ms; null in private. */
  readonly joinedAt: number | null;
}

/** A source of chance in [0, 1). Handed in; its seed is recorded where fairness matters. */
export type Dice = () => number;

/** Everything known about an event while it is handled. Frozen; has no acting methods. */
export interface Context<E extends Event = Event> {
  readonly event: E;
  /** `<account>|<event id>`: the cause every changed row carries. */
  readonly cause: string;
  /** The clock's time while handling; one value for the whole event. */
  readonly now: number;
  /** The platform's time of the event: check-in days and streaks use this one. */
  readonly at: number;
  readonly community: Community;
  readonly room: Room;
  /** Who did it. For a timer: the bot itself, member 0. */
  readonly who: Person;
  readonly role: Role;
  /** The language to answer this person in. */
  readonly locale: Locale;
  readonly dice: Dice;
}
