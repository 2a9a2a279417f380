/**
 * Near misses of a fifth hand, with words of their own again; the half kept back was never looked at. `|` stands
 * where one word of the sentence ends inside the listed one.
 */
import { between, put } from './between.ts';
import { lines } from './lines.ts';
import { chance, hash } from './random.ts';

export const fifthWords: readonly string[] = (
  '马仔 荷官 洗码 平码 生肖 波色 代挂 租卡 收卡 套牌 假钞 黑钱 情色 露点 陪睡 熟女 人妻 翻倍 分红 内线 涨停 抄底 加仓 割肉 股神 押题 漏题 答案 偏方 神医 包治 根治 减肥 ' +
  '增高 打手 讨债 人流 网恋 日赚 秒到 解冻 刷流水 电销 群控 养号 卡密 点卡 盗图 假酒 烟弹 电子烟 走水 ' +
  'dope punt hooker boner perv snuff acid crack raffle odds trader lender pills vape rolex replica hack keygen warez slots tips loans'
).split(' ');

const across = lines(`
  斑马|仔细看是黑底白条
  河马|仔猪都在动物园
  薄荷|官方说没过期
  负荷|官网上有写
  清洗|码头的工人来了
  和平|码头见
  水平|码数都对上了
  学生|肖像画展在二楼
  先生|肖像权要尊重
  宁波|色织布厂放假了
  古代|挂毯挺值钱
  现代|挂画配这面墙
  出租|卡车一天三百
  签收|卡片丢抽屉里了
  没收|卡牌的是班主任
  外套|牌子不错
  手套|牌子叫什么
  暑假|钞票花得快
  天黑|钱包丢在车上
  心情|色彩都写在脸上
  剧情|色调偏暗
  甘露|点心铺关门了
  失陪|睡觉去了
  成熟|女性更懂自己
  眼熟|女孩是三班的
  别人|妻子做的饭
  工人|妻子带孩子来探亲
  打翻|倍感心疼
  十分|红润的小脸
  部分|红酒要醒
  国内|线路都停了
  室内|线条要简洁
  上涨|停车费也跟着涨
  照抄|底稿不行
  增加|仓库两个
  参加|仓储培训
  分割|肉类要戴手套
  一股|神秘的味道
  画押|题字都要本人
  遗漏|题目三道
  回答|案情相关的问题
  走偏|方向盘要扶正
  精神|医院就在隔壁
  眼神|医生一看就懂
  承包|治沙项目
  树根|治虫的药
  增减|肥料看叶子
  新增|高铁两趟
  倍增|高峰期要错开
  拨打|手机没人接
  敲打|手鼓的节奏
  商讨|债务怎么分
  探讨|债券市场
  行人|流动很大
  工人|流水线上站一天
  上网|恋爱话题最多
  周日|赚外快的都来
  分秒|到了终点再算
  讲解|冻疮怎么防
  停电|销售员都下班
  人群|控制在百人内
  培养|号手的学校
  刷卡|密封条坏了
  两点|卡车进不来
  防盗|图纸在物业
  放假|酒店早订满
  香烟|弹掉烟灰
  别走|水还没喝完
`);
const clauses = lines(`
  快骑上马|仔细抓稳
  先清洗|码好再放
  今天和平|码垛没出事
  他是优等生|肖老师很喜欢
  屋子要出租|卡着月底搬
  快递已经收|卡也绑好了
  被子要套|牌子剪掉
  今天请假|钞票先垫着
  外面天黑|钱带够
  看心情|色彩随便搭
  等天露|点灯回家
  先失陪|睡了
  饭还没熟|女儿饿了
  来了好多人|妻子忙不过来
  锅铲翻一翻|倍数自己算
  苹果分一分|红的归你
  东西在屋内|线插好
  水位在涨|停船吧
  作业别抄|底下有答题卡
  盐再加|仓里还有
  麦子该割|肉也炖上
  这味道一股股|神了
  条子先押|题再出
  水管在漏|题目先放一边
  你先答|案子不急
  照片拍偏|方框没对上
  打起精神|医生来了
  行李打包|治好了再走
  盐要减|肥肉少吃
  产量在增|高兴坏了
  电话别打|手上有活
  好商好讨|债总要还
  门口全是人|流汗也得排
  宽带办网|恋家的人多
  明天周日|赚不赚随缘
  时间按秒|到点收卷
  密码要解|冻肉先拿出来
  手机没电|销假明天办
  消息发群|控制下字数
  猫好好养|号码留一个
  先刷卡|密码别忘
  现在九点|卡在路上
`);
const doubled = lines(`
  天天平平安安码字
  学学生生不息的道理
  慢慢翻翻倍数表
  常常打打手球
  看看加加仓里的货
  多多分分红糖
  大家聊聊人人流泪的片子
  试试解解冻住的拉链
`);
const other = {
  'fifth latin inside': lines(`
    the dopey dwarf, dopamine
    punters and Puntland
    hookers in rugby? hooked, hookup
    Bonerges, carbonerosion
    pervade the pervious soil
    snuffles, snuffbox
    placid lake, acidic soil
    crackers and cracked cups
    raffles hotel
    toddstown, oddsmaker
    traderoute, tradersmarket
    calendered paper, blender, calender
    spills, pillsbury
    vaped, vapers
    replicate, replicas
    shack, hackney, whackamole
    tipsy, stipsom
    loansome
  `),
  'fifth english': lines(`
    I do. People do
    do people like it
    sit up, untie it
    he put up until late
    cup unt
    book her in, hook her coat up
    the book. Her pen
    bon era
    carbon erosion
    per visit, per value
    paper visa
    a cid b cid
    arc. Rack it up
    it's nuff said
    s. nuffield
    o.d.d. study
    to dds, odd society
    ra ffle, raf flew by
    tra der la
    trade: rates below
    up ills, pill sales? no: pill, salt
    va per va
    role x, role y
    roles, X and Y
    rep lica
    ha, cknowledged
    key gen z
    war ezra
    slot skip, slot s.
    tip s. 12
    loan sheet, loan sum
    p, i, l, l, a, r
    h-a-c-k-e-d
    t i p s y
    a c i d s test: a c i d s
    c.r.a.c.k.e.r
  `),
  'fifth numbers': lines(`
    H4CK3R-9 model? H4-CK3
    part D0P-3
    rev. 0DD5A
    T1P5X label
    P1LL5-22
    file 5l0t5.bin
    AC1D-07 sensor
    V4P3-X
    order HK-ACK-991
    sha 0dd5d0pe77aa
    CR4-CK2 slot A
    L0AN5_2026.xlsx
    取件码 7-2-0099
    尾号 0009 分红色和蓝色
    G1234 次 3 车 12A
    ￥12.50/斤
    BUILD-7A9C1D
    uuid 4d0pe-11aa
    3 tip sheets
    1.5L x 6
  `),
  'fifth products and names': lines(`
    平底锅 码数齐全
    加厚 仓鼠垫
    分层 红色 饭盒
    露营 点灯器
    租赁 卡座 沙发
    外套 牌价 减半
    马甲 仔裤
    减震 肥皂盒
    增亮 高脚杯
    手打 手擀面
    网格 恋家抱枕
    解压 冻干 猫粮
    电动 销钉
    假两件 酒红色
    刷毛 流水台
    点读 卡片
    张荷、官晓东
    马平、马丽
    李人、妻夫木聪
    王秒、到小明
    李代、挂云帆
    高神、医小姐
    Mr. Hackett
    Dr. Perveen
    Ms. Snuffer
    Rolexa Tan
    Vapenik
    Crackford Rd
    Boneru
  `),
  'fifth other languages': lines(`
    先生肖像権を守る
    増加倉庫を作る
    精神医院に行く
    国内線路の工事
    成熟女性の特集
    一股神社
    il punto di vista
    un hacker? nein, eine Hacke
    acide citrique
    la craquelure
    el doper no
    vapeur d'eau
    les pilules
    tradère
    он взял хак
    тип и тон
    слоты? слово
    pil tipsizlik
    wat een rolexx? rol exact
    lời khuyên
    odsetek
  `),
} as const;

/** All near misses, by kind, as one seed makes them. */
export function fifth(seed: number): Readonly<Record<string, readonly string[]>> {
  const spread = (kind: string): readonly string[] =>
    across.map((line) => put(line, chance(hash(`${seed} ${kind} ${line}`)).pick(between[kind] ?? [])));
  return {
    'fifth across words': across.map((x) => x.replace('|', '')),
    'fifth clause': clauses.map((x) =>
      put(x, chance(hash(`${seed} clause ${x}`)).pick(['，', '，', '。', '！', '\n', ',', ' ', '～'])),
    ),
    ...Object.fromEntries(Object.keys(between).map((kind) => [`fifth ${kind}`, spread(kind)])),
    'fifth doubled': doubled,
    ...other,
  };
}
