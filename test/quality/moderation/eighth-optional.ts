/** Ways of writing that are looked for on request, by the eighth hand's own tables. */
import type { Writing } from './eighth-techniques.ts';
import { isChinese } from './eighth-words.ts';
import type { Chance } from './random.ts';

const table = (text: string): ReadonlyMap<string, string> =>
  new Map(
    text
      .split(/\s+/u)
      .filter(Boolean)
      .map((row): [string, string] => {
        const [first = '', ...rest] = Array.from(row);
        return [first, rest.join('')];
      }),
  );

const sound = table(
  '刷shua 单dan 兼jian 职zhi 代dai 购gou 博bo 彩cai 色se 情qing 大da 麻ma 毒du 品pin 口kou 交jiao 枪qiang 支zhi 约yue 炮pao ' +
    '贷dai 款kuan 赌du 裸luo 聊liao 微wei 信xin 冰bing 黄huang 片pian 援yuan 卖mai 淫yin 嫖piao 娼chang 外wai 挂gua 练lian ' +
    '私si 服fu 传chuan 销xiao 套tao 现xian 洗xi 钱qian 跑pao 分fen 返fan 利li 荐jian 股gu 孕yun 假jia 钞chao 迷mi 药yao ' +
    '傻sha 逼bi 脑nao 残can 差chai 加jia 时shi 六liu 合he 百bai 家jia 乐le 老lao 虎hu 机ji 高gao 他ta 妈ma 的de 操cao 你ni ' +
    '草cao 泥ni 马ma 一yi 夜ye 成cheng 人ren 办ban 证zheng 魂hun 妹mei 子zi 领ling 红hong 包bao 打da 飞fei 买mai 粉fen 丝si ' +
    '誉yu 日ri 赚zhuan 千qian 元yuan 开kai 发fa 票piao 用yong 卡ka 上shang 门men 务wu 稳wen 不bu 赔pei 免mian 费fei 取qu ' +
    '网wang 络luo 在zai 线xian 场chang 真zhen 荷he 官guan 无wu 抵di 押ya 内nei 部bu 消xiao 息xi 结jie 工gong 资zi 对dui ' +
    '扫sao 码ma 进jin 群qun 躺tang 项xiang 目mu 平ping 台tai 小xiao 广guang 告gao 源yuan 承cheng 兑dui',
);
/** Other characters of the same sound. */
const sameSound = table(
  '刷唰 单丹担耽 兼尖奸坚肩 职值直指 代带袋待戴 购够狗构 博波搏脖 彩菜采踩 色涩瑟 情晴清晴请 大达打 麻马吗妈 毒独读堵 品聘拼 口扣叩 交胶娇焦 ' +
    '枪抢腔呛 支只之知 约曰月 炮泡抛跑 贷带代袋 款宽 赌堵睹独 裸洛落罗 聊撩疗辽 微威薇围 信芯心新 冰兵饼并 黄皇煌簧 片骗偏篇 援圆源园 卖麦买迈 ' +
    '淫银吟银 嫖漂飘瓢 娼昌猖 外歪 挂瓜刮 练恋连炼 私思丝司 服福伏扶 传船川 销消宵肖 套桃涛 现线限馅 洗喜席西 钱前浅 跑炮泡 分芬纷粉 返反饭翻 ' +
    '利力立丽 荐建件见 股古骨谷 孕运晕云 假甲贾 钞超抄朝 迷谜密米 药要耀 傻啥沙 逼比币笔 脑恼闹 残惨餐蚕 差柴拆 加佳家嘉 时石食 六溜流 合盒何河 ' +
    '百摆柏 家佳加 乐勒 老姥佬 虎湖胡 机鸡基积 高糕搞 他她它 妈马嘛 操草曹 你泥尼 草操槽 泥你尼 马妈码 夜叶业 成城程 办半伴 证正政 魂昏婚 妹美媚 ' +
    '领零铃 红虹宏 包苞胞 打搭 飞妃菲 买麦 粉份 丝司思 誉玉语 日曰 赚转砖 千签迁 元圆园 开凯 发伐法 票飘漂 卡咖 上尚 门们 务物悟 稳吻闻 赔陪培 ' +
    '免棉面 费废肺 取娶曲 网往旺 络落 在再 线现限 场厂常 真针珍 官关管 无吴五 抵底 押鸭压 内那 部布步 消销 息熄西 结杰节 工公功 资姿自 对队兑 ' +
    '扫嫂 码马玛 进近尽 群裙 躺糖烫 项向巷 目木 平苹瓶 台抬 小晓笑 广光 告搞高 承城 兑对 源园',
);
/** Characters that look like another. */
const sameShape = table(
  '刷唰涮 单単箪 兼谦 职织帜 代伐 购沟构 博搏膊 彩采 色邑 情清 麻嘛 毒每 交校咬 枪抢仓 支枝 约药 炮泡跑 贷货袋 款歀 赌睹堵 裸棵课 聊柳 微徽徵 ' +
    '信伩 冰水 黄簧 片爿 援缓 卖买 娼倡唱 外处 挂桂 练炼 传转 销消 套奁 现观 钱线 跑泡 返反 股服 孕乃 药约 残浅 差羞 时吋 合台 百白 乐东 老考 ' +
    '机机几 妈吗 操澡 草早 马鸟 夜液 办为 证怔 魂槐 妹昧味 领顶 红江 粉纷 赚嫌 千干 元无 票漂 服报 稳隐 赔陪 免兔 网冈 线残 押呷 码玛 群郡 躺淌',
);
/** A character as its parts. */
const parts = table(
  '加力口 微彳山 信亻言 职耳只 购贝勾 博十尃 情忄青 麻广林 枪木仓 约纟勺 炮火包 贷代贝 赌贝者 裸衤果 冰冫水 援扌爰 娼女昌 外夕卜 挂扌圭 练纟东 ' +
    '私禾厶 销钅肖 现王见 洗氵先 钱钅戋 跑足包 利禾刂 股月殳 钞钅少 迷米辶 脑月囟 他亻也 妈女马 操扌喿 你亻尔 证讠正 妹女未 红纟工 粉米分 ' +
    '打丁扌 群君羊 码石马 聊耳卯 嫖女票 淫氵壬 机木几 粉米分 对又寸 扫扌彐 结纟吉 款士示欠 服月卩 彩采彡 刷尸刂 代亻弋 押扌甲 抵扌氐 赚贝兼 项工页 线纟戋',
);

