/**
 * The line to Redis: is it there, can it be written to, does it still remember. Asked every second with one small
 * round trip, because Redis tells nobody that it was flushed, and a full one only refuses.
 */
import { randomUUID } from 'node:crypto';

import { Redis } from 'ioredis';

/** Shown on the start page, in the log and by the doctor. */
export interface RedisState {
  readonly name: 'redis';
  readonly state: 'on' | 'failing';
  /** What is wrong and what mends it, in one line without addresses or passwords. */
  readonly why?: string;
}

/** `on`: (again) usable; `failing`: not any more; `forgotten`: usable, but what it was told is gone. */
export type RedisNews = 'on' | 'failing' | 'forgotten';

export interface RedisOptions {
  /** `redis://[user:password@]host:port[/number]`, or `rediss://` for TLS. */
  readonly url: string;
  /** Before every key; one for each database, so that two bots may share a server. */
  readonly prefix: string;
  readonly news: (news: RedisNews) => void;
  /** Queues of this database that any process knows. */
  readonly queues: (names: readonly string[]) => void;
  /** Asks this often. Default 1 s. */
  readonly beatMs?: number;
}

/** Without an answer for this long Redis counts as failing. */
const patienceMs = 3000;
/** After it failed again within so many beats it is left alone, longer each time. */
const soon = 60;
const longestHold = 30;
const oldest = 5;

/** The line broke while something was under way, or is not there: nothing new about why. */
class Lost extends Error {
  override readonly name = 'Lost';
}

export class RedisLine {
  /** For short commands: fails at once while the line is down. */
  readonly client: Redis;
  readonly #o: RedisOptions;
  readonly #beatMs: number;
  #on = false;
  #why = 'Redis has not answered yet';
  #closed = false;
  #timer: NodeJS.Timeout | undefined;
  #beating = false;
  #mark: string | undefined;
  #checked = false;
  #refused: Error | undefined;
  /** Times in beats: how many there were, from which on it is used again, since when it is used. */
  #beats = 0;
  #hold = 0;
  #heldUntil = 0;
  #onSince = -soon;
  #first: (() => void) | undefined;
  #lost: ((error: Error) => void)[] = [];

