/** How long it takes to say something in many groups: what the operator is told before it begins. */

/**
 * Seconds between two sends of one account, starting values of each platform: Telegram about 30 a second over all
 * chats, Discord 50 requests a second, WeChat 3 to 5 s between two targets, QQ 0.5 s between two calls.
 */
const secondsApart: Readonly<Record<string, number>> = { telegram: 1 / 30, discord: 1 / 50, wechat: 4, qq: 0.5 };

/** Seconds until the last of these groups has heard it: accounts send side by side, each one group after another. */
export function secondsFor(accounts: readonly string[]): number {
  const byAccount = new Map<string, number>();
  for (const account of accounts) byAccount.set(account, (byAccount.get(account) ?? 0) + 1);
  const needs = [...byAccount].map(([account, n]) => n * (secondsApart[account.split(':')[0] ?? ''] ?? 0));
  return Math.ceil(Math.max(0, ...needs));
}

/** Groups by platform, the most first. */
export function byPlatform(accounts: readonly string[]): readonly (readonly [platform: string, groups: number])[] {
  const counted = new Map<string, number>();
  for (const account of accounts) {
    const platform = account.split(':')[0] ?? account;
    counted.set(platform, (counted.get(platform) ?? 0) + 1);
  }
  return [...counted].toSorted(([, a], [, b]) => b - a);
}
