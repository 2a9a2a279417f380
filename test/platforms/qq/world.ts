/** The QQ of the stand-in: groups, people and what was said, and what it refuses. */
import type { Segment } from '../../../adapters/qq/wire.ts';

export type Role = 'owner' | 'admin' | 'member';
export interface User {
  readonly id: number;
  readonly name: string;
}
export interface Line {
  readonly id: number;
  readonly room: string;
  readonly from: User;
  readonly message: readonly Segment[];
  readonly time: number;
  recalled: boolean;
}
export interface Group {
  readonly id: number;
  readonly name: string;
  readonly members: Map<number, { readonly user: User; role: Role; card: string; mutedUntil: number; title: string }>;
  readonly banned: Set<number>;
  essence: number | undefined;
  notice: string | undefined;
  readonly files: { readonly name: string; readonly bytes: Buffer }[];
}
/** What the platform answers when it does not do it. */
export class No extends Error {
  readonly retcode: number;
  constructor(retcode: number, wording: string) {
    super(wording);
    this.retcode = retcode;
  }
}

export function createWorld(self: User, now: () => number) {
  let next = 100_000;
  const users = new Map<number, User>([[self.id, self]]);
  const friends = new Set<number>();
  const groups = new Map<number, Group>();
  const lines = new Map<number, Line>();

  const group = (id: unknown): Group => {
    const found = groups.get(Number(id));
    if (!found?.members.has(self.id)) throw new No(100, '群不存在');
    return found;
  };
  const mine = (g: Group): Role => g.members.get(self.id)?.role ?? 'member';
  const ranks: readonly Role[] = ['member', 'admin', 'owner'];
  /** Acting on somebody takes a higher rank than theirs. */
  const subject = (g: Group, id: unknown) => {
    const member = g.members.get(Number(id));
    if (!member) throw new No(100, '群成员不存在');
    if (ranks.indexOf(mine(g)) <= ranks.indexOf(member.role)) throw new No(102, '权限不足');
    return member;
  };
  const post = (room: string, from: User, message: readonly Segment[]): Line => {
    // As on the real platform ids are 32-bit and may be negative.
    const line: Line = { id: -(next += 7), room, from, message, time: Math.floor(now() / 1000), recalled: false };
    lines.set(line.id, line);
    return line;
  };
  return {
    self,
    users,
    friends,
    groups,
    lines,
    group,
    subject,
    post,
    mine,
    user: (name: string): User => {
      const user = { id: (next += 11), name };
      users.set(user.id, user);
      return user;
    },
    found: (name: string, owner: User): Group => {
      const made: Group = {
        id: (next += 13),
        name,
        members: new Map(),
        banned: new Set(),
        essence: undefined,
        notice: undefined,
        files: [],
      };
      groups.set(made.id, made);
      made.members.set(owner.id, { user: owner, role: 'owner', card: '', mutedUntil: 0, title: '' });
      return made;
    },
    enter: (g: Group, user: User, role: Role = 'member'): void => {
      if (!g.banned.has(user.id)) g.members.set(user.id, { user, role, card: '', mutedUntil: 0, title: '' });
    },
  };
}
export type World = ReturnType<typeof createWorld>;
