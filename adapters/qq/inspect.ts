/** Looks whether a OneBot implementation can be reached and is logged in, as the doctor asks. Changes nothing there. */
import type { Clock } from '../../core/ports.ts';
import { createLink, tokenRefused } from './link.ts';
import { isObject } from './wire.ts';

/** `silent`: the line stands and nothing answers on it; `offline`: the account is not logged in. */
export type QqFault = 'unreachable' | 'token' | 'silent' | 'offline';
export interface QqInspected {
  readonly fault?: QqFault;
  /** The account's name, where it is known. */
  readonly name?: string;
}

const answerMs = 3000;

/** @param url `ws://host:port` of OneBot; a reverse line cannot be looked at: OneBot dials when it likes. */
export async function inspectQq(o: {
  readonly url: string;
  readonly token?: string;
  readonly clock: Clock;
}): Promise<QqInspected> {
  const state: { trouble: string | undefined } = { trouble: undefined };
  const link = createLink({
    ...o,
    onPost: () => undefined,
    onState: (line) => void (state.trouble = line),
    // What breaks the line is told by the state.
    onError: () => undefined,
    times: { answerMs },
  });
  try {
    await link.open();
    if (state.trouble !== undefined) return { fault: state.trouble === tokenRefused ? 'token' : 'unreachable' };
    const me = await link.call('get_login_info', {});
    const how = await link.call('get_status', {});
    const name = isObject(me) && typeof me['nickname'] === 'string' ? me['nickname'] : undefined;
    const fault = isObject(how) && how['online'] === false ? 'offline' : undefined;
    return { ...(fault && { fault }), ...(name !== undefined && { name }) };
  } catch (error) {
    const refused = error instanceof Error && error.message === tokenRefused;
    return { fault: refused || state.trouble === tokenRefused ? 'token' : 'silent' };
  } finally {
    await link.close();
  }
}