const some = (
  word: string,
  c: Chance,
  of: ReadonlyMap<string, string>,
  share: number,
  whole = false,
): string | undefined => {
  const letters = Array.from(word);
  const able = letters.flatMap((x, i) => (of.has(x) ? [i] : []));
  if (able.length === 0) return undefined;
  const sure = c.pick(able);
  return letters
    .map((x, i) => {
      const forms = of.get(x);
      if (forms === undefined || !(i === sure || c.yes(share))) return x;
      return whole ? forms : c.pick(Array.from(forms));
    })
    .join('');
};
const allChinese = (word: string): boolean => isChinese(word) && !/[\x20-\x7e]/.test(word);
const ofChinese =
  (writing: Writing): Writing =>
  (word, c) =>
    allChinese(word) ? writing(word, c) : undefined;
const syllables = (word: string): string[] => Array.from(word).map((x) => sound.get(x) ?? x);

export const eighthAsked: Readonly<Record<string, Writing>> = {
  pinyin: ofChinese((word, c) => {
    const made = syllables(word).join(c.pick(['', ' ', '', "'", '-']));
    const kind = c.below(4);
    return kind === 0 ? made.toUpperCase() : kind === 1 ? made.replace(/^./, (x) => x.toUpperCase()) : made;
  }),
  initials: ofChinese((word, c) => {
    if (Array.from(word).length < 3) return undefined;
    const made = syllables(word)
      .map((x) => x.charAt(0))
      .join('');
    return c.yes(0.4) ? made.toUpperCase() : made;
  }),
  'mixed pinyin': ofChinese((word, c) => {
    const made = some(word, c, sound, 0.35, true);
    return made === undefined || !isChinese(made) ? undefined : made;
  }),
  homophone: ofChinese((word, c) => {
    const made = some(word, c, sameSound, 0.25);
    return made === undefined || !Array.from(made).some((x) => word.includes(x)) ? undefined : made;
  }),
  'look-alike': ofChinese((word, c) => some(word, c, sameShape, 0.2)),
  'component split': ofChinese((word, c) => some(word, c, parts, 0.4, true)),
  reversed: (word) => (/^(\w)\w?\1$/.test(word) ? undefined : Array.from(word).reverse().join('')),
};

