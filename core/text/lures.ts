/**
 * The one lure every group meets: "add me on WeChat", written so that a word filter does not see it.
 * A listed word that holds 微信 (or ends with 加微) is also looked for with its usual disguises.
 */

/** Wherever 微信 itself would be meant. */
const strong = ['微信', '薇信', '徽信', '溦信', 'v信', '微❤', '薇❤', 'v❤', 'wei信', '微xin', 'weixin', 'vx', 'wx'];
/** Words with an honest meaning (威信 is prestige, 卫星 a satellite): only behind a 加. */
const weak = ['威信', '维信', '薇芯', '微芯', '薇心', '微心', '威❤', 'w信', '卫星', '薇', '微', 'v'];

/**
 * Other ways to write a folded word, itself not among them. `加` right before the lure may be a plus sign.
 * Empty for words without the lure.
 */
export function lureForms(folded: string): string[] {
  const forms = new Set<string>();
  const at = folded.indexOf('微信');
  const short = at < 0 && folded.endsWith('加微');
  if (at < 0 && !short) return [];
  const head = short ? folded.slice(0, -1) : folded.slice(0, at);
  const tail = short ? '' : folded.slice(at + 2);
  const plus = head.endsWith('加');
  for (const form of plus ? [...strong, ...weak] : strong) {
    // 加微 and 加v alone are whole only where the listed word ends.
    if (tail !== '' && form.length === 1) continue;
    forms.add(head + form + tail);
    if (plus) forms.add(`${head.slice(0, -1)}+${form}${tail}`);
  }
  forms.delete(folded);
  return [...forms];
}