  constructor(options: RedisOptions) {
    this.#o = options;
    this.#beatMs = options.beatMs ?? 1000;
    this.client = new Redis(options.url, {
      lazyConnect: true,
      enableOfflineQueue: false,
      autoResendUnfulfilledCommands: false,
      maxRetriesPerRequest: 0,
      connectTimeout: patienceMs,
      retryStrategy: retryAfter,
      reconnectOnError: isReplica,
    });
    this.client.on('error', (error: Error) => (this.#refused = error));
    this.client.on('ready', () => void this.#beat());
    this.client.on('close', () => this.fail(this.#refused ?? (this.#on ? new Error('closed') : new Lost('closed'))));
  }

  get on(): boolean {
    return this.#on;
  }

  state(): RedisState {
    return this.#on ? { name: 'redis', state: 'on' } : { name: 'redis', state: 'failing', why: this.#why };
  }

  /** Resolves when it is known whether Redis is there; never rejects. */
  async start(): Promise<void> {
    const known = new Promise<void>((resolve) => (this.#first = resolve));
    // Whatever comes of it is told by the events; it goes on trying.
    this.client.connect().catch((error: unknown) => this.fail(error));
    await known;
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
    this.#tellLost('stopped');
    this.client.disconnect();
  }

  /** `work`, or a rejection as soon as the line breaks: a Redis that hangs does not hold up the rest. */
  async during<T>(work: Promise<T>): Promise<T> {
    if (!this.#on) throw new Lost(this.#why);
    let lost: (error: Error) => void = () => undefined;
    const broken = new Promise<never>((_, reject) => this.#lost.push((lost = reject)));
    try {
      return await Promise.race([work, broken]);
    } finally {
      this.#lost = this.#lost.filter((one) => one !== lost);
    }
  }

  /** Somebody found that Redis does not do what it should. */
  fail(error: unknown): void {
    if (this.#closed) return;
    if (!(error instanceof Lost)) this.#why = explainRedis(error);
    const was = this.#on;
    this.#on = false;
    this.#tellFirst();
    if (!was) return;
    this.#hold = this.#beats - this.#onSince < soon ? Math.min(longestHold, this.#hold * 2 || 1) : 0;
    this.#heldUntil = this.#beats + this.#hold;
    this.#tellLost(this.#why);
    this.#o.news('failing');
  }

  #tellLost(why: string): void {
    for (const reject of this.#lost.splice(0)) reject(new Lost(why));
  }

  #tellFirst(): void {
    this.#first?.();
    this.#first = undefined;
  }

  async #beat(): Promise<void> {
    if (this.#beating || this.#closed) return;
    this.#beating = true;
    this.#beats++;
    clearTimeout(this.#timer);
    try {
      const [mark, queues] = await this.#ask();
      this.#alive(mark);
      this.#o.queues(queues);
    } catch (error) {
      this.fail(this.client.status === 'ready' ? error : (this.#refused ?? new Lost('not connected')));
      // A line on which nothing comes back any more is made anew.
      if (error instanceof Silence) this.client.disconnect(true);
    }
    this.#beating = false;
    if (!this.#closed) this.#timer = setTimeout(() => void this.#beat(), this.#beatMs);
  }

  /** Reads the mark and the queues, and writes something: only that shows that Redis is neither full nor a replica. */
  async #ask(): Promise<readonly [mark: string, queues: string[]]> {
    const { client } = this;
    const { prefix } = this.#o;
    if (!this.#checked) refuseOld(await inTime(client.info('server')));
    this.#checked = true;
    const answers = await inTime(
      client
        .pipeline()
        .set(`${prefix}:beat`, 'ok')
        .set(`${prefix}:mark`, randomUUID(), 'NX')
        .get(`${prefix}:mark`)
        .smembers(`${prefix}:queues`)
        .exec(),
    );
    const [beat, mark, got, queues] = (answers ?? []).map(([error, value]) => {
      if (error) throw error;
      return value;
    });
    if (beat !== 'OK' || mark === undefined) throw new Lost('Redis did not keep what it was told');
    return [String(got), queues as string[]];
  }

  /** The mark is made once; another one means that everything else is gone too. */
  #alive(mark: string): void {
    if (this.#beats < this.#heldUntil) return;
    const forgotten = this.#mark !== undefined && this.#mark !== mark;
    this.#mark = mark;
    this.#refused = undefined;
    if (this.#on && !forgotten) return;
    const was = this.#on;
    this.#on = true;
    if (!was) this.#onSince = this.#beats;
    this.#tellFirst();
    this.#o.news(was ? 'forgotten' : 'on');
  }

  /** Every process serves the queues any of them has filled. */
  async know(queue: string): Promise<void> {
    await this.client.sadd(`${this.#o.prefix}:queues`, queue);
  }
}

/** Also for the connections of the workers. */
export const retryAfter = (times: number): number => Math.min(1000, 50 * times);
/** After a failover the old address may lead to what is only a copy now. */
export const isReplica = (error: Error): boolean => error.message.startsWith('READONLY');

class Silence extends Error {
  override readonly name = 'Silence';
}

async function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Silence('no answer')), patienceMs);
  });
  // What is given up may still reject later.
  work.catch(() => undefined);
  try {
    return await Promise.race([work, silence]);
  } finally {
    clearTimeout(timer);
  }
}

function refuseOld(info: string): void {
  const version = /^redis_version:(\d+)/m.exec(info)?.[1];
  if (version !== undefined && Number(version) < oldest)
    throw new Error(`Redis ${version} is too old; version ${oldest} or newer is needed`);
}

/** What an operator can do about it. Never the address: it may hold a password. */
export function explainRedis(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (/^(OOM|-?OOM)/.test(text)) return 'Redis is full; give it more memory (maxmemory) or take something out';
  if (/^(WRONGPASS|NOAUTH|NOPERM|ERR (invalid password|.*AUTH))/i.test(text))
    return 'Redis refused the user or password in REDIS_URL';
  if (text.startsWith('READONLY')) return 'this Redis only takes reads; is it a replica?';
  if (text.startsWith('MISCONF')) return 'Redis cannot save to its disk and refuses writes';
  if (/^(LOADING|BUSY|MASTERDOWN)/.test(text)) return 'Redis is busy and takes no commands yet';
  if (error instanceof Silence) return 'Redis does not answer';
  if (text.endsWith('is needed')) return text;
  if (/^E[A-Z_]+$/.test(code) || /connect|closed|Stream isn't writeable/i.test(text))
    return 'Redis cannot be reached; check that it runs and that REDIS_URL is right';
  return `Redis refused: ${text.slice(0, 100)}`;
}
