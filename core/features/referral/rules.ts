/** When an invitation counts. Pure. */
const dayMs = 86_400_000;

/** `waiting`: too early to say; `kept`: credited; `over`: kept, past a quota; the others earn nothing. */
export const states = ['waiting', 'kept', 'over', 'silent', 'left', 'lost', 'void'] as const;
export type State = (typeof states)[number];
/** Why an invitation never counts. */
export type Void = 'self' | 'circle' | 'known';

export interface Arrival {
  readonly inviter: number;
  readonly invitee: number;
  /** They were met in a group of the community before. */
  readonly known: boolean;
  /** Who brought in the inviter, who brought in those, and so on. */
  readonly above: readonly number[];
}
/** Undefined: it may count. */
export function whyVoid(a: Arrival): Void | undefined {
  if (a.inviter === a.invitee) return 'self';
  if (a.above.includes(a.invitee)) return 'circle';
  return a.known ? 'known' : undefined;
}

export interface Stay {
  /** In any group of the community now. */
  readonly here: boolean;
  readonly messages: number;
  /** On how many civil days they said something. */
  readonly days: number;
  /** Kept invitations of this inviter in the last seven days, and of everybody this month. */
  readonly ownThisWeek: number;
  readonly allThisMonth: number;
}
export interface Terms {
  readonly messages: number;
  readonly days: number;
  readonly perWeek: number;
  /** 0: no limit. */
  readonly perMonth: number;
}
/** What becomes of an invitation when the time to stay is over. */
export function judge(s: Stay, t: Terms): 'kept' | 'over' | 'silent' | 'left' {
  if (!s.here) return 'left';
  if (s.messages < t.messages || s.days < t.days) return 'silent';
  return s.ownThisWeek >= t.perWeek || (t.perMonth > 0 && s.allThisMonth >= t.perMonth) ? 'over' : 'kept';
}

/** Whoever was gone for longer than a slip of the thumb begins to stay anew. */
export const slipMs = dayMs;
export const startsAnew = (joinedAt: number, lastJoin: number | null): boolean =>
  lastJoin !== null && lastJoin - joinedAt > slipMs;

/** One newcomer, as the report sees them. */
export interface Came {
  readonly source: string;
  readonly spoke: boolean;
  readonly stayed: boolean;
}
export interface Funnel {
  readonly source: string;
  readonly joined: number;
  readonly spoke: number;
  readonly stayed: number;
}
/** Joined, spoke, stayed seven days, by source; the biggest first. */
export function funnels(all: readonly Came[]): Funnel[] {
  const by = new Map<string, Funnel>();
  for (const { source, spoke, stayed } of all) {
    const was = by.get(source) ?? { source, joined: 0, spoke: 0, stayed: 0 };
    const add = (n: number, yes: boolean): number => n + (yes ? 1 : 0);
    by.set(source, { source, joined: was.joined + 1, spoke: add(was.spoke, spoke), stayed: add(was.stayed, stayed) });
  }
  return [...by.values()].sort((a, b) => b.joined - a.joined || b.stayed - a.stayed);
}
export const stayMs = 7 * dayMs;
