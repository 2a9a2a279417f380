/** The switches of the Developer Portal without which the bot is deaf. */
import type { Application } from './wire.ts';

/** Flags of an application: granted, and granted to a bot in fewer than 100 servers. */
const members = (1 << 14) | (1 << 15);
const content = (1 << 18) | (1 << 19);

/** Names as they stand in the portal. */
export const missingIntents = ({ flags = 0 }: Application): string[] => [
  ...((flags & members) === 0 ? ['Server Members Intent'] : []),
  ...((flags & content) === 0 ? ['Message Content Intent'] : []),
];

export const nameIntents = (off: readonly string[]): string =>
  `${off.join(' and ')} ${off.length > 1 ? 'are' : 'is'} off: switch ${off.length > 1 ? 'them' : 'it'} on under Bot in the Developer Portal`;
