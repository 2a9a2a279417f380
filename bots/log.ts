/** The log: JSON lines on standard error. Texts of members and secrets never reach it. */
import { pino } from 'pino';

import type { Trace } from '../core/types.ts';
import type { Config } from './config.ts';

export interface Log {
  info(message: string, fields?: object): void;
  warn(message: string, fields?: object): void;
  error(error: unknown, fields?: object): void;
  /** One line an event, at level debug. */
  trace(trace: Trace): void;
}

export function createLog(level: Config['logLevel']): Log {
  const redact = ['token', '*.token', 'headers.authorization'];
  const out = pino({ level, base: null, redact }, pino.destination({ dest: 2, sync: false }));
  return {
    info: (message, fields = {}) => out.info(fields, message),
    warn: (message, fields = {}) => out.warn(fields, message),
    error: (error, fields = {}) =>
      error instanceof Error ? out.error({ ...fields, err: error }, error.message) : out.error(fields, String(error)),
    trace: (t) => {
      if (!out.isLevelEnabled('debug')) return;
      const { event, stage, by, effects, tells, ms, error } = t;
      out.debug({ event: event.id, kind: event.kind, stage, by, effects, tells, ms, error }, 'event');
    },
  };
}
