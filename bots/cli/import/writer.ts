/**
 * Writes history in batches: about a thousand records, their people, counters and the checkpoint in one commit. A
 * process that dies between two commits goes on at the last one; a record that is there already is passed over.
 * Nothing is said, no feature hears of it.
 */
import { dayBucket } from '../../../core/kit/day-bucket.ts';
import type { Database, Tx } from '../../../core/ports.ts';
import type { ImportTotals } from '../../../core/schema.ts';
import type { Incoming } from '../history/incoming.ts';
import { heardOf, memberFinder, type Present } from './members.ts';
import { type Place, placeFinder, type PlacesOptions } from './places.ts';
import type { ImportRow, ImportStore } from './store.ts';

const batchRecords = 1_000;
/** People remembered between batches; more are looked up again. */
const mostPeople = 20_000;
const hourMs = 3_600_000;

export interface WriterOptions extends PlacesOptions {
  /** Where this import stands. */
  readonly row: Pick<ImportRow, 'id' | 'records' | 'totals'>;
}

/** What a batch learnt; it becomes memory only when it is committed, for a batch may run again. */
interface Learnt {
  readonly places: Map<string, Place>;
  readonly people: Map<string, Present>;
  totals: { -readonly [K in keyof ImportTotals]: ImportTotals[K] };
}

export class ImportWriter {
  readonly #database: Database;
  readonly #store: ImportStore;
  readonly #o: WriterOptions;
  readonly #places = new Map<string, Place>();
  readonly #people = new Map<string, Present>();
  #home: number | undefined;
  #batch: Incoming[] = [];
  #totals: ImportTotals;

  constructor(database: Database, store: ImportStore, o: WriterOptions) {
    this.#database = database;
    this.#store = store;
    this.#o = o;
    this.#totals = o.row.totals;
  }

  get totals(): ImportTotals {
    return this.#totals;
  }

