/** Which words to let pass after a mistake: the hit with a little of what stands beside it. Pure. */

const isWord = /[\p{L}\p{N}]/u;
const isHan = /\p{Script=Han}/u;
/** Of Chinese so many characters beside the hit, of other scripts so many letters at most, up to the end of a word. */
const beside = 3;
const longestWord = 16;

/** What follows at `from`, up to a sign; whole words of letters, single characters of Chinese. */
function following(text: string, from: number): string {
  let out = '';
  let taken = 0;
  for (const ch of text.slice(from)) {
    if (out === '' && ch === ' ') {
      out = ch;
      continue;
    }
    if (!isWord.test(ch)) break;
    if (isHan.test(ch) && ++taken > beside) break;
    if (out.length >= longestWord) return '';
    out += ch;
    if (isHan.test(ch) && taken === beside) break;
  }
  return out.trim() === '' ? '' : out;
}
const backwards = (text: string): string => Array.from(text).toReversed().join('');

/**
 * `谁加微信帮我看看` with the hit `加微信`: `加微信帮我看`. Taken from what follows, else from what stands before.
 * Undefined when the hit is not in the text or stands alone: letting that pass would switch the rule off.
 */
export function allowPhrase(text: string, found: string): string | undefined {
  const start = text.indexOf(found);
  if (found === '' || start < 0) return undefined;
  const after = following(text, start + found.length);
  if (after !== '') return `${found}${after}`;
  const before = backwards(following(backwards(text.slice(0, start)), 0));
  return before === '' ? undefined : `${before}${found}`;
}
