/** The opt-in forms of a word: other letters for the same meaning. By sound is looked for elsewhere (sound.ts). */
import { aliasForms } from './aliases.ts';
import { likeGroups } from './likes.ts';
import type { Variant } from './options.ts';
import { partRows } from './parts.ts';
import { initialsOf } from './sound.ts';

/** A list that asks for everything still has so many forms of a word at most. */
const mostForms = 120;

/** Forms to look for besides the folded word, itself not among them. */
export function variantForms(folded: string, variant: Variant): string[] {
  switch (variant) {
    case 'reversed':
      return other(folded, [Array.from(folded).toReversed().join('')]).filter((f) => !bothWays.has(f));
    case 'initials':
      return other(folded, initialsOf(folded));
    case 'lookalike':
      return other(folded, alike(folded));
    case 'split':
      return other(folded, splitForms(folded));
    case 'alias':
      return other(folded, aliasForms(folded));
    case 'pinyin':
    case 'homophone':
      return [];
  }
}

/** English words that are other words backwards. */
const bothWays = new Set(
  (
    'maps macs room tool now saw live pots stop drawer star rats loop pool deer reed keep peek flow wolf part trap tab bat god dog pan nap top pot net ten tip pit bus sub gum mug lap pal nip pin spot tops snap pans ward draw time emit evil edit tide step pets tap pat raw war was won not ton on no diva avid dial laid doom mood moor smart parts strap nab ban got mad dam may yam leg gel den end tuba bin rut tug gut rap par bad dab dub bud spit tips sparc craps dsl lsd dica boon flim lager regal stressed desserts reward diaper repaid ' +
    'knits stink straw warts snug guns gulp plug sleek bard drab brag garb decaf faced devil lived golf flog lever revel meet teem nuts stun ' +
    'pay yap peels sleep ports strop rebut tuber recap pacer remit timer saps spas stab bats swap paws trams loots stool gun nug slap dim mid but tub ' +
    'sag gas tram mart bed deb dew wed pets spot mug gum liar rail lair rial rats bonk knob snot tons sined denis trop port tort lit til'
  ).split(' '),
);

const other = (folded: string, forms: readonly string[]): string[] =>
  [...new Set(forms)].filter((f) => f !== folded).slice(0, mostForms);

/** Pairs and rows that no common part shows. */
const byEye =
  '己已巳 未末 土士 人入八 干千于 日曰目 大太犬丈 天夭夫无 王玉主 由田甲申 贝见 刀力刁 兔免 鸟乌 微徽薇溦徵 信佶倍言 加伽嘉咖茄 群裙郡 单革隼早 兼廉 ' +
  '贷货贯货 款歀 赌睹堵 博搏膊 彩采釆 票漂飘 色爸免 情清请晴倩精 裸课棵 聊聆卯 约钓 炮泡袍跑 毒母每 品晶吕 冰水氷 枪抢苍 支去技 妈吗码妈 傻俊 逼福富 ' +
  '废度发 物勿 外夕处 挂桂卦 私利和 服报 翻番 墙啬樯 代伐袋 孕孚 考老 洗冼先 钱钳浅线 返反板 利刹刺 现规观 套奎 刷制 发友 网冈 商啇 群君 店占 点占 购沟构 ' +
  '办为力 证正征 假暇 币市 高膏亭 仿防访 广厂 户尸 巨臣 白自百 兑免 间问闻 门冂 干午牛 开井 升并 牌碑 棋祺琪 资姿 股胶 嫖漂 娼倡 淫滛 奸妍 贩版 迷谜 药约';
/** In every second sentence: they stand for nothing else. */
const particles = new Set('的和了是在有不也就到去与以于为又及');
let groups: Map<string, string[]> | undefined;

/** Characters that look like `c`. */
function looks(c: string): readonly string[] {
  if (!groups) {
    groups = new Map();
    for (const group of `${byEye} ${likeGroups}`.split(' '))
      for (const x of group)
        groups.set(x, [...(groups.get(x) ?? []), ...Array.from(group).filter((y) => y !== x && !particles.has(y))]);
  }
  return [...new Set(groups.get(c) ?? [])].slice(0, 30);
}

