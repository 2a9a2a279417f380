/** Bad days on demand: what happens to the next calls of a route. */
export interface Fault {
  /** Of `POST /channels/1/messages`. */
  readonly route: RegExp;
  /** Default 1. */
  readonly times?: number;
  /**
   * `reset`: cut before anything is done; `cut-after`: done, and cut before the answer; `hang`: never answered;
   * a number: that status. `done`: with a status, the thing is done all the same.
   */
  readonly how: 'reset' | 'cut-after' | 'hang' | number;
  readonly done?: boolean;
  readonly retryAfter?: number;
}
export function createFaults() {
  let faults: (Fault & { left: number })[] = [];
  return {
    add: (fault: Fault): void => void faults.push({ ...fault, left: fault.times ?? 1 }),
    clear: (): void => void (faults = []),
    take: (route: string): Fault | undefined => {
      const found = faults.find((f) => f.left > 0 && f.route.test(route));
      if (found) found.left--;
      return found;
    },
  };
}
