/** What the stand-in knows: people, servers, channels, who is in them and with which rights, and what was said. */
import type { Channel, Guild, Member, Message, Role, User } from '../../../adapters/discord/wire.ts';
import { rightsIn, serverOf, type Server } from '../../../adapters/discord/guilds.ts';

export interface Line extends Message {
  readonly components?: readonly Row[];
  /** Sizes of the files that came with it. */
  readonly files: readonly { readonly name: string; readonly size: number }[];
  readonly nonce?: string;
  /** Whom the request allowed to be notified. */
  readonly allowed: readonly string[];
  /** Seen by this person only. */
  readonly alone?: string;
}
export interface Row {
  readonly components: readonly Component[];
}
export interface Component {
  readonly type: number;
  readonly label?: string;
  readonly custom_id?: string;
  /** Of a button that opens an address. */
  readonly style?: number;
  readonly url?: string;
  readonly options?: readonly { readonly label: string; readonly value: string }[];
}
export interface Place {
  readonly guild: Guild;
  readonly channels: Map<string, Channel>;
  readonly members: Map<string, Member & { user: User }>;
  readonly banned: Set<string>;
  /** Timed out until, epoch ms. */
  readonly muted: Map<string, number>;
  readonly invites: Map<string, { uses: number; channel: string }>;
}
export interface World {
  readonly bot: User;
  readonly application: string;
  readonly users: Map<string, User>;
  readonly places: Map<string, Place>;
  /** Private chats by channel. */
  readonly chats: Map<string, User>;
  readonly lines: Map<string, Line>;
  readonly pins: Map<string, string[]>;
  /** Who takes no private messages. */
  readonly closed: Set<string>;
  /** Polls that were ended early. */
  readonly expired: Set<string>;
  readonly votes: Map<string, Map<number, Set<string>>>;
  commands: readonly Record<string, unknown>[];
}

const discordEpoch = 1_420_070_400_000;
/** The ids of one Discord: each carries its time, none comes twice. Another one's clock may stand elsewhere. */
export function snowflakes(now: () => number): () => string {
  let last = 0n;
  return () => {
    const id = BigInt(Math.max(now() - discordEpoch, 0)) << 22n;
    last = id > last ? id : last + 1n;
    return `${last}`;
  };
}

export const placeOf = (w: World, channel: string): Place | undefined =>
  [...w.places.values()].find((p) => p.channels.has(channel));

export const asServer = (p: Place, bot: string): Server =>
  serverOf(p.guild, [...p.channels.values()], p.members.get(bot)?.roles ?? []);
export const botRights = (p: Place, channel: string, bot: string): bigint =>
  rightsIn(asServer(p, bot), channel, bot, p.members.get(bot)?.roles ?? []);

export const rolesOf = (p: Place): Role[] => p.guild.roles as Role[];

const unescaped =
  /\\([^\p{L}\p{N}\s])|(https?:\/\/[^\s<]+[^\s<.,:;"'\])])|<@!?(\d+)>|(\*\*?|__?|~~|\|\||`|\[[^\]]*\]\([^)]*\)|@everyone|@here|<[@#:a][^>]*>)/gu;
/**
 * As people see it: escapes taken away, mentions as `@name`. What would have been read as markup shows as ⟦…⟧, so that
 * a test that compares words fails.
 */
export function shown(content: string, nameOf: (user: string) => string): string {
  return content
    .replaceAll(/^(\s*)(#{1,3} |-# |> |- |\d+\. )/gm, '$1⟦$2⟧')
    .replaceAll(
      unescaped,
      (_all, plain?: string, link?: string, user?: string, markup?: string) =>
        plain ?? link ?? (user === undefined ? `⟦${markup ?? ''}⟧` : `@${nameOf(user)}`),
    );
}
export const mentioned = (line: Pick<Line, 'content' | 'allowed'>): string[] =>
  [...line.content.matchAll(/(?<!\\)<@!?(\d+)>/g)].map((m) => m[1] ?? '').filter((id) => line.allowed.includes(id));
