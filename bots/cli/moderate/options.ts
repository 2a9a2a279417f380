/** What lists and their entries say of how they are read and what follows. */
import type { Action } from '../../../core/features/moderation/acts/actions.ts';
import { allVariants, type Variant } from '../../../core/text/index.ts';

export interface Doing {
  readonly name?: string | undefined;
  readonly category?: string | undefined;
  readonly severity?: number | undefined;
  readonly action?: Action | readonly Action[] | undefined;
  readonly mute?: string | undefined;
}
/** Only what was said, so that the more particular wins. */
export const definedOf = ({ name, category, severity, action, mute }: Doing): Doing =>
  Object.fromEntries(Object.entries({ name, category, severity, action, mute }).filter(([, v]) => v !== undefined));
export const doingOf = (given: Doing | boolean | undefined): Doing => (typeof given === 'object' ? given : {});

interface ReadingGiven {
  readonly variants?: 'all' | 'none' | readonly string[] | undefined;
  readonly disguises?: boolean | undefined;
  readonly segment?: boolean | undefined;
  readonly whole?: boolean | undefined;
}
const isVariant = (name: string): name is Variant => (allVariants as readonly string[]).includes(name);
export const variantsOf = (given: 'all' | 'none' | readonly string[]): readonly Variant[] =>
  given === 'all' ? allVariants : given === 'none' ? [] : given.filter(isVariant);

export const ownReading = ({ variants, disguises, segment, whole }: ReadingGiven) => ({
  ...(variants !== undefined && { variants: variantsOf(variants) }),
  ...(disguises !== undefined && { disguises }),
  ...(segment !== undefined && { segment }),
  ...(whole !== undefined && { whole }),
});
export const readingOf = (list: ReadingGiven, o: { readonly variants: readonly Variant[] }) => ({
  variants: o.variants,
  ...ownReading(list),
});

/** These keys of a mapping; of `true`, none. */
export function pick<T extends object, K extends keyof T>(
  from: T | boolean,
  ...keys: K[]
): { [P in K]?: Exclude<T[P], undefined> } {
  if (typeof from !== 'object') return {};
  return Object.fromEntries(keys.flatMap((k) => (from[k] === undefined ? [] : [[k, from[k]]]))) as {
    [P in K]?: Exclude<T[P], undefined>;
  };
}
