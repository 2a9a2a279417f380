/**
 * A pattern's state in one number: units behind its anchor, the anchor's level, how many patterns hang on it from this
 * one on (or hung, when it came), how often it was met in vain.
 */
export const afterIn = (state: number): number => state >>> 20;
export const levelIn = (state: number): number => (state >>> 16) & 15;
export const lengthIn = (state: number): number => (state >>> 8) & 255;
/** The state of a number without a pattern. */
export const gone = -1;
export const alarmsIn = (state: number): number => state & 255;
export const mostAlarms = 255;
/** Of an anchor on which `others` patterns hang already; never met in vain. */
export const stateFor = (after: number, level: number, others: number): number =>
  (after << 20) | (level << 16) | (Math.min(crowd, others + 1) << 8);

/** More patterns than this at one anchor look for a longer one. */
export const crowd = 127;
