/** The text library: folding, matching, segmentation. Knows nothing of bots; usable on its own. */
export { foldCommand } from './command.ts';
export { fold, foldedText, type View } from './fold.ts';
export { disguiseNames, type DisguiseNames } from './names.ts';
export type { Disguise, Dropped, Found, Hit } from './hits.ts';
export { createIndex, createMatcher, type Matcher, type Place, type WordIndex } from './matcher.ts';
export { allVariants, type ListedWord, type Variant, type WordOptions } from './options.ts';
export { graphemes, isHan, isLatinLetter, simplifiedOnly, truncate, width } from './script.ts';
export { costOf as wordCost } from './costs.ts';
export { wordBreaks, type WordBreaks } from './segment.ts';
export { parseNear } from './compound.ts';
export { createRulebook, type Rulebook, type RulebookOptions } from './rulebook.ts';
export {
  contactKinds,
  type ContactKind,
  type Extra,
  type Reading,
  type RuleDropped,
  type RuleHit,
  type RuleOff,
  type RuleProblem,
  type RuleView,
  type TextRule,
} from './rules.ts';
