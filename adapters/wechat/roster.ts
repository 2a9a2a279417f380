/**
 * Who is in the groups, told to the core after a login. With web puppets everybody has another id after each login; a
 * service keeps the ids, and is asked for its lists only when the account or a group is one it had not.
 */
import type { Clock } from '../../core/ports.ts';
import type { Listed, RosterEvent } from '../../core/types.ts';
import type { Known } from './known.ts';
import type { Puppet } from './wire.ts';

/** Who was logged in last, and its groups. */
export interface LoginState {
  readonly self: string;
  readonly rooms: readonly string[];
}
/** Where that is kept over a restart. `save` must not throw. */
export interface LoginStore {
  load(): LoginState | undefined;
  save(state: LoginState): void;
}
export interface RosterDeps {
  readonly account: string;
  readonly clock: Clock;
  readonly known: Known;
  readonly store: LoginStore;
  readonly puppet: () => Puppet | undefined;
  readonly accept: (event: RosterEvent) => Promise<void>;
  readonly onError: (error: unknown) => void;
}
export interface Roster {
  /** Somebody logged in. */
  login(puppet: Puppet): void;
  /** Resolves when events may be handed over: the list of this login is known to the core, or took too long. */
  ready(): Promise<void>;
  end(): void;
}

/** So long events wait for the list of a login. */
const longestHoldMs = 60_000;
/** Groups appear one after another after a login: none yet is asked again. */
const pauses = [2000, 5000, 15_000, 30_000];
/** A list is read again after so long, so that it is fresh when the ids change. */
const againMs = 6 * 3_600_000;
const atOnce = 20;

/** Ids of web puppets (`@@…`) end with the login. */
const passing = (room: string): boolean => room.startsWith('@@');
/** Is there a group this account had not, or is it another account? */
export const isNews = (before: LoginState | undefined, now: LoginState): boolean =>
  now.rooms.some(passing) || before?.self !== now.self || now.rooms.some((r) => !before.rooms.includes(r));

export function createRoster(d: RosterDeps): Roster {
  let held: Promise<void> = Promise.resolve();
  let logins = 0;
  let cancelAgain = (): void => undefined;

  const sleep = (ms: number): Promise<void> => new Promise((resolve) => void d.clock.wake(d.clock.now() + ms, resolve));
  const groupsOf = async (puppet: Puppet, current: () => boolean): Promise<string[]> => {
    for (const pause of [0, ...pauses]) {
      if (pause > 0) await sleep(pause);
      if (!current()) return [];
      const rooms = await puppet.roomList();
      if (rooms.length > 0) return [...rooms];
    }
    return [];
  };
  const membersOf = async (puppet: Puppet, room: string): Promise<{ name: string; members: Listed[] }> => {
    const ids = await puppet.roomMemberList(room);
    const members: Listed[] = [];
    let name = '';
    for (let i = 0; i < ids.length; i += atOnce) {
      const some = ids.slice(i, i + atOnce);
      const facts = await d.known.facts(puppet, room, some);
      name = facts.topic ?? name;
      const aliases = await Promise.all(some.map((id) => d.known.alias(puppet, id)));
      members.push(...some.map((id, n) => ({ ...facts.person(id), ...(aliases[n] && { alias: aliases[n] }) })));
    }
    return { name, members };
  };

  const tell = async (puppet: Puppet, current: () => boolean): Promise<void> => {
    const rooms = await groupsOf(puppet, current);
    const self = puppet.currentUserId;
    if (!current() || rooms.length === 0 || !isNews(d.store.load(), { self, rooms })) return;
    const all: RosterEvent['rooms'][number][] = [];
    for (const id of rooms) {
      const { name, members } = await membersOf(puppet, id);
      all.push({ room: { id, kind: 'group', ...(name !== '' && { name }) }, members });
      if (!current()) return;
    }
    const at = d.clock.now();
    await d.accept({
      kind: 'roster',
      id: `roster:${self}:${at}`,
      account: d.account,
      at,
      room: { id: self, kind: 'private' },
      from: { id: self, name: self, bot: true },
      rooms: all,
    });
    d.store.save({ self, rooms });
  };
  const run = (puppet: Puppet, mine: number): Promise<void> => {
    const current = (): boolean => mine === logins;
    cancelAgain();
    return tell(puppet, current)
      .catch((error: unknown) => d.onError(new Error('the lists of the groups cannot be read', { cause: error })))
      .finally(() => {
        if (!current()) return;
        cancelAgain = d.clock.wake(d.clock.now() + againMs, () => {
          const now = d.puppet();
          if (now && current()) void run(now, mine);
        });
      });
  };

  return {
    login: (puppet) => {
      const done = run(puppet, ++logins);
      held = Promise.race([done, sleep(longestHoldMs)]);
    },
    ready: () => held,
    end: () => {
      logins++;
      cancelAgain();
      held = Promise.resolve();
    },
  };
}
