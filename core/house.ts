/** What a feature is given when it meets a database: `create(house)`, once per bot. */
import type { Audit } from './audit.ts';
import type { People } from './people/index.ts';
import type { Database, Tx } from './ports.ts';
import type { Settings } from './settings.ts';
import type { AuditRow, Context, Effects, FeatureDefinition, MessageEvent } from './types.ts';
import type { Owned } from './words.ts';

export interface House {
  readonly database: Database;
  readonly settings: Settings;
  readonly people: People;
  readonly audit: Audit;
  /** All features, in list order, for switching, menus and help. */
  readonly features: readonly FeatureDef[];
  /** All commands; empty while features are being created. */
  readonly commands: () => readonly Owned[];
  /** Is the feature on here? From memory. */
  readonly isOn: (feature: FeatureDef, where: { community: number; room: number }) => boolean;
  /** Was this message said to the bot (prefix, name, @, private)? */
  readonly addressed: (c: Context<MessageEvent>) => boolean;
  /** The bot's names, the one it shows first. */
  readonly names: readonly string[];
  /** Printed at start; who says it in private becomes owner where the platform names none. */
  readonly claimCode: string;
  /** Takes back one audited act, by whichever feature made it; undefined when it cannot be taken back. */
  readonly undo: (row: AuditRow) => ((c: Context, tx: Tx) => Promise<Effects> | Effects) | undefined;
}
export type FeatureDef = FeatureDefinition<House>;

/** Declares a feature; `core/features/index.ts` lists it. */
export const defineFeature = (definition: FeatureDef): FeatureDef => definition;
