/** Plays so many rounds of each race on one database. */
import { seeded } from '../clock.ts';
import { rounds } from './rounds.ts';
import { openStage } from './stage.ts';

export interface Raced {
  readonly race: string;
  readonly rounds: number;
  readonly ms: number;
  /** What was not exact, at most ten. */
  readonly faults: readonly string[];
}
export interface RaceOptions {
  readonly url: string;
  readonly connections: number;
  readonly rounds: number;
  readonly seed: number;
  readonly only?: readonly string[];
  readonly onRaced?: (raced: Raced) => void;
}
const mostFaults = 10;

export async function race(o: RaceOptions): Promise<Raced[]> {
  const stage = await openStage(o.url, o.connections, seeded(o.seed));
  const all: Raced[] = [];
  let community = 0;
  try {
    for (const [name, round] of Object.entries(rounds)) {
      if (o.only && !o.only.includes(name)) continue;
      const began = Date.now();
      const faults: string[] = [];
      for (let i = 0; i < o.rounds && faults.length < mostFaults; i++)
        await round(stage, ++community).catch((error: unknown) => {
          faults.push(`round ${i}: ${error instanceof Error ? error.message : 'threw what is no error'}`);
        });
      const raced = { race: name, rounds: o.rounds, ms: Date.now() - began, faults };
      o.onRaced?.(raced);
      all.push(raced);
    }
  } finally {
    await stage.close();
  }
  return all;
}
