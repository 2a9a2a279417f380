/**
 * Updates -> accepted events, in the order of their group. One update is done when all its events are committed.
 * Shared by polling and the webhook.
 */
import type { Clock } from '../../core/ports.ts';
import type { Event, PersonRef, PlatformEvent } from '../../core/types.ts';
import type { CallApi } from './api.ts';
import { decode } from './decode.ts';
import { personOf } from './people.ts';
import type { Rights } from './rights.ts';
import type { Seen } from './seen.ts';
import { chatOf, type Me, type Update } from './wire.ts';

export interface Intake {
  /** Resolves when the update may be confirmed. Rejects when it must come again: nothing of it was committed for good. */
  take(update: Update): Promise<void>;
}
export interface IntakeDeps {
  readonly account: string;
  readonly me: () => Me;
  readonly call: CallApi;
  readonly rights: Rights;
  readonly poll: Seen['poll'];
  readonly clock: Pick<Clock, 'now'>;
  readonly accept: () => (event: Event) => Promise<void>;
  readonly onError: (error: unknown) => void;
}

const mostUsernames = 50_000;

export function createIntake(d: IntakeDeps): Intake {
  const usernames = new Map<string, PersonRef>();
  /** The groups whose next update must wait until something about the group is known. */
  const lanes = new Map<number, Promise<void>>();

  const meet = (u: Update): void => {
    const user = (u.message ?? u.edited_message ?? u.callback_query ?? u.chat_member)?.from;
    if (!user?.username || user.is_bot) return;
    if (usernames.size >= mostUsernames) usernames.delete(usernames.keys().next().value ?? '');
    usernames.set(user.username.toLowerCase(), personOf(user));
  };

  /** An update that cannot be read is no reason to stop: it is said in the log, and the next one is taken. */
  const read = (u: Update): readonly PlatformEvent[] => {
    try {
      const chat = chatOf(u);
      meet(u);
      d.rights.note(u);
      return decode(u, {
        account: d.account,
        me: d.me(),
        now: d.clock.now(),
        roleOf: (user) => (chat ? d.rights.roleOf(chat, user) : 'unknown'),
        serviceJoins: chat !== undefined && !d.rights.isAdmin(chat),
        userNamed: (name) => usernames.get(name),
        ...(d.poll && { poll: d.poll }),
      });
    } catch (error) {
      d.onError(new Error(`update ${u.update_id} cannot be read`, { cause: error }));
      return [];
    }
  };
  const run = async (u: Update): Promise<void> => {
    const accept = d.accept();
    await Promise.all(read(u).map((event) => accept(event)));
  };

  /** The spinner on the button ends at once; what the press does comes after. */
  const acknowledge = (u: Update): void => {
    if (!u.callback_query) return;
    d.call('answerCallbackQuery', { callback_query_id: u.callback_query.id }, { timeoutMs: 10_000 }).catch(() => {
      // Too old, or the line is down: the press itself is handled all the same.
    });
  };

  return {
    take: (u) => {
      acknowledge(u);
      const chat = chatOf(u);
      const before = chat && lanes.get(chat.id);
      const missing = chat && d.rights.ready(chat);
      if (!chat || (!before && !missing)) return run(u);
      let done: Promise<void> = Promise.resolve();
      const begun = Promise.all([before, missing]).then(() => void (done = run(u)));
      lanes.set(chat.id, begun);
      const tidy = (): void => void (lanes.get(chat.id) === begun && lanes.delete(chat.id));
      begun.then(tidy, tidy);
      return begun.then(() => done);
    },
  };
}
