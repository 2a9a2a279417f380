/** What a feature is given when it meets a database: `create(house)`, once per bot. */
import type { Audit } from './audit.ts';
import type { Budget } from './budget-store.ts';
import type { Ledger } from './ledger/index.ts';
import type { Links } from './links/index.ts';
import type { People } from './people/index.ts';
import type { Capability, Careful, Database, PartStatus, PlatformStatus, Tx } from './ports.ts';
import type { Setting, Settings } from './settings.ts';
import type {
  AuditRow,
  Context,
  Effects,
  Fact,
  FeatureDefinition,
  Goods,
  Level,
  MessageEvent,
  Refusal,
} from './types.ts';
import type { AnyCommand, Owned } from './words.ts';

/** Where something is asked: of a `Context`, or of a page that has none. */
type Where = { readonly community: { readonly id: number }; readonly room: { readonly id: number } };

export interface House {
  readonly database: Database;
  readonly settings: Settings;
  readonly people: People;
  readonly audit: Audit;
  /** The product of what all features that are on give (`Feature.boosts`), at most 5. */
  readonly boost: (c: Context, member: number) => number;
  /** The level this member has reached; 0 with none, or where levels are switched off. From memory. */
  readonly level: (c: Where, member: number) => number;
  /** What staff call this member (标签), as written; none where tags are switched off. From memory, and never to be shown to members. */
  readonly tags: (c: Where, member: number) => readonly string[];
  /** What all features that are on know about this member (`Feature.knows`), in list order. */
  readonly facts: (c: Context, member: number, tx: Tx) => Promise<readonly Fact[]>;
  /** The least that points buy here (`Feature.buys`); undefined where nothing is for sale. */
  readonly buys: (c: Context, tx: Tx) => Promise<Goods | undefined>;
  /** Something waits for this member that is said in private only (`Feature.owes`). */
  readonly owed: (c: Context, member: number, tx: Tx) => Promise<boolean>;
  /** The one way points move. */
  readonly ledger: Ledger;
  /** What is said that nobody asked for: what waits, why, and by whose word it goes or is dropped. */
  readonly budget: Budget;
  /** Links whose clicks are counted. What is said unasked has them short by itself. */
  readonly links: Links;
  /** All features, in list order, for switching, menus and help. */
  readonly features: readonly FeatureDef[];
  /** All commands; empty while features are being created. */
  readonly commands: () => readonly Owned[];
  /** Is the feature on here? From memory. */
  readonly isOn: (feature: FeatureDef, where: { community: number; room: number }) => boolean;
  /** What the platform of this account can do; empty when it is not running. */
  readonly can: (account: string) => ReadonlySet<Capability>;
  /** The accounts that must be spared, by the platform's word. */
  readonly spared: () => readonly { readonly account: string; readonly careful: Careful }[];
  /** The setting that says at which level a command is recognised. */
  readonly levelSetting: (command: AnyCommand) => Setting<Level>;
  /** Was this message said to the bot (prefix, name, @, private)? */
  readonly addressed: (c: Context<MessageEvent>) => boolean;
  /** Is it what something open in this room waits for: a live command, an answer to a question, what a feature awaits? */
  readonly awaited: (c: Context<MessageEvent>) => boolean;
  /** Is this text against what the community does not want to read? From memory; for what the bot would say of its own accord. */
  readonly barred: (community: number, text: string) => boolean;
  /** The bot's names, the one it shows first. */
  readonly names: readonly string[];
  /** Printed at start; who says it in private becomes owner where the platform names none. */
  readonly claimCode: string;
  /** How the platforms and what else the bot leans on are doing now. */
  readonly status: () => { readonly platforms: readonly PlatformStatus[]; readonly parts: readonly PartStatus[] };
  /** Takes back one audited act, by whichever feature made it; undefined when it cannot be taken back. */
  readonly undo: (
    row: AuditRow,
  ) => ((c: Context, tx: Tx) => Promise<Effects | Refusal> | Effects | Refusal) | undefined;
}
export type { ClickRow, Link } from './links/index.ts';
export type FeatureDef = FeatureDefinition<House>;

/** Rung in a private chat where an answer did not arrive, because who it is for is no friend yet; once a week at most. */
export const unheardTimer = 'groups.unheard';

/** Declares a feature; `core/features/index.ts` lists it. */
export const defineFeature = (definition: FeatureDef): FeatureDef =>
  definition.awards === undefined
    ? definition
    : { ...definition, settings: [...definition.awards.map((a) => a.amount), ...(definition.settings ?? [])] };
