/** What must outlive the process, kept by whoever starts the adapter. */

/** Where the stream of events was: with it Discord hands over what came meanwhile. */
export interface Session {
  readonly id: string;
  readonly resumeUrl: string;
  readonly shards: number;
  /** The last dispatch whose events are committed. */
  readonly sequence: number;
}
export interface Kept {
  /** By the number of the shard. */
  readonly sessions?: Readonly<Record<string, Session>>;
  /** When Discord was last heard, epoch ms. */
  readonly heardAt?: number;
  /** Names of invite links by their code: Discord knows no names. */
  readonly invites?: Readonly<Record<string, string>>;
  /** The announcement of a server, by its id: `<channel>:<message>`. */
  readonly announced?: Readonly<Record<string, string>>;
  /** What was registered last, so that it is not registered again. */
  readonly commands?: string;
}
export interface Keep {
  load(): Kept;
  /** May be called often; it is small. */
  save(kept: Kept): void;
}
/** Forgets with the process. */
export function keepInMemory(): Keep {
  let kept: Kept = {};
  return { load: () => kept, save: (k) => void (kept = k) };
}
