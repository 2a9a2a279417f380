/** Between the reader and the writer: what is left out, what is not understood, how far it is. */
import type { Incoming, PassReason, Sink } from '../history/incoming.ts';
import type { Progress } from '../history/progress.ts';
import type { HistoryFault } from '../history/telegram.ts';

/** Faults shown one by one; the rest is counted. */
const faultsShown = 20;
/** Clocks differ; a message from further ahead than this was never sent. */
const aheadMs = 86_400_000;
const namesShown = 20;

export interface SortingOptions {
  readonly take: (item: Incoming) => Promise<void> | void;
  /** Only this group, by name or id. */
  readonly room?: string;
  /** People left out, by id or name. */
  readonly without: ReadonlySet<string>;
  readonly now: number;
  readonly progress: () => Progress;
  readonly onRecord: (index: number) => void;
}

export class Sorting implements Sink {
  readonly passed = new Map<PassReason, number>();
  readonly faults: HistoryFault[] = [];
  faulty = 0;
  /** Names of groups passed over because another was asked for. */
  readonly elsewhere = new Set<string>();
  readonly #o: SortingOptions;
  #taken = 0;

  constructor(o: SortingOptions) {
    this.#o = o;
  }

  /** Something of the group asked for was there. */
  get found(): boolean {
    return this.#taken > 0 || this.elsewhere.size === 0;
  }

  take(item: Incoming): Promise<void> | void {
    const { room, without, now } = this.#o;
    this.#o.progress().at(item.byte, item.index);
    this.#o.onRecord(item.index);
    if (room !== undefined && room !== item.room.name && room !== item.room.id) {
      if (this.elsewhere.size < namesShown) this.elsewhere.add(item.room.name);
      return this.pass('elsewhere');
    }
    if (item.who && (without.has(item.who.id) || without.has(item.who.name))) return this.pass('without');
    if (item.at > now + aheadMs)
      return this.fault({ ...item, messageId: item.id, problem: 'its date lies in the future' });
    this.#taken++;
    return this.#o.take(item);
  }

  pass(why: PassReason, count = 1): void {
    this.passed.set(why, (this.passed.get(why) ?? 0) + count);
  }

  fault(fault: HistoryFault): void {
    this.#o.onRecord(fault.index);
    if (this.faulty++ < faultsShown) this.faults.push(fault);
  }

  /** One line a fault, with its place. */
  faultLines(file: string): string[] {
    const lines = this.faults.map(
      ({ line, index, messageId, problem }) =>
        `${file}:${line}: record ${index}${messageId === undefined ? '' : ` (message ${messageId})`} skipped: ${problem}`,
    );
    const more = this.faulty - this.faults.length;
    return more > 0 ? [...lines, `${more} more records were skipped`] : lines;
  }
}
