/** Where Chinese words begin and end, by the segmentation dictionary every JavaScript engine carries. */

let shared: Intl.Segmenter | undefined;
const segmenter = (): Intl.Segmenter => (shared ??= new Intl.Segmenter('zh', { granularity: 'word' }));

/** Longer texts are not segmented: UTF-16 units. Above every platform's limit for one message. */
const longest = 16_384;

/** Everyday words the dictionary does not have, so that it takes them for single characters. */
const missing =
  /单间|單間|单号|單號|单价|單價|单身|單身|单车|單車|单反|單反|单元|單元|单品|單品|单人|單人|单独|單獨|单词|單詞|网红|網紅|快递|快遞|群主|群友|私信|微博|美妆|美妝|彩妆|彩妝|打卡|点赞|點讚|拼团|拼團|链接|鏈接|连结|連結/g;

/** The word boundaries of one text, found when first asked for. */
export interface WordBreaks {
  /** True when this position (UTF-16 index) lies inside a word. */
  inside(position: number): boolean;
}

export function wordBreaks(text: string): WordBreaks {
  let boundary: Uint8Array | undefined;
  const find = (): Uint8Array => {
    const at = new Uint8Array(text.length + 1);
    for (const { index } of segmenter().segment(text)) at[index] = 1;
    at[text.length] = 1;
    for (const m of text.matchAll(missing)) if (at[m.index] && at[m.index + m[0].length]) at[m.index + 1] = 0;
    return at;
  };
  return {
    inside: (position) => {
      if (text.length > longest || position <= 0 || position >= text.length) return false;
      boundary ??= find();
      return boundary[position] === 0;
    },
  };
}
