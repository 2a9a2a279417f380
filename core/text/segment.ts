/** Where Chinese words begin and end, by the segmentation dictionary every JavaScript engine carries. */

let shared: Intl.Segmenter | undefined;
const segmenter = (): Intl.Segmenter => (shared ??= new Intl.Segmenter('zh', { granularity: 'word' }));

/** Everyday words the dictionary does not have, so that it takes them for single characters. */
const missing =
  /单间|單間|单号|單號|单价|單價|单身|單身|单车|單車|单反|單反|单元|單元|单品|單品|单人|單人|单独|單獨|单词|單詞|网红|網紅|快递|快遞|群主|群友|私信|微博|美妆|美妝|彩妆|彩妝|打卡|点赞|點讚|拼团|拼團|链接|鏈接|连结|連結/g;

/** Names it takes apart, even across their end (微信号 as 微 and 信号). */
const brands = /微信|支付宝|支付寶|抖音|快手|公众号|公眾號|朋友圈|二维码|二維碼|小红书|小紅書|淘宝|淘寶|微商|微店/g;

const remembered = new Map<string, Uint8Array>();

/** 1 at every index of `text` where a word begins, and at its end. Remembered for short texts. */
export function boundaries(text: string): Uint8Array {
  const known = remembered.get(text);
  if (known) return known;
  const at = new Uint8Array(text.length + 1);
  for (const { index } of segmenter().segment(text)) at[index] = 1;
  at[text.length] = 1;
  for (const m of text.matchAll(missing)) if (at[m.index] && at[m.index + m[0].length]) at[m.index + 1] = 0;
  for (const m of text.matchAll(brands)) {
    at.fill(0, m.index + 1, m.index + m[0].length);
    at[m.index] = 1;
    at[m.index + m[0].length] = 1;
  }
  if (remembered.size > 500) remembered.clear();
  if (text.length < 64) remembered.set(text, at);
  return at;
}

/** How many words a text is. */
export const count = (text: string): number => boundaries(text).reduce((n, b) => n + b, -1);

/** Names the dictionary does not have (it cuts 微信号 into 微 and 信号), or cuts away from where they are meant. */
const firm =
  /^(?:加?微信|支付宝|抖音|快手|二维码|公众号|朋友圈|发票|.*刷单|.*代开)|(?:微信|支付宝|抖音|快手|二维码|公众号|朋友圈|发票|刷单)$/;

/** Characters that are words of their own in chat: left over alone, they are no fragments. */
const free = new Set(
  '的地得了着过吗呢吧啊呀哦嘛是在有和跟与或就也都还又很太最更不没别要会能可想去来到从把被给对向为让叫做用找看说问买卖加进点开收发送领拿办做玩找我你您他她它们这那哪谁个些种位名次天日月年号群人家店费元块钱万千百十一二两三四五六七八九多少大小好新老全真快上下里外前后中等起内号吃喝打写只再才请帮教带赚接推搞网约私戳滴号码价单做代招聘',
);

/**
 * Whether a word written between `left` and `right` (Han text on both sides, without signs) is not meant as a
 * word: its ends fall inside other words, and reading it so makes more sense.
 */
export function cutsWords(left: string, word: string, right: string): boolean {
  if (left === '' && right === '') return false;
  const text = left + word + right;
  const at = boundaries(text);
  const start = at[left.length] === 0;
  const end = at[left.length + word.length] === 0;
  if (!start && !end) return false;
  // 他妈的 holds 他妈 and means it.
  if (!start && /^[的们]/.test(right) && word.length > 1 && at[left.length + word.length + 1] === 1) return false;
  const asOthers = count(text);
  const asWord = (left === '' ? 0 : count(left)) + 1 + (right === '' ? 0 : count(right));
  if (firm.test(word)) return asWord > asOthers;
  // The dictionary knows the word and still preferred others.
  if (count(word) === 1) return true;
  if (asWord !== asOthers) return asWord > asOthers;
  return fragment(at, text, left.length, -1, start) || fragment(at, text, left.length + word.length, 1, end);
}

/** What the word leaves over of the one it cuts is a single character that is no word. */
function fragment(at: Uint8Array, text: string, edge: number, step: 1 | -1, cut: boolean): boolean {
  if (!cut) return false;
  let far = edge;
  while (at[far] === 0) far += step;
  const rest = step > 0 ? text.slice(edge, far) : text.slice(far, edge);
  return rest.length === 1 ? !free.has(rest) : true;
}

/** Whether this text is one word of the dictionary. */
export const isWord = (text: string): boolean => text.length > 1 && count(text) === 1;

/** Whether the end of `left` and `piece` belong together as (part of) one word, when nothing stands between. */
export function joins(left: string, right: string): boolean {
  if (left === '' || right === '' || /^[的了吗呢吧啊们着过]/.test(right)) return false;
  return boundaries(left + right)[left.length] === 0;
}

/** The word boundaries of one text, found when first asked for. */
export interface WordBreaks {
  /** True when this position (UTF-16 index) lies inside a word. */
  inside(position: number): boolean;
}

/** Longer texts are not segmented: UTF-16 units. Above every platform's limit for one message. */
const longest = 16_384;

export function wordBreaks(text: string): WordBreaks {
  let at: Uint8Array | undefined;
  return {
    inside: (position) => {
      if (text.length > longest || position <= 0 || position >= text.length) return false;
      at ??= boundaries(text);
      return at[position] === 0;
    },
  };
}
