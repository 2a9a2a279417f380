/** What the platform does on a bad day: each fault waits for the calls it is meant for and is used up by them. */
export interface Fault {
  /** Which methods; default: all but getUpdates. */
  readonly on?: RegExp;
  /** How many calls; default 1. */
  readonly times?: number;
  /**
   * `status`: this code instead of an answer, nothing done; `after`: the call is carried out, then the connection is
   * reset; `reset`: reset before anything is done; `hang`: no answer, ever; `slow`: the answer comes after `ms`.
   */
  readonly do: 'status' | 'after' | 'reset' | 'hang' | 'slow';
  readonly code?: number;
  /** Of 429: seconds. */
  readonly retryAfter?: number;
  readonly ms?: number;
}

export interface Faults {
  add(fault: Fault): void;
  /** The fault for this call, used up by one. */
  next(method: string): Fault | undefined;
  clear(): void;
}

export function createFaults(): Faults {
  let waiting: { fault: Fault; left: number }[] = [];
  return {
    add: (fault) => void waiting.push({ fault, left: fault.times ?? 1 }),
    next: (method) => {
      const found = waiting.find(({ fault }) => (fault.on ? fault.on.test(method) : method !== 'getUpdates'));
      if (found && --found.left === 0) waiting = waiting.filter((w) => w !== found);
      return found?.fault;
    },
    clear: () => void (waiting = []),
  };
}

export const describe: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  409: 'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  502: 'Bad Gateway',
};