/** What people say instead, by keyword. */
const slang: Readonly<Record<string, readonly string[]>> = {
  微信: ['威❤', '薇❤️', 'V❤', '卫星', '徽❤', '微❤', '威信', 'wx', 'VX', '绿泡泡', '绿色软件', '维❤', 'v信'],
  加微信: ['加卫星', '+V', '加威❤', '+wx', '加绿泡泡', '➕微', '+薇', '加v❤'],
  QQ群: ['企鹅群', '扣扣群', '🐧群', '抠抠群', '秋秋群', '球球群'],
  加QQ: ['加企鹅', '加扣扣', '+🐧', '加抠抠', '加秋秋'],
  博彩: ['菠菜', '搏彩', 'bc'],
  赌博: ['菠菜', '堵博', '賭🎲'],
  兼职: ['肩制', '兼只', '尖职'],
  大麻: ['叶子', '飞叶子', '🍁', '🌿'],
  冰毒: ['猪肉', '溜冰', '🧊', '冰糖'],
  约炮: ['约啪', 'yp', '约p'],
  嫖娼: ['pc', '嫖c', '喝茶'],
  卖淫: ['楼凤', '出台', '上门'],
  傻逼: ['sb', '傻b', '煞笔', '沙雕', '傻x', '傻叉', '啥比'],
  草泥马: ['cnm', '艹尼玛', '🐴'],
  操你妈: ['cnm', 'c你妈', '艹你妈', '草拟吗', '日你妈', '草尼玛'],
  他妈的: ['tmd', 'tm的', '特么的', '他🐴的', 'TMD'],
  领红包: ['领🧧', '领紅苞', '领鸿包'],
  洗钱: ['洗💰', '洗米', 'xq'],
  刷单: ['s单', '刷💵', '补单', 'sd', '唰单'],
  贷款: ['代款', 'dk', '贷💰', '带款'],
  黄片: ['小电影', 'hp', '🟡片', '小黄片'],
  套现: ['tx', '套xian', 't现'],
  枪支: ['🔫支', '狗粮', '🔫'],
  telegram: ['电报', '飞机', '纸飞机', 'tg', '✈️'],
  whatsapp: ['wa', "what's app", 'wats app', 'whats app'],
  cocaine: ['coke', 'snow', 'blow', '❄️'],
  weed: ['🍃', '420', 'w33d', 'ganja'],
  bitcoin: ['btc', '比特币', '₿'],
  fuck: ['fck', 'fuk', 'phuck', 'f**k', 'fvck', 'fcuk'],
  shit: ['sh1t', 'shyt', '💩', 'sht'],
  porn: ['pr0n', 'p0rn', 'corn', '🌽'],
  bitch: ['b1tch', 'biatch', 'btch', 'beyotch'],
};
export const aliased: Writing = (word, c) => {
  const names = slang[word];
  return names === undefined ? undefined : c.pick(names);
};
