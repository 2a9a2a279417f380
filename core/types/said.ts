/** What is said, and in which languages. */
export const locales = ['zh-CN', 'zh-TW', 'en'] as const;
export type Locale = (typeof locales)[number];
/** One text in all three languages; the compiler proves that none is missing. */
export type Texts<T = string> = Readonly<Record<Locale, T>>;

/** A person named in a text so that the platform notifies them. The name is plain text. */
export interface At {
  readonly at: number;
  readonly name: string;
  /** The platform's user id; filled in by the delivery loop when a feature leaves it out. */
  readonly user?: string;
}
/** Words to say: strings are always plain text, whatever they hold; only an `At` is ever a mention. */
export type Say = string | readonly (string | At)[];

/** A button that opens an address; nothing comes back. Where there are none: a line of words (core/fallback.ts). */
export interface LinkButton {
  readonly label: string;
  /** http or https. */
  readonly url: string;
}
/** One thing to choose. `label` is shown; `value` comes back to the feature's answer. */
export interface Choice {
  readonly label: string;
  readonly value: string;
}
