/** What an import takes out of a file, whatever its format: ids as the live platform would write them. */
import type { HistoryFault } from './telegram.ts';
import type { Position } from './scanner.ts';

export interface Incoming extends Position {
  /** Counted from 0 over all records of the file. One record may hold several (people invited together). */
  readonly index: number;
  readonly what: 'message' | 'joined' | 'left';
  readonly room: { readonly id: string; readonly name: string };
  /** Missing for somebody of whom the file has only a name and no id. */
  readonly who?: { readonly id: string; readonly name: string };
  /** Epoch ms. */
  readonly at: number;
  /** The platform's id of the message; of a coming or going: unique in the room. */
  readonly id: string;
  readonly text: string;
  /** `text`, or what was sent: `picture`, `sticker`. */
  readonly kind: string;
  readonly replyTo?: string;
  readonly editedAt?: number;
}

/** Why something is left out that is no fault. */
export const passReasons = ['notice', 'private', 'channel', 'bot', 'without', 'elsewhere'] as const;
export type PassReason = (typeof passReasons)[number];

/** Where a reader puts what it finds. */
export interface Sink {
  /** A promise slows the reading down: the next record comes when it resolves. */
  take(item: Incoming): Promise<void> | void;
  pass(why: PassReason, count?: number): void;
  fault(fault: HistoryFault): void;
}

/** Reads the file once, from its beginning. Throws `BrokenExport` when it ends too early or is no such file. */
export type Reader = (chunks: AsyncIterable<Uint8Array>, sink: Sink) => Promise<void>;
