/** How likely a stretch of Chinese is, cut into words one way or another: the fewer and the more usual, the likelier. */
import { lexicon, lexiconTotal } from './lexicon.ts';

const longestWord = 4;
/** Costs are natural logarithms: 0 is certain. */
const total = Math.log(lexiconTotal);
/** A character nobody counted. */
const strange = 15;
/** A Latin letter, a digit. */
const foreign = 3;
/** A word that only the engine's dictionary has. */
const rare = total - Math.log(60);

/** Words of chat that newspapers do not have, as often as `everyday`. */
const chat =
  '单间 单号 单价 单身 单车 单反 单元 单品 单人 单独 单词 单面 单子 网红 快递 群主 群友 私信 微博 美妆 彩妆 彩排 彩蛋 打卡 点赞 拼团 链接 连结 票务 ' +
  '票根 票据 现货 现场 现在 微信 支付宝 抖音 快手 二维码 公众号 朋友圈 小红书 淘宝 微商 手机 电脑 网购 外卖 视频 直播 链接 截图 表情 红包 转账 收款 ' +
  '付款 客服 优惠 包邮 下单 退款 快递 物流 发货 客户 老板 老铁 宝妈 宝宝 妈妈 他妈妈 她妈妈 爸爸 奶奶 姐姐 妹妹 哥哥 麻烦 麻布 麻绳 麻利 麻雀 麻将 ' +
  '麻袋 麻婆豆腐 服务员 服务器 注意 开业 开学 开会 抬头 款式 款待 挂号 挂钩 挂靠 养护 养生 养成 养猫 养狗 养花 养老 养胃 情感 情节 情侣 情绪 情怀 情况 情人节 ' +
  '品类 品牌 品种 药妆 药膳 药房 支架 支持 支付 交警 交通 交流 考试 考核 考古 考研 孕妇 孕期 墙纸 墙角 墙壁 逼真 傻傻 物品 物资 物业 职位 职责 职务 ' +
  '贷记卡 领导 领带 领养 白领 衣领 币种 货币 资料 资源 资格 钻石 钻孔 结婚 结束 结账 结果 结余 钱包 分组 分享 分段 利用 利润 利息 彩色 彩灯 彩虹 ' +
  '时时刻刻 小时 准时 按时 计时 博物馆 博客 博主 牌子 牌桌 牌匾 嗮图 频道 群众 群聊 群里 团购 网课 网速 网站 官网 上网 下楼 楼下 脚下 地下 一下 接单 包子 ' +
  '代开 代办 加微 加群 返现 下款 放款 秒批 彩金 首存 内幕 外围 学生妹 私聊 彩票站 票房 票价 票选 药水 药片 药局 ' +
  '外婆 户外 海外 门外 格外 意外 自私 隐私 走私 客人 客串 号码 考完 做完 吃完 说完 看完 写完 这家 那家 新一代 第一代 一代';

/** Said all day, but hardly in newspapers. */
const spoken = '聊';
/** Never words of their own. */
const suffixes = '子';

let made: Map<string, number> | undefined;
function costs(): Map<string, number> {
  if (made) return made;
  made = new Map();
  for (const [length, power, text] of lexicon)
    if (power >= seldom)
      for (let i = 0; i < text.length; i += length)
        made.set(text.slice(i, i + length), total - (power + 0.5) * Math.LN2);
  const everyday = total - Math.log(1500);
  for (const c of spoken) made.set(c, Math.min(made.get(c) ?? everyday, total - Math.log(30_000)));
  for (const c of suffixes) made.set(c, strange);
  for (const word of chat.split(' ')) made.set(word, Math.min(made.get(word) ?? everyday, everyday));
  return made;
}

/** Words counted less often than 2 to the power of this are kept in a table of their own: there are many of them. */
const seldom = 7;
const tableBits = 18;
let seldomTable: { readonly keys: Int32Array; readonly powers: Uint8Array } | undefined;

