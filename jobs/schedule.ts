/**
 * The minute tick, from node-cron. It only says "look at the calendar again": the instants themselves come from
 * `core/kit/cron.ts` and the truth about them is a row of `jobs`, so a tick that is late, lost or doubled changes
 * nothing. node-cron lives here and not in core, because importing it loads child_process.
 */
import nodeCron from 'node-cron';

/**
 * Calls `fn` at every full minute; never twice at the same time. What `fn` throws goes to `onError`.
 * @param expression for tests: another rhythm than each minute
 */
export function minuteTick(
  fn: () => Promise<void> | void,
  onError: (error: unknown) => void,
  expression = '* * * * *',
): { stop(): Promise<void> } {
  let running: Promise<void> = Promise.resolve();
  const task = nodeCron.schedule(
    expression,
    () => {
      running = Promise.resolve().then(fn).catch(onError);
      return running;
    },
    { noOverlap: true, suppressMissedWarning: true },
  );
  return {
    /** No further tick; waits for the one under way. */
    async stop() {
      await task.destroy();
      await running;
    },
  };
}
