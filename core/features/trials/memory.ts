/** What runs now, for the path of every award: by how much a member's points are multiplied. */
import type { Tx } from '../../ports.ts';
import type { TrialRow, UnitRow } from './store.ts';

interface Running {
  readonly trial: TrialRow;
  /** Per cent by member or group; only of rewards. */
  readonly percents: ReadonlyMap<number, number>;
}

export class RunningTrials {
  readonly #byCommunity = new Map<number, Running>();

  remember(trial: TrialRow, units: readonly UnitRow[]): void {
    const percents = new Map(
      trial.kind === 'reward' ? units.map((u) => [u.id, trial.variants[u.variant]?.percent ?? 100] as const) : [],
    );
    this.#byCommunity.set(trial.community, { trial, percents });
  }
  add(tx: Tx, trial: TrialRow, units: readonly UnitRow[]): void {
    tx.after(() => this.remember(trial, units));
  }
  end(tx: Tx, trial: TrialRow): void {
    tx.after(() => {
      if (this.#byCommunity.get(trial.community)?.trial.id === trial.id) this.#byCommunity.delete(trial.community);
    });
  }
  /** 1 outside of the days of a trial, and for whoever is not in it. */
  factor(community: number, room: number, member: number, now: number): number {
    const running = this.#byCommunity.get(community);
    if (!running || now < running.trial.startsAt || now >= running.trial.endsAt) return 1;
    return (running.percents.get(running.trial.unit === 'members' ? member : room) ?? 100) / 100;
  }
}