/** Two characters in one number; longer words mixed into one, by which hardly ever two are taken for each other. */
function keyOf(text: string, from: number, length: number): number {
  let key = 0;
  for (let i = from; i < from + length; i++)
    key = (Math.imul(key, length < 3 ? 0x10000 : 0x01000193) + text.charCodeAt(i)) | 0;
  return key;
}
/** Where a key is, or the empty place for it. */
function slotOf(keys: Int32Array, key: number): number {
  let at = Math.imul(key, 0x9e3779b1) >>> (32 - tableBits);
  while (keys[at] !== 0 && keys[at] !== key) at = (at + 1) & (keys.length - 1);
  return at;
}

/** The cost of a word that is seldom used. */
function seldomCost(word: string): number | undefined {
  if (!seldomTable) {
    seldomTable = { keys: new Int32Array(1 << tableBits), powers: new Uint8Array(1 << tableBits) };
    for (const [length, power, text] of lexicon)
      for (let i = 0; power < seldom && i < text.length; i += length) {
        const at = slotOf(seldomTable.keys, keyOf(text, i, length));
        seldomTable.keys[at] = keyOf(text, i, length);
        seldomTable.powers[at] = power;
      }
  }
  const power = seldomTable.powers[slotOf(seldomTable.keys, keyOf(word, 0, word.length))] as number;
  return power === 0 ? undefined : total - (power + 0.5) * Math.LN2;
}

let shared: Intl.Segmenter | undefined;
const dictionary = new Map<string, boolean>();
/** Whether the engine's dictionary takes this for one word. */
export function isWord(text: string): boolean {
  if (text.length < 2 || !/\p{Script=Han}/u.test(text)) return false;
  let known = dictionary.get(text);
  if (known === undefined) {
    shared ??= new Intl.Segmenter('zh', { granularity: 'word' });
    let n = 0;
    for (const _ of shared.segment(text)) if (++n > 1) break;
    known = n === 1;
    if (dictionary.size > 5000) dictionary.clear();
    dictionary.set(text, known);
  }
  return known;
}

/** What it costs to write this as one word; undefined: it is none. */
export function costOf(word: string): number | undefined {
  const known = costs().get(word);
  if (known !== undefined) return known;
  if (word.length > 1) return seldomCost(word);
  return /\p{Script=Han}/u.test(word) ? strange : foreign;
}

/** Whether newspapers write it often. */
export const isCommon = (word: string): boolean => costs().has(word);

/** The same, with the engine's dictionary for what is seldom counted. */
export function costOfRare(word: string): number | undefined {
  const counted = costOf(word);
  return counted !== undefined && counted <= rare ? counted : isWord(word) ? rare : counted;
}

/** The cost of the likeliest way to cut `text` into words. */
export function likeliest(text: string): number {
  const best = [0];
  for (let to = 1; to <= text.length; to++) {
    let least = Infinity;
    for (let length = 1; length <= longestWord && length <= to; length++) {
      const word = costOf(text.slice(to - length, to));
      if (word !== undefined) least = Math.min(least, (best[to - length] as number) + word);
    }
    best.push(least);
  }
  return best[text.length] as number;
}

/** A word in a text: where, and what it costs. */
interface Span {
  readonly from: number;
  readonly to: number;
  readonly cost: number;
}

/** The words that lie across `edge`. */
function spans(text: string, edge: number): Span[] {
  const out: Span[] = [];
  for (let from = Math.max(0, edge - longestWord + 1); from < edge; from++)
    for (let to = edge + 1; to <= text.length && to - from <= longestWord; to++) {
      const cost = costOfRare(text.slice(from, to));
      if (cost !== undefined) out.push({ from, to, cost });
    }
  return out;
}

/** The cost of the likeliest way in which a word lies across `edge`; Infinity when none does. */
export const across = (text: string, edge: number): number =>
  spans(text, edge).reduce(
    (least, w) => Math.min(least, likeliest(text.slice(0, w.from)) + w.cost + likeliest(text.slice(w.to))),
    Infinity,
  );

/** The same with two words, one across each edge. */
export function acrossBoth(text: string, start: number, end: number): number {
  let least = Infinity;
  const ends = spans(text, end);
  for (const a of spans(text, start)) {
    const before = likeliest(text.slice(0, a.from)) + a.cost;
    for (const b of ends)
      if (a.to <= b.from)
        least = Math.min(least, before + likeliest(text.slice(a.to, b.from)) + b.cost + likeliest(text.slice(b.to)));
  }
  return least;
}
