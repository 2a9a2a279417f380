/**
 * Which processes use the database: each holds a lock under its number on a connection of its own, and the server lets
 * go of it with the connection. A process that is only stopped keeps its connection, and so its number.
 */
import { randomInt } from 'node:crypto';

import pg from 'pg';

import type { Peers } from '../core/ports.ts';
import { News, type Change } from './news.ts';

/** The class of our advisory locks: "bany". */
const lockClass = 0x62_61_6e_79;
/** A connection that broke is tried again after so long. */
const againMs = 500;
/** Changes that are kept at a start: nobody who lives is so far behind. */
const keptChanges = 100_000;
/** A machine that vanished is noticed by the server after 25 seconds; without this, after two hours. */
const options = '-c tcp_keepalives_idle=10 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3';

export class PostgresPeers implements Peers {
  readonly #config: pg.ClientConfig;
  readonly #read: Pick<pg.Pool, 'query'>;
  readonly #number = randomInt(1, 2 ** 31);
  readonly news: News;
  #seen: Promise<pg.Client> | undefined;
  #timer: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(config: pg.ClientConfig, read: Pick<pg.Pool, 'query'>) {
    this.#config = { ...config, keepAlive: true, options };
    this.#read = read;
    this.news = new News(this.#number, async (id) => {
      const { rows } = await this.#read.query<Record<keyof Change, string>>(
        'select id, sender, what, ref from changes where id > $1 order by id',
        [id],
      );
      return rows.map((r) => ({ id: Number(r.id), sender: Number(r.sender), what: r.what, ref: Number(r.ref) }));
    });
  }

  async self(): Promise<number> {
    await this.#shown();
    return this.#number;
  }

  follow(what: string, again: (refs: ReadonlySet<number>) => Promise<void>): void {
    this.news.follow(what, again);
  }

  async gone(numbers: readonly number[]): Promise<ReadonlySet<number>> {
    const { rows } = await this.#read.query<{ n: string }>(
      `select objid::bigint as n from pg_locks
       where locktype = 'advisory' and classid::bigint = $1 and objsubid = 2 and granted
         and database = (select oid from pg_database where datname = current_database())`,
      [lockClass],
    );
    const there = new Set(rows.map(({ n }) => Number(n)));
    return new Set(numbers.filter((n) => !there.has(n)));
  }

  /** Nobody is told any more that this process runs. */
  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    const client = await this.#seen?.catch(() => undefined);
    await client?.end();
  }

  #shown(): Promise<pg.Client> {
    if (this.#closed) return Promise.reject(new Error('the database is closed'));
    this.#seen ??= this.#connect().catch((error: unknown) => {
      this.#lost();
      throw error;
    });
    return this.#seen;
  }

  async #connect(): Promise<pg.Client> {
    const client = new pg.Client(this.#config);
    let mine = true;
    const broke = (): void => {
      if (mine) this.#lost();
      mine = false;
      client.end().catch(() => undefined);
    };
    client.on('error', broke);
    client.on('end', broke);
    try {
      await client.connect();
      // Shared: the server may not have noticed yet that the connection before this one broke.
      await client.query('select pg_advisory_lock_shared($1, $2)', [lockClass, this.#number]);
      if (this.news.known === undefined) {
        const { rows } = await client.query<{ id: string }>('select coalesce(max(id), 0) as id from changes');
        const newest = Number(rows[0]?.id ?? 0);
        await client.query('delete from changes where id <= $1', [newest - keptChanges]);
        this.news.known = newest;
      }
    } catch (error) {
      mine = false;
      client.end().catch(() => undefined);
      throw error;
    }
    return client;
  }

  /** Others must see again soon that this process runs, whether or not it has something to send. */
  #lost(): void {
    this.#seen = undefined;
    if (this.#closed) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#shown().catch(() => undefined), againMs).unref();
  }
}
