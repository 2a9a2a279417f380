/** What every reader of an update shares. Pure. */
import type { RoomRef } from '../../core/types.ts';
import { titleOf, type RoleOf } from './people.ts';
import type { Knows } from './text.ts';
import type { Chat } from './wire.ts';

/** What is known while an update is read. */
export interface Seen extends Knows {
  readonly account: string;
  /** Epoch ms, for what carries no date of its own. */
  readonly now: number;
  readonly roleOf: RoleOf;
  /**
   * Whether joins are read from service messages. The platform tells admins of joins by `chat_member`; to a bot that
   * is none only the line "May joined" comes.
   */
  readonly serviceJoins: boolean;
  /** Where a poll of ours was asked. */
  readonly poll?: (id: string) => { readonly chat: string; readonly message: string } | undefined;
}

export const roomOf = (chat: Chat): RoomRef => ({
  id: `${chat.id}`,
  kind: chat.type === 'private' ? 'private' : 'group',
  name: titleOf(chat),
});
export const ms = (seconds: number): number => seconds * 1000;
