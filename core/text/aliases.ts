/**
 * What people say instead of what they mean: group slang for the usual lures. Firm aliases mean nothing else; loose
 * ones are ordinary words too (菠菜 is spinach) and count only beside words of the trade.
 */

import { isCommon, isWord } from './likely.ts';
import { ofTrade } from './trade.ts';

/** Word, firm aliases, loose aliases. Words are as folded: Simplified, small letters. */
const rows: readonly (readonly [string, string, string])[] = [
  [
    '微信',
    '威信 薇信 徽信 溦信 维信 卫信 v信 w信 微❤ 薇❤ 威❤ v❤ 卫❤ 维❤ 微xin 薇芯 微芯 威芯 v芯 wx vx wechat weixin wei信 绿泡泡 绿色软件 绿泡 绿色泡泡 绿软 小绿书 w❤ 薇心 微心 威心 徽❤ 溦❤ 喂信 魏信 蔚信 巍信 韦信 weixing v-x w-x vvx ⅴx 微x 薇x v型 薇号 v号 维心 微星 ❤',
    '卫星 薇 威 维 徽 v 泡泡 绿色 绿标 围脖',
  ],
  [
    '加微信',
    '加薇 加威 加v 加vx 加wx +v +vx +wx +薇 +威 +微 +卫星 加卫星 加魏 加维 嘉薇 佳薇 家薇 伽薇 加徽 加溦 加❤ 加绿泡泡 加绿 加泡泡 ➕v 扫薇 扣薇 添加v 加个v 加我v jwx',
    '加我 扫我',
  ],
  ['微信群', 'v群 vx群 wx群 薇群 威群 卫星群 绿泡泡群 微❤群 薇信群 v信群 微裙 薇裙 v裙 微峮 微君羊 绿群', ''],
  ['微信号', 'v号 vx号 wx号 薇号 威号 微❤号 卫星号 微号 薇信号 绿泡泡号', ''],
  [
    'qq',
    '扣扣 抠抠 球球 叩叩 蔻蔻 寇寇 秋秋 丘丘 q扣 企鹅号 口口 鹅厂 疼讯 扣q qiuqiu koukou 🐧 鹅号 球球号 扣号 抠号 q号',
    '企鹅 小企鹅',
  ],
  ['qq群', '扣群 扣扣群 抠抠群 球球群 q群 企鹅群 qq裙 扣裙 q裙 鹅群 叩叩群 qun群 🐧群 企鹅裙 峮 君羊 扣峮', ''],
  ['扣扣', 'qq 抠抠 叩叩 球球 q号 蔻蔻 企鹅号', '企鹅'],
  ['群', '裙 峮 君羊 羣 qun', ''],
  ['进群', '进裙 进峮 上车群 进君羊 jq', '上车'],
  [
    '支付宝',
    '支fu宝 zfb 支宝 吱付宝 知付宝 之付宝 支付bao 蓝色软件 支付包 支富宝 阿里宝 蓝宝 吱口令 某宝钱包 芝麻宝 支付饱 zhifubao 枝付宝',
    '蓝色',
  ],
  ['淘宝', 'tb 某宝 桃宝 掏宝 陶宝 淘bao 涛宝 橙色软件 taobao 马云家', ''],
  ['抖音', 'dy 某音 抖yin 斗音 douyin 都音 抖因', ''],
  ['电报', 'tg 纸飞机 小飞机 飞机号 telegram 电抱 电爆 土豆 鸟机', '飞机'],
  ['telegram', 'tele_gram 电报 纸飞机 飞机号 tlgrm t.me telegrm', '小飞机 飞机 tlg tele'],
  ['whatsapp', 'wsapp wapp whatapp wattsapp watsapp 瓦次普 绿色电话 whatsap', 'wsp'],
  [
    '刷单',
    's单 shua单 涮单 唰单 刷d sd 刷旦 刷丹 补单 放单 点赞任务 垫付单 m单 做单 拍a发a 抢单 s_dan 刷担 刷蛋',
    '做任务 任务单',
  ],
  [
    '兼职',
    'jz 兼zhi 副业 兼制 兼值 坚持职 肩职 监职 撿职 兼織 兼只 兼职业 小副业 居家副业 手机副业 jianzhi 在家做',
    '私活 外快',
  ],
  [
    '贷款',
    'dk 代款 贷kuan 贷歀 袋款 戴款 带款 dai款 借钱口子 下款口子 放款 口子 小贷 大额口子 撸口子 撸小贷 网黑口子',
    '周转 下款 资金周转 借点',
  ],
  ['网贷', 'wd 网代 网戴 小贷 口子 撸口子 网带 撸贷', ''],
  [
    '发票',
    'fp 发飘 发漂 fa票 发piao 票据代办 發嘌 法票 发瞟 伐票 开piao 增piao 发嫖 funpiao 税piao 发剽 開票',
    '票子 点数票',
  ],
  ['代开', 'dk 代kai 岱开 带开 待开 玳开 代幵', ''],
  ['代开发票', '代开票 代开fp 开票 带开票 代开piao 代kai发票 代开发漂 代开发飘', ''],
  ['套现', 'tx 套xian 淘现 t现 套x 掏现 桃现 提额套出 刷出来 花呗变现 额度变现 取出来 套线 tao现 套出', '变现'],
  ['信用卡', 'xyk 信用ka 大卡 xin用卡', '卡'],
  ['洗钱', 'xq 洗米 洗黑 洗白钱 走账 过账 走流水 走u 洗￥ 洗💰 洗浅 过流水 资金搬运 码商', '搬砖'],
  ['跑分', 'pf 跑fen 跑份 跑芬 跑粉 码商 收码 走账 过账 挂码 车队跑 卡接回u', '车队'],
  ['返利', 'fl 反利 返li 返立 返力 饭利 返点 返水 返现', ''],
  ['日结', 'rj 日jie 曰结 当天结 日节 天结', ''],
  ['赚钱', 'zq 赚米 赚💰 搞钱 搞米 捞金 赚￥ 转钱 撰钱 挣米 钻钱 赚money 搬砖赚 zhuan钱 赚前', '来钱'],
  ['钱', '米 💰 ￥ 毛爷爷', ''],
  ['红包', 'hb 🧧 红bao 宏包 洪包 鸿包 虹包 红宝 哄包 hongbao 大包', ''],
  ['领红包', '领🧧 领hb 领包 抢🧧 拆🧧 领红b 领红bao', ''],
  ['假币', 'jb 假bi 高仿币 jia币 高仿rmb 道具币 练功券 点钞券 仿真币 高仿毛爷爷 假币壁', '道具钞'],
  ['高仿', 'gf 复刻 a货 精仿 超a 高fang 1比1 一比一 1:1 高防 高放 莆田货 原单 尾单 顶级复刻 大牌平替 高彷', '同款'],
  ['办证', 'bz 办zheng 刻章办 bàn证 半证 伴证 办怔 办正 做证 办zj 板证', ''],
  ['传销', 'cx 船销 穿销 资本运作 1040工程 连锁销售 纯资本运作 拉人头 北派 南派', ''],
  ['配资', 'pz 杠杆炒股 配zi 陪资 培资 佩资 股票杠杆', '杠杆'],
  ['股票', 'gp 🐂票 牛票 股piao 骨票 谷票 古票 票子 打板票 妖股 牛股', '老师带'],
  [
    '虚拟币',
    'xnb 空气币 山寨币 土狗 加密货币 数字货币 炒币 币圈 u币 usdt 泰达币 大饼 二饼 屎币 虚拟货币 合约带单',
    '大饼',
  ],
  ['比特币', 'btc 大饼 bit币 比特b 币特币 bitcoin', '大饼'],
  ['bitcoin', 'b1tcoin bitc01n ₿ 比特币', 'btc 大饼'],
  ['杀猪盘', 'szp 杀zhu盘 杀🐷盘 沙猪盘 情感盘 养猪盘', ''],
  [
    '博彩',
    '菠菜 bc 菠彩 博菜 波菜 勃彩 薄彩 播彩 玻菜 bo彩 菠采 真人电子 娱乐城 首存送 b彩 bo菜 搏彩 铂彩 泊彩 🥬 🎰 钵彩',
    '菠菜 娱乐平台 包网',
  ],
  [
    '赌博',
    'db du博 赌bo 堵博 睹博 d博 毒博 度博 菠菜 bc 🎰 耍钱 推牌九 玩钱 渡博 镀博 赌愽 督博 賭搏 赌膊',
    '菠菜 玩两把 小赌怡情',
  ],
  ['网赌', 'wd 网du 网堵 网睹 网毒 线上菠菜 网络菠菜 上岸回血 网d 網du 电子娱乐', '回血'],
  ['棋牌', 'qp 旗牌 奇牌 琪牌 棋pai 房卡 q牌 祺牌 期牌 捕鱼棋 金花牛牛 🀄', '房卡'],
  ['彩票', 'cp 菜票 采票 彩piao c票 猜票 彩漂 才票 财票 踩票 彩飘 cai票 福彩计划 睬票', '计划 上车计划'],
  ['时时彩', 'ssc ss彩 时时菜 时时c 石石彩 分分彩 时时采 实时彩', ''],
  ['六合彩', 'lhc 6合彩 六和彩 六合菜 6合 六盒彩 特码 六閤彩 六合采 六核彩 香港彩 港彩', '特码 码报'],
  ['百家乐', 'bjl 百jia乐 白家乐 百家樂 bai家乐 庄闲 baccarat 佰家乐 百加乐', '庄闲'],
  ['老虎机', 'lhj 🐯机 老hu机 爆分电子 slot slots 拉霸 老虎鸡 水果机', '电子爆分'],
  ['下注', 'xz 下zhu 压注 押注 投注 上分 下住 吓注 夏注', '上分'],
  ['赌', 'd 堵 睹 🎰', ''],
  [
    '色情',
    'sq 涩情 se情 色qing 瑟情 🟡 黄片 hp 搞黄 h片 涩涩 瑟瑟 簧片 se_qing 铯情 色晴 福利姬 🔞 18禁 色青 sè情 嗇情 颜色片',
    '福利 资源 小电影 学习资料 老司机 车 开车',
  ],
  [
    '成人视频',
    'crsp 🔞视频 18禁视频 小电影 岛国片 成人sp 大人视频 小黄片 黄片 簧片 毛片 a片 h片 hp 成ren视频 ㊙视频 爱情动作片',
    '学习资料 福利 动作片',
  ],
  ['三级片', 'sjp 3级片 三ji片 三级p 叁级片 风月片 iii片 限制级', ''],
  [
    '裸聊',
    'll luo聊 裸l 果聊 果❤ 螺聊 罗聊 一对一私密 私密聊 果体聊 裸liao luo_l 落聊 洛聊 视频大秀 大秀 脱聊',
    '视频聊 大秀',
  ],
  [
    '约炮',
    'yp yue炮 约p 约pao 约🎆 约啪 约pa 啪啪 月炮 约泡 曰炮 约跑 419 约爱 约💣 yue_pao 钥炮 附近约 打炮 d炮 op ons',
    '约会 附近的人 约妹',
  ],
  ['一夜情', 'yyq 419 ons 1夜情 one_night 一ye情 壹夜情 一夜q 一爷情 一叶情', ''],
  [
    '援交',
    'yj 圆交 元交 yuan交 援j 兼职妹 援助交际 学生兼 缘交 源交 援胶 原交 喝茶 品茶 外围 sugar',
    '喝茶 品茶 上课 修车',
  ],
  [
    '嫖娼',
    'pc 品茶 喝茶 piao 飘娼 嫖c 漂娼 票娼 朴昌 修车 p娼 嫖chang 莞式 快餐 包夜 楼凤 会所 95场',
    '喝茶 快餐 修车 新茶',
  ],
  ['招嫖', 'zp 招piao 招票 招飘 召嫖 找小姐 喝茶 品茶 新茶 楼凤', '新茶'],
  [
    '包养',
    'by 包yang 包氧 sugar 糖爹 糖baby 长期关系 bao养 包痒 包阳 金主 干爹 sb关系 saa 宝养 甜心宝贝',
    '金主 干爹 长期',
  ],
  ['上门服务', 'smfw 上门fw 上men服务 伤门服务 外送 外送茶 到家服务 同城外卖 上门spa 上门按摩', '外送 外卖'],
  ['小姐', 'xj 小jie 小jj 学生妹 外围女 楼凤 茶 妹子上门', ''],
  [
    '大麻',
    'dm 叶子 da麻 飞叶子 飞草 🌿 🍃 大嘛 大玛 草药 weed cbd 420 飞行员 邮票 hm 绿叶 大ma 麻叶',
    '叶子 草 飞 飞叶子',
  ],
  [
    '毒品',
    'dp du品 独品 读品 冰 k粉 肉 猪肉 溜冰 飞叶子 上头电子烟 d品 毒p 渎品 毒频 白粉 白面 邮票 蓝精灵 开心水 奶茶粉 笑气',
    '冰块 猪肉 糖 货',
  ],
  ['冰毒', 'bd 🧊 冰du 猪肉 溜冰 冰糖 冰块 滑冰 冰d 兵毒 病毒粉 炳毒 bing毒 ice meth 甲基', '冰 猪肉 冰糖 溜冰'],
  ['迷药', 'my 听话水 乖乖水 迷yao 迷魂 失忆水 三唑仑 昏睡 催情 迷幻 mi药 謎药 迷葯 弥药 蒙汗', '乖乖水 听话'],
  ['春药', 'cy 催情 催情水 chun药 发情水 印度神油 伟哥 苍蝇水 金苍蝇 春yao 淳药 蠢药 助兴 椿药', '助兴 神油'],
  ['枪支', 'qz 🔫 qiang支 抢支 枪zhi 狗子 气狗 秃鹰 真家伙 gun 喷子 猎具 枪枝 苍支 嗆支 强支', '狗 家伙 狗粮'],
  ['他妈', 'tm tmd 特么 他m 踏马 他玛 塔玛 tama 他🐎 他马 t妈 他嘛 特马 它妈 她妈', '特喵'],
  [
    '傻逼',
    'sb 煞笔 傻b 沙比 傻比 沙雕 傻叉 2b 傻x 撒比 傻逼逼 莎比 啥比 沙币 傻13 伞兵 s13 s逼 s比 傻吊 shabi 傻杯 刹笔 鲨臂 煞比 傻币',
    '伞兵 啥子',
  ],
  ['废物', 'fw feiwu fei物 肺物 f物 费物 fèi物 飞舞', '飞舞'],
  ['外挂', 'wg 科技 开g 挂b 外g 外gua 辅助 脚本 透视自瞄 开挂 gua 挂🐶 歪挂 外卦 wai挂', '科技 辅助 插件'],
  ['私服', 'sf si服 变态服 sf服 公益服 bt服 私f 丝服 s服 思服 斯服 四服', ''],
  [
    '翻墙',
    'fq 梯子 科学上网 vpn 爬墙 翻q 机场 魔法 番墙 🪜 魔法上网 fan墙 节点 ssr v2ray clash 加速器 翻樯',
    '梯子 机场 魔法 节点',
  ],
  ['代孕', 'dy 代yun 带孕 助孕 借腹 三代试管 包生男 供卵 借肚子 dai孕 待孕 代运 袋孕', '试管 助孕'],
  ['代考', 'dk 代kao 枪手 替考 带考 待考 dai考 包过 代拷 代烤', '枪手 包过'],
  ['打字员', 'dzy 打字兼 录入员 dazi员 达字员', ''],
  ['黑客接单', 'hkjd hk接单 黑k接单 hacker 黑客j单', ''],
  ['私聊我', 'sl我 私我 滴滴我 dd我 私戳 戳我 私聊w 丝聊我 私liao我 私信我 踢我 滴我 斯聊我 si聊我', '滴滴 找我'],
  ['扫码进群', '扫🐎进群 扫ma进群 扫码jq 识别进群 扫马进群 扫码进裙 扫码进q 扫妈进群', ''],
  ['免费 送', '免费s 0元送 白送 免费领 免f送 免费拿 0元领 免费给', ''],
  ['稳赚不赔', '稳赚 包赚 稳赢 包赢 躺赢 wzbp 百分百盈利 稳撰不赔 稳赚不陪 只赚不赔', ''],
  ['日赚千元', '日入千元 日入1k 日赚1k 日入过千 天天过千 日赚一千 rzqy 日转千元 一天1000 日入四位数', ''],
  ['月入过万', '月入1w 月入上万 月入五位数 月入万元 月ru过万 月入w+ yrgw 每月过万', ''],
  ['无抵押', '免抵押 wdy 无di押 无低押 不押 纯信用', '信用'],
  ['内幕消息', '内部消息 nm消息 内部票 内参 内幕xx 内部资料 nmxx 内mu消息', '内部'],
  ['高薪兼职', '高新兼职 gx兼职 高薪副业 高薪jz 高xin兼职', ''],
  ['信用卡套现', 'xyk套现 信用卡tx 大卡套现 信用卡变现 刷卡提现 信用卡取现', ''],
  ['养卡提额', '养ka提额 养卡ti额 提额养k 精养卡', ''],
  ['征信修复', '征信洗白 洗白征信 zx修复 征xin修复 征信花修', ''],
  ['sex', 'seggs s3ggs secks smex seks sexx', ''],
  ['porn', 'pron p0rn prn pr0n xxx_video pornn', 'nsfw corn'],
  ['nude', 'nudez n00ds newds', 'nudes noods lewds'],
  ['ass', 'azz assss', 'arse booty'],
  ['fuck', 'fck fuk fvck phuck fuq fuc fkn fook fcuk fucc', 'frick eff fak'],
  ['shit', 'sht shyt shiet schit shite', 'crap'],
  ['bitch', 'btch biatch biotch biitch beotch b1tch', ''],
  ['slut', 'slvt slutt', 'thot'],
  ['whore', 'ho3 wh0r3 hore', 'hoe thot'],
  ['cock', 'kok d1ck cawk', 'dick'],
  ['rape', 'raep r4pe', 'grape'],
  [
    'kill yourself',
    'kys unalive_yourself end_yourself kill_urself kill_ur_self keep_yourself_safe kill_urslf',
    'off_yourself',
  ],
  ['weed', 'ganja 420 mary_jane w33d marijuana reefer weeed', 'pot kush dope za bud gas green'],
  ['cocaine', 'yayo perico nose_candy', 'coke blow snow coca white_girl'],
  ['viagra', 'v1agra vgra viagara sildenafil cialis', 'blue_pill ed_pills'],
  ['casino', 'cas1no casin0 k@sino csino kasino', 'slots'],
  ['lottery', 'l0tto l0ttery', 'lotto powerball'],
  ['escort', 'esc0rt gfe', 'call_girl companion sugar_baby'],
  ['onlyfans', 'onlyf onlyfan 0nlyfans', 'spicy_site'],
  ['free money', 'free_cash fr33_cash free_dough', 'free_moolah'],
  ['giveaway', 'giveway g1veaway', 'free_drop'],
  ['airdrop', 'airdr0p airdropp', 'free_tokens'],
  ['forex', 'f0rex fx_signals', 'fx_trading'],
  ['scam', 'skam sc4m rugpull', 'rug_pull ponzi'],
  ['spam', 'sp4m spamm', ''],
  ['drugs', 'drgs drugz', 'plug molly gear'],
];

