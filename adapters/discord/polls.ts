/** Votes in native polls: Discord tells one answer at a time, the core wants the whole of a person's choice. */
import type { CallApi } from './api.ts';
import type { User, Message } from './wire.ts';

export interface Polls {
  /** A poll of ours was made just now: nobody has voted. */
  made(message: string): void;
  /** The whole choice after this vote, numbers from 0. */
  vote(v: { channel: string; message: string; user: string; answer: number; added: boolean }): Promise<number[]>;
}

const mostPolls = 500;
const page = 100;

export function createPolls(call: CallApi): Polls {
  /** By message: the answers of each person. */
  const known = new Map<string, Map<string, Set<number>>>();
  const loading = new Map<string, Promise<Map<string, Set<number>>>>();

  const keep = (message: string, votes: Map<string, Set<number>>): void => {
    if (known.size >= mostPolls) known.delete(known.keys().next().value ?? '');
    known.set(message, votes);
  };
  const add = (votes: Map<string, Set<number>>, user: string, answer: number): void =>
    void votes.set(user, (votes.get(user) ?? new Set()).add(answer));

  /** Made before this process: who voted what is asked once. */
  const load = async (channel: string, message: string): Promise<Map<string, Set<number>>> => {
    const votes = new Map<string, Set<number>>();
    const { poll } = await call<Message>('GET', `/channels/${channel}/messages/${message}`);
    for (const { answer_id: answer } of poll?.answers ?? [])
      for (let after = '0'; ;) {
        const { users } = await call<{ users: readonly User[] }>(
          'GET',
          `/channels/${channel}/polls/${message}/answers/${answer}`,
          { query: { limit: `${page}`, after } },
        );
        for (const { id } of users) add(votes, id, answer);
        if (users.length < page) break;
        after = users.at(-1)?.id ?? after;
      }
    keep(message, votes);
    return votes;
  };
  const votesOf = (channel: string, message: string): Promise<Map<string, Set<number>>> => {
    const here = known.get(message);
    if (here) return Promise.resolve(here);
    let asked = loading.get(message);
    if (!asked) {
      asked = load(channel, message).finally(() => loading.delete(message));
      loading.set(message, asked);
    }
    return asked;
  };

  return {
    made: (message) => keep(message, new Map()),
    vote: async ({ channel, message, user, answer, added }) => {
      const votes = await votesOf(channel, message);
      if (added) add(votes, user, answer);
      else votes.get(user)?.delete(answer);
      return [...(votes.get(user) ?? [])].map((id) => id - 1).sort((a, b) => a - b);
    },
  };
}
