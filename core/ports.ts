/**
 * The four ports. Each has two real implementations; nothing else is abstract.
 * Core knows them only by these types.
 */
import type { SQL } from 'drizzle-orm';
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';

import type { Kit } from './kit/columns.ts';
import type { Prepared, Tx } from './tx.ts';
import type { Event, Locale, Outward } from './types.ts';

export type { Count, Prepared, Tx } from './tx.ts';

/** Where events come from: a platform, the jobs table, the playground. */
export interface Source {
  /**
   * Starts delivering. `accept` resolves once the event is committed (or known to be a
   * redelivery): only then may the intake be confirmed to the outside.
   */
  start(accept: (event: Event) => Promise<void>): Promise<void>;
  /** Stops the intake and waits for what is under way. */
  stop(): Promise<void>;
}

/** What a platform says after it performed an effect. */
export interface Receipt {
  /** The platform's id of the message made, when one was made and told. */
  readonly messageId?: string;
  /** The link made by an `invite`; the delivery loop says it to whom it is for. */
  readonly link?: string;
}

/** Where an effect goes, in the platform's own ids. */
export interface Target {
  readonly account: string;
  readonly room: { readonly id: string; readonly kind: 'group' | 'private' };
  /** The person a mute, kick, ban or role is about. */
  readonly user?: string;
}

/** What the outside can do to one effect, resolved to platform ids by the delivery loop. */
export interface Performance {
  readonly effect: Outward;
  readonly target: Target;
  /** The idempotency key: the outbox row's id, the same on every attempt. */
  readonly key: string;
  /** The question behind the choices: button n carries `q<question>.<n>`. Without it a button carries its choice's value. */
  readonly question?: number;
  /** `<account>|<event id>` of what caused it: an adapter may find the thread or the interaction that is answered. */
  readonly cause?: string;
  /** The language of the room, for the few words an adapter adds by itself. */
  readonly locale?: Locale;
  /**
   * Of a platform that says so (`Platform.begins`): awaited right before the first call that changes anything is written.
   * Until then nothing left, whatever becomes of the process. Rejects when it must not leave any more. May be called again.
   */
  readonly begin?: () => Promise<void>;
}

/** Of a platform that closes accounts which behave like machines. */
export interface Careful {
  /** What the account may say before an owner decides (core/accounts.ts). */
  readonly begins: 'listen' | 'reply' | 'start';
  /** What is said unasked waits from the first hour to the second, by the community's clock. */
  readonly night: readonly [number, number];
  /** How the account stands now. */
  state(): CarefulState;
}
export interface CarefulState {
  readonly sentToday: number;
  /** Messages a day now; null: no cap. */
  readonly perDay: number | null;
  /** Days since it first spoke here; null: longer than the ramp of a new account. */
  readonly daysOld: number | null;
  /** The platform wants it silent until then, epoch ms; 0 or past: it does not. */
  readonly blockedUntil: number;
}

export interface Platform extends Source {
  /** The platform's word: `playground`, `telegram`. Accounts are `<name>` or `<name>:<id>`. */
  readonly name: string;
  /** What it can do; what is missing falls back in `deliver.ts`. `choices` means real buttons. */
  readonly can: ReadonlySet<Capability>;
  /** True when a repeated key cannot be sent twice (Discord's nonce); then a send cut short is sent again, not left as "maybe". */
  readonly idempotent?: boolean;
  /** How long after the first attempt the key is still known there, ms; later a send cut short is left as "maybe". */
  readonly repeatWithinMs?: number;
  /** It awaits `Performance.begin` itself, after its own waiting; for the others the delivery loop does, before `perform`. */
  readonly begins?: true;
  /** Seconds within which answers of the same kind in one group are merged into one (3; WeChat and QQ 20). */
  readonly mergeSeconds: number;
  /** Performs one effect. Throws `PlatformError` and nothing else on purpose. */
  perform(what: Performance): Promise<Receipt>;
  /** The account must be spared; left out: it need not be. */
  readonly careful?: Careful;
  /** What is wrong with the connection now, in one line for the operator; undefined: nothing. Asked after `start`. */
  trouble?(): string | undefined;
}

/**
 * `choices`: real buttons; `choices.muted`: somebody who is muted may press them too (not on Discord); `links`: buttons
 * that open an address. `private.open`: anybody may begin a private chat with it; without it only friends may, and who
 * wants to be one asks.
 */
export type Capability = Outward['do'] | 'choices' | 'choices.muted' | 'links' | 'private.open';

