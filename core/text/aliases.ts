/**
 * What people say instead of what they mean: group slang for the usual lures. Firm aliases mean nothing else; loose
 * ones are ordinary words too (菠菜 is spinach) and count only beside words of the trade.
 */

import { isCommon } from './costs.ts';
import { isWord } from './likely.ts';
import { slang } from './slang.ts';
import { ofTrade } from './trade.ts';

const table = new Map(slang.map(([word, firm, loose]) => [word, { firm: terms(firm), loose: terms(loose) }]));
function terms(text: string): string[] {
  return text
    .split(' ')
    .filter((x) => x !== '')
    .map((x) => x.replaceAll('_', ' '));
}

/** Longest first: 微信群 before 微信. */
const bases = [...table.keys()].toSorted((a, b) => b.length - a.length);

/** Other ways to say a folded word, whole or the part of it that has one. */
export function aliasForms(folded: string): string[] {
  const forms: string[] = [];
  for (const base of bases) {
    const at = folded.indexOf(base);
    const row = table.get(base);
    if (at < 0 || !row) continue;
    const [head, tail] = [folded.slice(0, at), folded.slice(at + base.length)];
    const whole = head === '' && tail === '';
    // One letter or picture for a whole word would be found everywhere.
    for (const to of [...row.firm, ...row.loose]) if (!whole || telling(to)) forms.push(head + to + tail);
  }
  return forms;
}

/** Firm ones that are ordinary words all the same. */
const ordinary =
  '打麻 瑟瑟 飞行员 大码 打炮 会所 打板票 秋秋 涩涩 福利姬 傻叉 糖爹 梯子 飞机号 豪放 猎具 狗粮 副业 小飞机 纸飞机 土豆 鸟机 狗子 气狗 秃鹰 喷子 猎具 gun 放款 小贷 押注 投注 待考 代运 待孕 代拷 代烤 约泡 约跑 约爱 月炮 啪啪 附近约 猪肉 溜冰 冰糖 冰块 滑冰 叶子 草药 绿叶 ' +
  '邮票 白面 白粉 笑气 开心水 奶茶粉 蓝精灵 走账 过账 走流水 过流水 转钱 钻钱 反利 返点 返水 返现 返立 返力 做单 补单 放单 抢单 复刻 精仿 高防 高放 高彷 尾单 原单 莆田货 一比一 1比1 1:1 ' +
  '拉人头 牛票 谷票 骨票 古票 票子 大饼 二饼 屎币 币圈 炒币 数字货币 加密货币 虚拟货币 薄彩 播彩 娱乐城 玩钱 耍钱 度博 渡博 镀博 电子娱乐 旗牌 奇牌 琪牌 期牌 房卡 采票 猜票 才票 财票 踩票 ' +
  '菜票 特码 庄闲 水果机 压注 下住 夏注 吓注 黄片 毛片 福利姬 限制级 果聊 落聊 大秀 外围 外送 缘交 喝茶 品茶 新茶 会所 快餐 包夜 金主 干爹 外围女 楼凤 学生妹 兼职妹 修车 催情 助兴 失忆水 ' +
  '昏睡 迷幻 迷魂 抢支 苍支 强支 真家伙 特么 踏马 他马 他嘛 它妈 她妈 他玛 塔玛 沙雕 沙比 啥比 沙币 傻x 伞兵 飞舞 费物 f物 科技 脚本 辅助 开挂 歪挂 丝服 思服 四服 公益服 梯子 机场 魔法 节点 加速器 爬墙 ' +
  '科学上网 vpn clash ssr 助孕 带孕 袋孕 枪手 替考 带考 包过 戳我 私我 找我 滴滴我 私信我 私戳 踢我 白送 免费领 免费拿 免费给 0元送 0元领 包赚 包赢 稳赢 稳赚 躺赢 内参 内部资料 内部消息 变现 取出来 刷出来 ' +
  '提额套出 口子 带款 戴款 袋款 代款 半证 伴证 办正 办怔 带开 待开 法票 坚持职 居家副业 手机副业 小副业 在家做 当天结 日节 天结 垫付单 口口 鹅号 秋秋 丘丘 球球 上车群 v型 v号 v群 绿软 绿标 ' +
  '扫我 嘉薇 佳薇 家薇 v芯 微心 威心 维心 维信 威信 卫信 韦信 微星 微号 加威 加维 加魏 加绿 家薇 蓝宝 蓝色软件 绿色软件 橙色软件 马云家 小黄片 动作片 糖爹 船销 穿销 资本运作 连锁销售 杠杆炒股 空气币 信用 ' +
  'sugar op ons ice meth dope gas loud pot bud coke blow snow green reefer thot arse booty crap frick of fx prn fuk gfe cnt plug candy molly gear lotto noods adult tele slot slots ponzi pron corn seks secks lewds weed cbd hacker one_night free_cash tama';
/** Two letters that hardly stand for anything else. */
const pairs = new Set(terms('jz fp fl qp dp qz wg bz dk fq gp zq yp'));
/** Neither one sign or picture nor any two Latin letters: those are in every second message. */
const telling = (form: string): boolean =>
  Array.from(form.replace(/\ufe0f/g, '')).length > 1 && (pairs.has(form) || !/^[a-z0-9]{1,2}$/.test(form));

