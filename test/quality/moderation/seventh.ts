/**
 * Near misses of a seventh hand, written after the work on the sixth and only counted since: nobody has looked at what is
 * hit. `|` stands where one word of the sentence ends inside the listed one.
 */
import { between, put } from './between.ts';
import { lines } from './lines.ts';
import { chance, hash } from './random.ts';

export const seventhWords: readonly string[] = (
  '刷票 刷粉 卖号 买号 号商 代购 代打 陪玩 陪练 约妹 约会 楼凤 小姐 服务费 上车 群发 群主 黑网 黑料 吃瓜 内鬼 爆料 偷税 避税 洗米 出码 走私 私货 烟油 ' +
  '水烟 药丸 迷香 弹药 军刀 弓弩 开锁 撬锁 复制卡 银商 庄家 押宝 开盘 盘口 下分 上分 包赢 稳赚 杠杆 爆赚 牛散 黑马 老师傅 荐码 首充 返现 返水 ' +
  '套路 校贷 分期 秒贷 花钱 提现 转账 冻卡 解绑 注销 实名 机号 猫眼 外快 零工 急招 招工 高薪 体重 瘦身 丰胸 增大 延时 ' +
  'nudes strip erotic lingerie brothel gigolo coke ketamine mdma bud joint edible vodka rifle blade knife jackpots baccarat keno craps parlay tipster ' +
  'scammer phish botnet crackme loader spoof hwid paysafe ethereum trading signals leverage margin bonus coupons'
)
  .split(' ')
  .concat('quick loan', 'easy money', 'adult chat', 'buy followers', 'sports bet');

