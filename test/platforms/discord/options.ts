/** What a stand-in is made with, and what its log holds. */
import type { Message } from '../../../adapters/discord/wire.ts';

export interface Entry {
  readonly n: number;
  readonly what: string;
  readonly [about: string]: unknown;
}
export interface StandInOptions {
  readonly token?: string;
  readonly now?: () => number;
  readonly file?: string;
  /** How often the bot is to prove that it lives; default a minute. */
  readonly heartbeatMs?: number;
}
export interface SayMore {
  readonly channel?: string;
  readonly replyTo?: string;
  readonly more?: Partial<Message>;
}

/** A token looks like this: the id in base64, a time, a secret. */
export const tokenFor = (id: string, secret = 'k'.repeat(38)): string =>
  `${Buffer.from(id).toString('base64url')}.Gabcde.${secret}`;