const loose = new Set([...[...table.values()].flatMap((r) => r.loose), ...terms(ordinary)]);
/** English words without their vowels and the like: they need no Chinese around them. */
const spelledShort = new Set(
  [...table]
    .filter(([word]) => /^[a-z ]+$/.test(word))
    .flatMap(([, r]) => r.firm)
    .filter((x) => /^[a-z]{3}$/.test(x) && !loose.has(x)),
);
/** Said innocently all day, though no dictionary has them. */
const everyday = new Set(
  terms(
    '加我 扫我 进群 找我 戳我 私我 滴我 踢我 私信我 滴滴我 学习资料 搬砖 来钱 同款 资金周转 大卡 玩两把 回血 老司机 附近的人 做任务 任务单 做证 小企鹅 球球 秋秋 丘丘 蔻蔻 叩叩 扣扣 ' +
      '围脖 红宝 蓝宝 领包 北派 南派 老师带 约妹 到家服务 不押 插件 某宝 某音 鹅厂 大饼 私活 外快 仿真币 山寨币 香港彩 修车 抢单 做单 转钱 在家做 外送 喝茶 金主 干爹 ' +
      '小飞机 纸飞机 虚拟货币 数字货币 加密货币 变现 一比一 复刻 原单 尾单 过账 走账 玩钱 带开 待开 办正 包过 白送 免费领 免费拿 免费给 内部资料 内部消息 她妈 它妈 他马 特么 特马 ' +
      '沙雕 开挂 动作片 狗粮 狗子 助兴 迷幻 真家伙 水果机 带孕 待孕 助孕 替考 带考 待考 当天结 取出来 刷出来 下住 大嘛 宝养 长期关系 特码 绿标 微星',
  ),
);
/** Words of the dictionary that hardly anybody says innocently. */
const never = new Set(terms('煞笔 援助交际 推牌九 枪枝 小黄片 摇头 压注'));
/** Ordinary words that groups say for one thing most of the time: plainly innocent company clears them, and a long story does. */
const usual: readonly (readonly [RegExp, RegExp])[] = [
  [
    /菠菜/,
    /吃|炒|煮|菜|斤|汤|面|饭|拌|洗|种|鲜|铁|豆腐|蛋|绿色|营养|块|元|叶|锅|买|超市|妈|粥|虾|肉|猪肝|涨|农|老|嫩|咸|淡|辣|味|苦|烂|沙|泥|黄/,
  ],
  [/企鹅/, /动物|南极|帝|馆|宝宝|可爱|海洋|冰|公仔|玩偶|企鹅岛|电影|爸爸|只|极地|群岛|蛋|妈妈|书|出版|兰登|服/],
  [
    /卫星/,
    /发射|导航|火箭|轨道|云图|电视|地图|遥感|通信|人造|北斗|月球|信号|定位|天|厂|城市|城|图|电话|接收|气象|颗|科|台|锅|激光|雷射|土星|木星|水星|金星|火星|星有多少|系统|传感|干扰|上传|资料|数据|损坏|基地|地球|间谍/,
  ],
  [
    /^飞机$/,
    /坐|乘|架|航|晚点|延误|坠|登|赶|窗|云|旅|机票|落地|起飞|降落|小时|模型|玩具|纸|上|下|餐|杯|耳|颠|遥控|跑道|看到|票|噪|吵|舱|修|哭/,
  ],
  [
    /^机场$/,
    /去|到|飞|航|接|送|登|高速|大巴|出租|打车|地铁|路|站|酒店|行李|候|安检|见|人|里|外|免税|停|附近|等|离|远|公里|拍|回|堵/,
  ],
  [/泡泡/, /吹|玛特|水|糖|洗|机|浴|鞋|袖|龙|咖啡|鱼|肥皂|彩色|孩|纸|膜|汤圆|枪|面|温泉|脚/],
];
/** An advertisement may be no more than this. UTF-16 units. */
const brief = 14;

/** Whether this form, an alias, is said innocently here. @param text what stands right before and behind it */
export function innocently(form: string, text: string): boolean {
  const beside = text.replace(form, '');
  for (const [word, company] of usual)
    if (word.test(form))
      return (
        (form.length < 3 || everyday.has(form)) &&
        (company.test(beside) || (beside.trim().length > brief && !ofTrade(beside)))
      );
  const code = /^[a-z0-9]{1,3}$/.test(form);
  const han = form.length > 1 && /\p{Script=Han}/u.test(form);
  const known = han ? everyday.has(form) || (!never.has(form) && (isCommon(form) || isWord(form))) : loose.has(form);
  if (code && spelledShort.has(form)) return false;
  // What neither newspapers nor dictionaries have is slang.
  if (!code && !known) return false;
  // Letters alone are Chinese slang in Chinese company only.
  if (code && !/\p{Script=Han}/u.test(text)) return true;
  if (pairs.has(form)) return !ofTrade(beside, true);
  return !ofTrade(beside);
}
