/**
 * What the command line asks of the running bot: a job of this timer in each community meant. Whatever it is, done twice
 * it comes to the same. Nobody is answered: the command line reads the rows.
 */
import type { Context, Effect, Effects } from '../../../types.ts';
import type { Desk } from '../run.ts';
import type { State } from '../store.ts';
import { goOn } from '../run-members.ts';
import { titleOf } from './find.ts';
import { halt } from './start.ts';

/** The timer of an order, as `Feature.timers` names it. */
export const orderTimer = 'campaigns.order';
export interface Order {
  readonly act: 'pause' | 'resume' | 'stop';
  /** `campaigns.id`. */
  readonly campaign: number;
  /** Of a stop: this run alone. */
  readonly run?: number;
  /** Who gave it, for the audit log. */
  readonly by: string;
}

export async function order(
  c: Context,
  desk: Desk,
  calendar: (c: Context) => Promise<Effects>,
  what: Order,
): Promise<Effects> {
  const row = await desk.store.byId(c.community.id, what.campaign);
  if (!row || row.state === 'gone') return [];
  if (what.act === 'stop') {
    const running = (await desk.runs.running(row.id)).filter((run) => what.run === undefined || run.id === what.run);
    const effects: Effect[] = [];
    for (const run of running) effects.push(...((await halt(c, desk, run, what.by))?.effects ?? []));
    return effects;
  }
  const to: State = what.act === 'pause' ? 'paused' : 'active';
  if (row.state === to) return [];
  await desk.store.setState(c.community.id, row.id, to, c.cause);
  await desk.house.audit.write(c, {
    act: 'campaign.state',
    subject: titleOf(row.definition),
    room: null,
    before: { id: row.id, state: row.state },
    after: { id: row.id, state: to, by: what.by },
  });
  const onward = to === 'active' ? await goOn(c, desk, { ...row, state: to }) : [];
  return [...(await calendar(c)), ...onward];
}
