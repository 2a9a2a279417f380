/** Near misses, written by hand, by kind; every line is a message of its own. */
import { innocentChinese } from './innocent-chinese.ts';
import { innocentOther } from './innocent-other.ts';

export const innocent: Readonly<Record<string, readonly string[]>> = { ...innocentChinese, ...innocentOther };
