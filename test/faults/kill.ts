/**
 * Kills the bot, again and again, at random moments while people talk; starts it, hands it again what it never
 * acknowledged (and some of what it did); then holds its database against the witness's log.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

import { seeded } from '../clock.ts';
import { compare, type Verdict } from './compare.ts';
import { say, type Said } from './crowd.ts';
import { lines, type FromBot, type ToBot } from './line.ts';
import { openWitness, readWitness, type Witness } from './witness.ts';

export interface KillOptions {
  readonly cycles: number;
  readonly seed: number;
  /** An empty folder. */
  readonly dir: string;
}
export interface Killed extends Verdict {
  readonly acknowledged: number;
  /** How often the same event was handed over once more. */
  readonly redelivered: number;
  /** Everything ever handed to the bot, by event id. */
  readonly offered: ReadonlyMap<string, Said>;
}

const inFlight = 64;
/** A bot that does not answer for so long will not answer any more. */
const patienceMs = 30_000;
const root = fileURLToPath(new URL('../..', import.meta.url));

/** One life of the bot. */
interface Life {
  readonly child: ChildProcess;
  readonly ready: Promise<void>;
  readonly ended: Promise<unknown>;
  give(said: Said): void;
}

class Crowd {
  readonly #dice: () => number;
  readonly #witness: Witness;
  readonly #database: string;
  /** In the order in which they were said. */
  readonly #offered = new Map<string, Said>();
  readonly #open = new Set<string>();
  #waiting = 0;
  redelivered = 0;

  constructor(o: KillOptions, witness: Witness) {
    this.#dice = seeded(o.seed);
    this.#witness = witness;
    this.#database = join(o.dir, 'banyan.db');
  }

  get offered(): ReadonlyMap<string, Said> {
    return this.#offered;
  }

  /** Lives until the kill, which may come before it has started. */
  async cycle(): Promise<void> {
    const life = this.#live();
    const early = this.#dice() < 0.15;
    const livesFor = this.#dice() * 700;
    if (!early) await this.#inTime(life.ready);
    const end = Date.now() + livesFor;
    if (early) await pause(livesFor);
    else {
      for (const id of this.#open) this.#again(life, id);
      do {
        while (this.#waiting < inFlight) this.#speak(life);
        await pause(1);
      } while (Date.now() < end);
    }
    life.child.kill('SIGKILL');
    await life.ended;
  }

  /** Everything that is still open is handed over and acknowledged, everything that waits is sent; a clean end. */
  async last(): Promise<void> {
    const life = this.#live();
    await this.#inTime(life.ready);
    for (const id of this.#open) this.#again(life, id);
    await this.#inTime(
      (async () => {
        while (this.#open.size > 0) await pause(5);
      })(),
    );
    life.child.stdin?.end();
    await this.#inTime(life.ended);
    if (life.child.exitCode !== 0) throw new Error(`the last bot ended with ${String(life.child.exitCode)}`);
  }

  #speak(life: Life): void {
    // One in fifteen is something acknowledged long ago: platforms do deliver twice.
    if (this.#offered.size > 0 && this.#dice() < 1 / 15) {
      const ids = [...this.#offered.keys()];
      const id = ids[Math.floor(this.#dice() * ids.length)];
      if (id !== undefined && !this.#open.has(id)) return this.#again(life, id);
    }
    const said = say(this.#offered.size, Date.now(), this.#dice);
    this.#offered.set(said.event.id, said);
    this.#open.add(said.event.id);
    this.#witness.write({ what: 'offered', id: said.event.id });
    this.#waiting++;
    life.give(said);
  }

  #again(life: Life, id: string): void {
    const said = this.#offered.get(id);
    if (!said) return;
    this.redelivered++;
    this.#waiting++;
    life.give(said);
  }

  #live(): Life {
    const bot = fileURLToPath(new URL('bot.ts', import.meta.url));
    const child = spawn(process.execPath, ['--import', 'tsx', bot, this.#database], { cwd: root, stdio: 'pipe' });
    this.#waiting = 0;
    let started = (): void => undefined;
    const ready = new Promise<void>((resolve) => (started = resolve));
    // A bot that is gone takes nothing more; what was given to it is open and will be given again.
    child.stdin.on('error', () => undefined);
    child.stderr.pipe(process.stderr);
    lines(child.stdout, (line) => {
      const told = JSON.parse(line) as FromBot;
      if ('ready' in told) started();
      else this.#hear(told);
    });
    return {
      child,
      ready,
      ended: once(child, 'close'),
      give: ({ event }) => void child.stdin.write(`${JSON.stringify({ event } satisfies ToBot)}\n`),
    };
  }

  #hear(told: Exclude<FromBot, { ready: true }>): void {
    if ('said' in told) return this.#witness.write({ what: 'said', ...told.said });
    this.#waiting--;
    if (this.#open.delete(told.acknowledged)) this.#witness.write({ what: 'acknowledged', id: told.acknowledged });
  }

  async #inTime(what: Promise<unknown>): Promise<void> {
    const late = new AbortController();
    const bell = pause(patienceMs, undefined, { signal: late.signal }).then(() => {
      throw new Error(`the bot did not answer for ${patienceMs / 1000} s`);
    });
    try {
      await Promise.race([what, bell]);
    } finally {
      late.abort();
      bell.catch(() => undefined);
    }
  }
}

/** Runs all cycles and compares. */
export async function kill(o: KillOptions): Promise<Killed> {
  const log = join(o.dir, 'witness.log');
  const witness = openWitness(log);
  const crowd = new Crowd(o, witness);
  for (let i = 0; i < o.cycles; i++) await crowd.cycle();
  await crowd.last();
  witness.close();
  const seen = readWitness(log);
  const verdict = compare(join(o.dir, 'banyan.db'), seen, crowd.offered);
  const acknowledged = seen.filter((s) => s.what === 'acknowledged').length;
  return { ...verdict, acknowledged, redelivered: crowd.redelivered, offered: crowd.offered };
}
