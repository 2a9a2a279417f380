/** The way to QQ: the address of OneBot, the token, and whether the account is logged in there. */
import { inspectQq } from '../../../adapters/qq/inspect.ts';
import { systemClock } from '../../clock.ts';
import type { Config } from '../../config.ts';
import { bad, note, ok, type Finding } from './finding.ts';

export async function checkQq(oneBot: Config['oneBot']): Promise<Finding> {
  if (!oneBot) return note('qq', (w) => w.qqNone);
  const { url, listen = '', token } = oneBot;
  if (url === undefined) return note('qq', (w) => w.qqListens(listen));
  const { fault, name } = await inspectQq({ url, ...(token !== undefined && { token }), clock: systemClock });
  return fault ? bad('qq', (w) => w.qqFault[fault](url)) : ok('qq', (w) => w.qq(name ?? url));
}
