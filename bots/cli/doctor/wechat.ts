/** The way to WeChat: the puppet's package, the token's shape, the service and its TLS. Nothing is asked of the account. */
import { inspectWechat } from '../../../adapters/wechat/inspect.ts';
import type { Config } from '../../config.ts';
import { bad, note, ok, type Finding } from './finding.ts';

export async function checkWechat(wechaty: Config['wechaty'], now: number): Promise<Finding> {
  if (!wechaty) return note('wechat', (w) => w.wechatNone);
  const { fault, about, endpoint } = await inspectWechat(wechaty, now);
  if (fault !== undefined) return bad('wechat', (w) => w.wechatFault[fault](about));
  return ok('wechat', (w) => w.wechat(wechaty.puppet, endpoint));
}