const table = new Map(rows.map(([word, firm, loose]) => [word, { firm: terms(firm), loose: terms(loose) }]));
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
  'sugar op ons ice meth dope gas loud pot bud coke blow snow green reefer thot arse booty crap frick of fx plug candy molly gear lotto noods adult tele slot slots ponzi pron corn seks secks lewds weed cbd hacker one_night free_cash tama';
/** Two letters that hardly stand for anything else. */
const pairs = new Set(terms('jz fp fl qp dp qz wg bz dk fq gp zq yp'));
/** Neither one sign or picture nor any two Latin letters: those are in every second message. */
const telling = (form: string): boolean =>
  Array.from(form.replace(/\ufe0f/g, '')).length > 1 && (pairs.has(form) || !/^[a-z0-9]{1,2}$/.test(form));

const loose = new Set([...[...table.values()].flatMap((r) => r.loose), ...terms(ordinary)]);
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
  [/菠菜/, /吃|炒|煮|菜|斤|汤|面|饭|拌|洗|种|鲜|铁|豆腐|蛋|绿色|营养|块|元|叶|锅|买|超市|妈|粥|虾|肉|猪肝|涨|农/],
  [/企鹅/, /动物|南极|帝|馆|宝宝|可爱|海洋|冰|公仔|玩偶|企鹅岛|电影|爸爸|只|极地|群岛|蛋|妈妈|书|出版|兰登|服/],
  [
    /卫星/,
    /发射|导航|火箭|轨道|云图|电视|地图|遥感|通信|人造|北斗|月球|信号|定位|天|厂|城市|城|图|电话|接收|气象|颗|科|台|锅/,
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
      return form.length < 3 && (company.test(beside) || (beside.trim().length > brief && !ofTrade(beside)));
  const code = /^[a-z0-9]{1,3}$/.test(form);
  const han = form.length > 1 && /\p{Script=Han}/u.test(form);
  const known = han ? everyday.has(form) || (!never.has(form) && (isCommon(form) || isWord(form))) : loose.has(form);
  // What neither newspapers nor dictionaries have is slang.
  if (!code && !known) return false;
  // Letters alone are Chinese slang in Chinese company only.
  if (code && !/\p{Script=Han}/u.test(text)) return true;
  if (pairs.has(form)) return !ofTrade(beside, true);
  return !ofTrade(beside);
}
