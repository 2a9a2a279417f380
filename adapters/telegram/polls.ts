/** Where our polls are: a vote names the poll and nothing else. Kept over a restart, the oldest forgotten. */

export interface PollPlace {
  readonly chat: string;
  readonly message: string;
}
/** `save` must not throw. */
export interface PollStore {
  load(): Readonly<Record<string, PollPlace>>;
  save(polls: Readonly<Record<string, PollPlace>>): void;
}
export interface Polls {
  find(id: string): PollPlace | undefined;
  made(id: string, at: PollPlace): void;
}
const most = 2000;
const inMemory: PollStore = { load: () => ({}), save: () => undefined };

export function createPolls(store: PollStore = inMemory): Polls {
  const known = new Map(Object.entries(store.load()));
  return {
    find: (id) => known.get(id),
    made: (id, at) => {
      known.set(id, at);
      if (known.size > most) known.delete(known.keys().next().value ?? '');
      store.save(Object.fromEntries(known));
    },
  };
}
