/** Starting and ending a process the same way, whatever it runs. */
import { DatabaseError } from '../db/errors.ts';
import { PortError } from '../web/server.ts';
import { ConfigError } from './config.ts';
import { LockError } from './lock.ts';
import type { Log } from './log.ts';
import { CampaignsError } from './wiring.ts';

/** Longer than this nobody waits for a clean end; recovery does not need it. */
const graceMs = 20_000;

/** One clear line for what the operator can mend, the stack for what only we can; exit code 1. */
export function exitWith(error: unknown): never {
  if (error instanceof ConfigError || error instanceof CampaignsError)
    for (const line of error.lines) process.stderr.write(`banyan: ${line}\n`);
  else if (error instanceof DatabaseError || error instanceof PortError || error instanceof LockError)
    process.stderr.write(`banyan: ${error.message}\n`);
  else process.stderr.write(`banyan: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(1);
}

/** Ends cleanly on the first signal, at once on the second; an error nobody caught ends it too, with code 1. */
export function endOnSignals(log: Log, stop: () => Promise<void>): void {
  let ending = false;
  const end = (code: number): void => {
    if (ending) process.exit(code || 130);
    ending = true;
    setTimeout(() => process.exit(code || 1), graceMs).unref();
    stop().then(
      () => process.exit(code),
      (error: unknown) => {
        log.error(error);
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', () => end(0));
  process.on('SIGTERM', () => end(0));
  process.on('uncaughtException', (error) => {
    log.error(error);
    end(1);
  });
  process.on('unhandledRejection', (error) => {
    log.error(error);
    end(1);
  });
}