const across = lines(`
  印刷|票据的机器
  粉刷|粉色的墙面
  拍卖|号称全球最大
  购买|号码牌进场
  三号|商铺还在招租
  现代|购物节开始了
  古代|打铁的手艺
  作陪|玩具堆了一地
  预约|会员优先
  大小|姐妹都来了
  晚上|车库会锁门
  人群|发出欢呼声
  天黑|网球场就关灯
  漆黑|料子比较耐脏
  爱吃|瓜子的小松鼠
  室内|鬼屋在三楼
  引爆|料场的炸药
  小偷|税务局门口被抓
  清洗|米缸和水桶
  演出|码头搭了台
  奔走|私下联系好几家
  自私|货比三家也没用
  吸烟|油漆旁边禁止
  流水|烟雾报警器都检查
  中药|丸子要趁热搓
  着迷|香水味道的人
  子弹|药店不卖
  冠军|刀法很稳
  打开|锁屏密码
  复制|卡片背面的字
  水银|商店买不到
  村庄|家家户户挂灯笼
  召开|盘点工作会议
  键盘|口袋里装不下
  楼下|分局新开张
  早上|分班名单出来
  面包|赢得好评
  榜首|充满变数
  往返|现场要两小时
  返回|返现代化车间
  外套|路上弄丢了
  学校|贷款政策讲座
  部分|期末成绩出来
  棉花|钱还没结
  前提|现在说清楚
  周转|账户已开通
  速冻|卡其色饺子皮
  误解|绑架案的判决
  备注|销售部收
  诚实|名声很好
  手机|号称防水
  海外|快递要等半个月
  归零|工具箱里找
  着急|招呼都没打
  身高|薪水不挂钩
  集体|重新分组
  清瘦|身影很熟悉
  递增|大约两成
  拖延|时间不够了
`);
const clauses = lines(`
  地板明天再刷|票我先订
  房子不卖|号码你存着
  东西可以代|购物袋自备
  谁替你代|打卡要本人
  晚饭有人陪|玩到几点都行
  早点来约|会议室只剩一间
  人还很小|姐姐要多让着
  通知发到群|发完记得说
  外面天太黑|网线等天亮再接
  饭随便吃|瓜切好了
  这份留屋内|鬼才知道在哪
  饭后要洗|米缸也擦一下
  人别往外走|私房菜马上上桌
  这样太自私|货也不好卖
  少抽点烟|油盐也少放
  多喝水|烟要戒掉
  先去买药|丸子晚上再炸
  路走得很迷|香樟树那里左拐
  吉他要慢慢弹|药放桌上了
  他爸是个军|刀枪都会使
  门没打开|锁是新换的
  这几样先押|宝贝我带走
  店马上要开|盘子洗好了吗
  先扫键盘|口罩戴上
  电梯往下|分开走吧
  水果用袋子包|赢的那队拿走
  船停得很稳|赚多赚少另说
  今年排在榜首|充电宝记得还
  周末就返|现在买票来得及
  被子自己套|路上慢点
  人在学校|贷款的事晚点说
  苹果一人一半分|期待下次再聚
  闹钟差一秒|贷记卡别忘
  公园看花|钱包看好
  菜篮子我提|现金你付
  方向盘往右转|账晚点算
  鱼拿去冻|卡在门缝里了
  绳子帮我解|绑得太紧
  事情要落实|名单今晚给我
  雨在窗外|快关窗
  分数归零|工具也收回去
  这事不急|招牌下周换
  要学的新招|工头下午教
  院墙很高|薪水也不低
  锻炼身体|重在坚持
  他最近很瘦|身上没力气
  今年粮食丰|胸有成竹地说
  产量年年增|大家都有份
  工期要延|时间你定
`);
const doubled = lines(`
  先刷刷票根上的灰
  多卖卖号码牌
  大家陪陪玩累的孩子
  约约会议室的时间
  天天上上车库的锁
  慢慢开开锁住的柜子
  提提现场的问题
  转转账本那几页
  晚上下下分不清的棋
  花花钱包里的零碎
`);
const other = {
  'seventh latin inside': lines(`
    striped shirt, outstrip, stripling
    denudes the hill, nudest
    exoteric lessons, erotica studies? isoerotical
    cokehead? cokes oven, decoked engine
    buddy, budget, rosebud, buddhism
    jointly, disjointed, conjoint
    incredible, credible, inedible
    trifles, rifled through papers
    bladed grass, bladeless fan
    penknife, knifed
    kenotic, kenosis
    scraps, crapshoot
    tipsters
    scammers
    phishing training, phished
    botnets
    freeloaders, loaders, uploader
    spoofing tests, spoofed
    marginal, margins, margined
    tradings
    resignals
    bonuses
    couponsite
    vodkas
    easy moneybag
  `),
  'seventh english': lines(`
    nu desk, menu desk
    the menu describes it
    st. rip, first ripe pear
    east rip tide
    her otic nerve
    hero tickets
    co. kept its word
    taco keeps well
    a bus. Drive on
    a b. u. dget
    rebus dog
    join the team, join T5 later
    jo in tent
    she paid? I blew it
    need I blend it
    if I fled
    a rif, lemon and salt
    b. lade
    Deb lades
    kni fe
    nikon if else
    weaken or break, ken out
    scrap S class
    sc rap song
    c r a p p y
    tips terminal
    tip, ster
    load error log
    upload Eric's file
    spoo fed
    b.o.n.u.s.e.d
    mar ginger
    marg in a jar
    omar gin
    let's trade in gold
    trad in grey
    sign also here
    design alsatian
    v, o, d, k
    c o k e d
    a quick loaner car
    that was quick. Loan it to me
    easy. Money comes later
    an adult. Chat with us
    who will buy? Followers of art
    sport's better
  `),
  'seventh numbers': lines(`
    item 5TR1P-07 in stock
    H3X C0K3-22
    BL4D3_v3.stl
    KN1F3.dwg
    80NU5.pdf
    R1FL3-90X manual
    B0N-U5 rack
    J01N7 type C
    invoice 2026-C0-K3
    VIN 5P00FX1M7A
    sha 7d0c0kebud42aa
    MDM-A100 panel
    firmware v0dk4.hex
    room BU-D2
    取件码 8-3-5015
    车次 D2281 08 车 08B
    尾号 3377 返 05:30
    ￥199 分 3 期
    A3 纸 500 张/包 6 包/箱
    0x5c4ab1ade9
    ETA 12:30, GATE B8
    L0AD3R.exe
  `),
  'seventh products and names': lines(`
    私人 货架 定制
    加厚 迷彩 香囊
    电动 开窗器 锁扣
    卡套 路书 车贴
    高光 薪火 文创
    充气 军舰 刀叉玩具
    水壶 烟灰缸 油壶
    内胆 鬼脸 面罩
    手机 号码贴 纸
    大号 商务 公文包
    分体 期货 沙发
    猫砂 眼罩 零食
    赵庄、家铭
    李约、会明
    陈现、金水
    Mr. Stripe
    Ms. Budd
    Dr. Bladen
    Kenobi
    Vodkin
    Cokely Park
    Jointa St
    Marginson
    Knifeton
    Phishman
  `),
  'seventh other languages': lines(`
    現代購入の話
    印刷票を出す
    複製可能カード
    上級車両
    高級薪材
    la stripe bleue
    erótico? no: heroico, teórico
    le budget, du bout
    el margen, la marginalidad
    der Buddler
    die Kokerei, Kokon
    il bonusi
    kenon, kenot
    los cupones
    tradición
    вода и ок
    бонусный
    нож и нужда
    la rifla
    bladet, bladets
    đồng ý, vốn
    blad en tak
    el signal? la señal
  `),
} as const;

/** All near misses, by kind, as one seed makes them. */
export function seventh(seed: number): Readonly<Record<string, readonly string[]>> {
  const spread = (kind: string): readonly string[] =>
    across.map((line) => put(line, chance(hash(`${seed} ${kind} ${line}`)).pick(between[kind] ?? [])));
  return {
    'seventh across words': across.map((x) => x.replace('|', '')),
    'seventh clause': clauses.map((x) =>
      put(x, chance(hash(`${seed} clause ${x}`)).pick(['，', '，', '，', '。', '！', '？', '\n', ',', ' ', '～'])),
    ),
    ...Object.fromEntries(Object.keys(between).map((kind) => [`seventh ${kind}`, spread(kind)])),
    'seventh doubled': doubled,
    ...other,
  };
}