  /** A promise when a batch is full: wait for it before the next record. */
  take(item: Incoming): Promise<void> | void {
    if (item.index < this.#o.row.records) return undefined;
    // Whatever one record holds stays in one commit with it.
    const full = this.#batch.length >= batchRecords && item.index !== this.#batch.at(-1)?.index;
    const wait = full ? this.flush() : undefined;
    this.#batch.push(item);
    return wait;
  }

  /** Commits what was taken. */
  async flush(): Promise<void> {
    const batch = this.#batch;
    const last = batch.at(-1);
    if (!last) return;
    this.#batch = [];
    const records = last.index + 1;
    const learnt = await this.#database.write((tx) => this.#write(tx, batch, records));
    if (!learnt) throw new Error('a batch was not written');
    this.#totals = learnt.totals;
    for (const [id, place] of learnt.places) this.#places.set(id, place);
    this.#home ??= learnt.places.values().next().value?.community;
    if (this.#people.size + learnt.people.size > mostPeople) this.#people.clear();
    for (const [key, present] of learnt.people) this.#people.set(key, { ...present, changed: false });
  }

  async #write(tx: Tx, batch: readonly Incoming[], records: number): Promise<Learnt> {
    const store = this.#store;
    const learnt: Learnt = { places: new Map(), people: new Map(), totals: { ...this.#totals } };
    const known = await this.#known(batch, learnt);
    const rows: Record<string, unknown>[] = [];
    const moves: Record<string, unknown>[] = [];
    const present = this.#presence(learnt);
    for (const item of batch) {
      const place = await this.#place(item.room, learnt);
      if (known.has(this.#keyOf(item, place))) {
        learnt.totals.known++;
        continue;
      }
      known.add(this.#keyOf(item, place));
      const who = item.who && (await present(place, item, item.who));
      if (item.what === 'message') {
        if (who) rows.push(this.#message(tx, item, place, who, learnt.totals));
        continue;
      }
      moves.push({ key: this.#keyOf(item, place), at: this.#o.now });
      learnt.totals[item.what === 'joined' ? 'joins' : 'leaves']++;
      const what = item.what === 'joined' ? 'join' : 'leave';
      tx.count({ what, room: place.id, member: 0, bucket: dayBucket(item.at, place.timeZone) });
    }
    await this.#database.many(store.addMessage, rows);
    await this.#database.many(store.addMove, moves);
    await this.#putMemberships(learnt);
    await this.#putUntil(batch, learnt);
    await store.checkpoint.execute({ id: this.#o.row.id, records, totals: learnt.totals });
    return learnt;
  }

  #message(tx: Tx, item: Incoming, place: Place, who: Present, totals: Learnt['totals']): Record<string, unknown> {
    const { at } = item;
    tx.count({ what: 'message', room: place.id, member: who.member, bucket: dayBucket(at, place.timeZone) });
    tx.count({ what: 'message.hour', room: place.id, member: 0, bucket: Math.floor(at / hourMs) });
    const kept = at >= place.keepSince;
    totals.messages++;
    if (kept && item.text !== '') totals.texts++;
    totals.first = Math.min(totals.first ?? at, at);
    totals.last = Math.max(totals.last ?? at, at);
    return {
      room: place.id,
      member: who.member,
      identity: who.identity,
      platformId: item.id,
      replyTo: item.replyTo ?? null,
      kind: item.kind,
      text: kept ? item.text : null,
      at,
      editedAt: item.editedAt ?? null,
    };
  }

  /** What of the batch is there already, and what a live bot counted itself. */
  async #known(batch: readonly Incoming[], learnt: Learnt): Promise<Set<string>> {
    const known = new Set<string>();
    const said = new Map<Place, string[]>();
    const moves: string[] = [];
    for (const item of batch) {
      const place = await this.#place(item.room, learnt);
      const key = this.#keyOf(item, place);
      if (item.what !== 'message') {
        if (place.liveSince !== undefined && item.at >= place.liveSince) known.add(key);
        moves.push(key);
        continue;
      }
      const ids = said.get(place);
      if (ids) ids.push(item.id);
      else said.set(place, [item.id]);
    }
    for (const [place, ids] of said)
      for (const id of await this.#store.knownMessages(place.id, ids)) known.add(`m|${place.id}|${id}`);
    if (moves.length > 0) for (const key of await this.#store.knownMoves(moves)) known.add(key);
    return known;
  }

  #keyOf(item: Incoming, place: Place): string {
    return item.what === 'message' ? `m|${place.id}|${item.id}` : `${this.#o.platform}|${place.platformId}|${item.id}`;
  }

  async #place(ref: Incoming['room'], learnt: Learnt): Promise<Place> {
    const known = learnt.places.get(ref.id) ?? this.#places.get(ref.id);
    if (known) return known;
    const home = this.#home ?? learnt.places.values().next().value?.community;
    const place = await placeFinder(this.#store, this.#o)(ref, home);
    learnt.places.set(ref.id, place);
    const { rooms } = learnt.totals;
    if (!rooms.includes(place.id)) learnt.totals.rooms = [...rooms, place.id];
    return place;
  }

  #presence(learnt: Learnt) {
    const find = memberFinder(this.#store, this.#o.platform, () => learnt.totals.members++);
    return async (place: Place, item: Incoming, who: { id: string; name: string }): Promise<Present> => {
      const key = `${place.id}|${who.id}`;
      const was = learnt.people.get(key) ?? this.#people.get(key) ?? (await find(place, who, item.at));
      const present = await heardOf(this.#store, place, was, item);
      learnt.people.set(key, present);
      return present;
    };
  }

  async #putMemberships(learnt: Learnt): Promise<void> {
    const rows = [...learnt.people].flatMap(([key, { member, joinedAt, leftAt, changed }]) =>
      changed ? [{ room: Number(key.slice(0, key.indexOf('|'))), member, joinedAt, leftAt }] : [],
    );
    await this.#database.many(this.#store.putMembership, rows);
  }

  async #putUntil(batch: readonly Incoming[], learnt: Learnt): Promise<void> {
    const newest = new Map<string, number>();
    for (const { room, at } of batch) newest.set(room.id, Math.max(newest.get(room.id) ?? at, at));
    for (const [id, until] of newest) {
      const place = await this.#place({ id, name: id }, learnt);
      if (until <= place.importedUntil) continue;
      await this.#store.importedUntil.execute({ room: place.id, until });
      learnt.places.set(id, { ...place, importedUntil: until });
    }
  }
}