/** One character replaced; in words of three and more also two. */
function alike(folded: string): string[] {
  const chars = Array.from(folded);
  if (chars.length < 2) return [];
  const forms: string[] = [];
  const put = (i: number, x: string, from: readonly string[]): string[] => from.map((c, k) => (k === i ? x : c));
  for (const [i, c] of chars.entries()) for (const x of looks(c)) forms.push(put(i, x, chars).join(''));
  if (chars.length > 2)
    for (const [i, c] of chars.entries())
      for (const x of looks(c).slice(0, 4))
        for (let j = i + 1; j < chars.length; j++)
          for (const y of looks(chars[j] ?? '').slice(0, 4)) forms.push(put(j, y, put(i, x, chars)).join(''));
  return forms;
}

/** Radicals as the characters people type for them. */
const typed = new Map(
  Array.from(
    '氵水 讠言 钅金 扌手 亻人 忄心 纟丝 艹草 饣食 衤衣 礻示 犭犬 阝耳 刂刀 灬火 攵文 覀西 辶走 彳双 宀宝 疒病 囗口 罒四 爫爪 糸丝 訁言 飠食 釒金 𧾷足 ⻊足 王玉 月肉 冫两 牜牛 龶主 尃専'.split(
      ' ',
    ),
    (p) => [p.slice(0, -1), p.slice(-1)],
  ),
);
let parts: Map<string, string[][]> | undefined;

/** Ways to write a character as its parts: at most five. */
function splits(c: string): string[] {
  if (!parts) {
    parts = new Map();
    for (const [n, row] of partRows)
      for (let i = 0; i < row.length; i += n + 1) parts.set(row.charAt(i), [Array.from(row.slice(i + 1, i + 1 + n))]);
  }
  const [own] = parts.get(c) ?? [];
  if (!own) return [];
  const known = parts;
  const deeper = own.flatMap((p) => known.get(p)?.[0] ?? [p]);
  const out = [own, own.map((p) => typed.get(p) ?? p), deeper, deeper.map((p) => typed.get(p) ?? p)];
  // 迷 is written 辶米 as well as 米辶.
  if (own.length === 2) out.push(own.toReversed());
  return [...new Set(out.map((p) => p.join('')))].filter((p) => p.length < 7);
}

/** As people split what the data has otherwise, or not. */
const asTyped: Readonly<Record<string, readonly string[]>> = {
  刷: ['尸巾刂', '尸刂', '尸巾刀'],
  练: ['纟东', '丝东'],
  淫: ['氵壬', '水壬'],
  款: ['士示欠', '示欠'],
  黄: ['艹由八', '龷由八'],
  操: ['扌喿', '扌品木', '手品木'],
  微: ['彳山', '彳山攵', '双山攵'],
  黑: ['里灬', '里火', '四土灬'],
  币: ['丿巾'],
  春: ['三人日'],
  办: ['力八'],
  游: ['氵方子', '水方子'],
  赞: ['先先贝'],
  嫩: ['女束攵'],
};

/** Any of the characters in parts, at least one: those split in the same way come first, and few of them before many. */
function splitForms(folded: string): string[] {
  const chars = Array.from(folded);
  const ways = chars.map((c) => [...new Set([...(asTyped[c] ?? []), ...splits(c)])]);
  const which = Array.from({ length: 1 << Math.min(chars.length, longestSplit) }, (_, set) => set)
    .slice(1)
    .filter((set) => chars.every((_, i) => ((set >> i) & 1) === 0 || (ways[i]?.length ?? 0) > 0));
  const ofAll = which.length === 0 ? 0 : Math.max(...ways.map((w) => w.length));
  const written = (set: number, way: (i: number) => number): string =>
    chars
      .map((c, i) => {
        const own = ways[i] ?? [];
        return (set >> i) & 1 ? (own[Math.min(way(i), own.length - 1)] ?? c) : c;
      })
      .join('');
  const forms: string[] = [];
  const one = (set: number): boolean => (set & (set - 1)) === 0;
  for (const set of which.filter(one)) for (let k = 0; k < ofAll; k++) forms.push(written(set, () => k));
  for (let k = 0; k < ofAll; k++) for (const set of which) if (!one(set)) forms.push(written(set, () => k));
  // Each in a way of its own, for as many as there is room for.
  const some = chars.length === 2 ? ofAll : Math.min(ofAll, 3);
  if (chars.length === 2 || chars.length === 3)
    for (const set of which)
      for (let k = 0; k < some ** chars.length; k++)
        if (!one(set)) forms.push(written(set, (i) => Math.floor(k / some ** i) % some));
  return [...new Set(forms)];
}
/** Of longer words only so many characters are written as parts. */
const longestSplit = 6;
