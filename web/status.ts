/** What the page says of the platforms, and of Redis where one is configured: the truth, connected or not. */
export interface PlatformStatus {
  readonly name: 'playground' | 'telegram' | 'discord' | 'wechat' | 'qq' | 'redis';
  /**
   * `on`: connected; `failing`: configured, but it does not answer; `off`: built, but not configured;
   * `unbuilt`: this version has no adapter for it yet.
   */
  readonly state: 'on' | 'failing' | 'off' | 'unbuilt';
  /** The setting that connects it. */
  readonly needs?: string;
  /** What is wrong, for `failing`. */
  readonly why?: string;
}

/** The platforms of this version: the playground alone. */
export const platformsToday: readonly PlatformStatus[] = [
  { name: 'playground', state: 'on' },
  { name: 'wechat', state: 'unbuilt', needs: 'WECHATY_PUPPET' },
  { name: 'discord', state: 'unbuilt', needs: 'DISCORD_TOKEN' },
  { name: 'telegram', state: 'unbuilt', needs: 'TELEGRAM_TOKEN' },
  { name: 'qq', state: 'unbuilt', needs: 'ONEBOT_URL' },
];