/** How a platform is doing. */
export interface PlatformStatus {
  readonly name: string;
  readonly state: 'starting' | 'running' | 'failing' | 'stopped';
  /** What is wrong, in one line for the operator. */
  readonly reason?: string;
}
/** How something else the bot leans on is doing (`redis`). */
export interface PartStatus {
  readonly name: string;
  readonly state: 'on' | 'failing';
  readonly why?: string;
}

/**
 * How sending failed. `retry`: not done, try after `afterMs`; `maybe`: it may have been done;
 * `gone`: the target no longer exists; `denied`: no right; `unsupported`: the platform has no such thing.
 */
export class PlatformError extends Error {
  override readonly name = 'PlatformError';
  readonly what: 'retry' | 'maybe' | 'gone' | 'denied' | 'unsupported';
  readonly afterMs: number;
  /** The room has this id now: it is written down before the next attempt. */
  readonly movedTo?: string;
  constructor(what: PlatformError['what'], message: string, afterMs = 1000, movedTo?: string) {
    super(message);
    this.what = what;
    this.afterMs = afterMs;
    if (movedTo !== undefined) this.movedTo = movedTo;
  }
}

/**
 * Not done because its turn has not come (a rate kept by the adapter itself): no attempt is counted for it.
 * `account`: the whole account is at its rate, so nothing else unasked need be tried there before.
 */
export class NotYet extends PlatformError {
  readonly account: boolean;
  constructor(message: string, afterMs: number, account = false) {
    super('retry', message, afterMs);
    this.account = account;
  }
}

/** An alarm clock over the jobs table, nothing more. Firing is `accept({ kind: 'timer' })`. */
export interface JobQueue extends Source {
  /** Says that the jobs table changed: look again for the earliest row. */
  poke(): void;
}

/** Held still in tests. `wake` calls `fn` once at `at` (epoch ms; past means at once) and returns its cancellation. */
export interface Clock {
  now(): number;
  wake(at: number, fn: () => void): () => void;
}

interface NoResult extends PgQueryResultHKT {
  type: void;
}
/** drizzle's builder with what both dialects share. */
export type Full = PgDatabase<NoResult, Record<string, never>>;
export type ReadDb = Pick<Full, 'select' | 'selectDistinct' | 'with' | '$with' | '$count'>;
export type WriteDb = ReadDb & Pick<Full, 'insert' | 'update' | 'delete'>;

/** The intake's idempotency key. `account` and `key` together are unique for ever. */
export interface Claim {
  readonly account: string;
  readonly key: string;
  readonly at: number;
}

export interface WriteOptions<T> {
  /** Inserted into `inbox` before the handler runs; a known key means a redelivery: the handler does not run and `write` resolves to undefined. */
  readonly claim?: Claim;
  /**
   * Called when `fn` threw and its statements were undone, inside a savepoint of its own and the same commit.
   * Its result becomes the result of `write`; without it, `write` rejects with the error.
   */
  readonly failed?: (error: unknown, tx: Tx) => Promise<T> | T;
}

/** The processes that share one database. */
export interface Peers {
  /** The number of this process, the same all its life. Resolves once the others can see that it runs. */
  self(): Promise<number>;
  /** Those of these numbers that belong to no process that runs. One that is only asleep runs. */
  gone(numbers: readonly number[]): Promise<ReadonlySet<number>>;
  /**
   * Who reads again what another process changed (`Tx.changed`): called at the beginning of the first commit that comes
   * after the change, before any of its handlers, and waited for. It reads with `Database.read` and writes nothing.
   * What changed before the first `self` was never missed and is not told.
   */
  follow(what: string, again: (refs: ReadonlySet<number>) => Promise<void>): void;
}

/** The one place that opens transactions. See docs/architecture.md, "The commit". */
export interface Database {
  readonly dialect: 'sqlite' | 'postgres';
  /** The tables of one definition, made for this dialect; the same object every time. */
  t<T>(define: (kit: Kit) => T): T;
  /** Builds statements that run inside the current handler and throw outside of one. */
  readonly db: WriteDb;
  /** Reads committed rows outside a handler; cannot write. */
  readonly read: ReadDb;
  /**
   * Queues `fn` for the next commit. Handlers run one after another in the order of the calls, each in a
   * savepoint of its own (opened by its first statement). Resolves after COMMIT.
   */
  write<T>(fn: (tx: Tx) => Promise<T> | T, options?: WriteOptions<T>): Promise<T | undefined>;
  /** Executes a prepared statement for each row: one await, one loop. Inside a handler only. */
  many(statement: Prepared, rows: readonly Record<string, unknown>[]): Promise<void>;
  /** Left out where one process has the database to itself (a SQLite file). */
  readonly peers?: Peers;
  /** Waits for what is queued, then closes. */
  close(): Promise<void>;
}

export type { SQL };
