/** What people put between two words. */
export const between: Readonly<Record<string, readonly string[]>> = {
  space: [' ', '\u3000'],
  sign: ['/', '、', '·', '-', '~', '|', '…'],
  quote: ['「', '“', '（', '【', '**'],
  line: ['\n', '\n\n', '\n- '],
  picture: ['😂', '👍', '✨', '[捂脸]'],
};
const closing: Readonly<Record<string, string>> = { '「': '」', '“': '”', '（': '）', '【': '】', '**': '**' };
const words = new Intl.Segmenter('zh', { granularity: 'word' });

/** A line with `what` in the place of its `|`; what opens is closed behind the next word. */
export function put(line: string, what: string): string {
  const [before = '', behind = ''] = line.split('|');
  const end = closing[what];
  if (end === undefined) return before + what + behind;
  const known = [...words.segment(behind)][0]?.segment ?? '';
  const first = known.length > 1 ? known : behind.slice(0, 2);
  return before + what + first + end + behind.slice(first.length);
}
