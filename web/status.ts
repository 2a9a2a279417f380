/** What the page says of the platforms, and of Redis where one is configured: the truth, connected or not. */
export interface PlatformStatus {
  readonly name: 'playground' | 'telegram' | 'discord' | 'wechat' | 'qq' | 'redis';
  /**
   * `on`: connected; `starting`: on its way; `failing`: configured, but it does not answer; `off`: not configured.
   */
  readonly state: 'on' | 'starting' | 'failing' | 'off';
  /** The setting that connects it. */
  readonly needs?: string;
  /** What is wrong, for `failing`, in the words of the log. */
  readonly why?: string;
  /** The same as a fault the page has words for in each language. */
  readonly fault?: 'token' | 'twice' | 'proxy' | 'switches' | 'unreachable' | 'busy';
  /** The page can connect it with a token. */
  readonly connects?: true;
  /** Who gave the token. What the operator gave in the environment cannot be changed on the page. */
  readonly by?: 'operator' | 'page';
  /** The bot's account there: its name without @, and whether it sees every message of a group without being an admin. */
  readonly account?: {
    readonly username: string;
    readonly seesAll: boolean;
    /** Where to add it to a group. */
    readonly link?: string;
  };
}

/** What is known of a platform that runs, or should. */
export interface Running {
  readonly name: string;
  readonly state: 'starting' | 'running' | 'failing' | 'stopped';
  readonly reason?: string;
}

/** In the order of the page. Without `needs` it is always there. */
const all: readonly { readonly name: PlatformStatus['name']; readonly needs?: string }[] = [
  { name: 'playground' },
  { name: 'wechat', needs: 'WECHATY_PUPPET' },
  { name: 'discord', needs: 'DISCORD_TOKEN' },
  { name: 'telegram', needs: 'TELEGRAM_TOKEN' },
  { name: 'qq', needs: 'ONEBOT_URL' },
];

/** Every platform there is, with the state of those in `running`. */
export const platformStatus = (running: readonly Running[]): PlatformStatus[] =>
  all.map(({ name, needs }) => {
    const live = running.find((r) => r.name === name);
    const base = { name, ...(needs !== undefined && { needs }) };
    if (live?.state === 'running') return { ...base, state: 'on' };
    if (live?.state === 'starting') return { ...base, state: 'starting' };
    if (live) return { ...base, state: 'failing', ...(live.reason !== undefined && { why: live.reason }) };
    return { ...base, state: 'off' };
  });
