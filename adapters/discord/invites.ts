/** Which invite link somebody came by: Discord only counts the uses, so the count that grew tells. */
import type { CallApi } from './api.ts';
import { baseRights, type Server } from './guilds.ts';
import { may } from './wire.ts';

interface Invite {
  readonly code: string;
  readonly uses?: number;
}
export interface Invites {
  /** Counts what is there now; without the right to see invites nothing. Never rejects. */
  look(s: Server): Promise<void>;
  /** The link of a join that was just told: its name, else the link; undefined when it cannot be told. Never rejects. */
  via(s: Server): Promise<string | undefined>;
}

const root = 'https://discord.gg/';

export function createInvites(d: {
  readonly call: CallApi;
  readonly me: () => string;
  readonly nameOf: (code: string) => string | undefined;
  readonly onError: (e: unknown) => void;
}): Invites {
  const counted = new Map<string, ReadonlyMap<string, number>>();
  /** One look at a time in a server: two who come together are told apart by the next count. */
  const lines = new Map<string, Promise<unknown>>();

  const sees = (s: Server): boolean => (baseRights(s, d.me(), s.mine) & may.manageGuild) !== 0n;
  const count = async (s: Server): Promise<string[]> => {
    const before = counted.get(s.id);
    const now = await d.call<readonly Invite[]>('GET', `/guilds/${s.id}/invites`);
    counted.set(s.id, new Map(now.map((i) => [i.code, i.uses ?? 0])));
    return before ? now.filter((i) => (i.uses ?? 0) > (before.get(i.code) ?? 0)).map((i) => i.code) : [];
  };
  const inTurn = (s: Server): Promise<string[]> => {
    const done = (lines.get(s.id) ?? Promise.resolve())
      .then(() => count(s))
      .catch((error: unknown) => {
        d.onError(error);
        return [];
      });
    lines.set(s.id, done);
    return done;
  };
  return {
    look: async (s) => void (sees(s) && (await inTurn(s))),
    via: async (s) => {
      if (!sees(s)) return undefined;
      const grown = await inTurn(s);
      // None, or several at once: a guess would credit the wrong one.
      const [code] = grown;
      return grown.length !== 1 || code === undefined ? undefined : (d.nameOf(code) ?? `${root}${code}`);
    },
  };
}
