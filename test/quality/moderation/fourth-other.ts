/** Near misses of a fourth hand outside Chinese words: English, codes, names, products, other languages, chat. */
import { lines } from './lines.ts';

export const fourthOther: Readonly<Record<string, readonly string[]>> = {
  'fourth latin inside': lines(`
    familiar milfoil grows in ponds
    Organization chart v2
    manuscript for Janus, anusvara
    the peninsula near Penistone
    Nazir and Nazim are here
    twattle is an old word
    swank new bar, swanky too
    prickly pear jam
    goddamned is harsh, condamné in French
    pots and pans, teapot, spotless
    ammonia and ammonite
    wagered nothing, wagering ends
    stakeholder meeting, mistake, beefsteak
    indebted to you, debtor list
    pumpkin soup, pumped up, pumps
    promote, promotion, promoter
    couponing hobby
    kinky? no: kinked hose, kinks in the cable
    swinging bridge, swings
    bongo drums, sarabonga
    idiotic is rude, idiotproof
    oxymoron and moronic
    closer, losers bracket
    noobs welcome
    cashapple, cash apples
    hoaxes and hoaxer
    giftcards rack
    lsdj is a tracker
    bingos and gambino
    debts paid
    Stakes are high
    potluck on Friday
    potato, pothole, depot
    ammolite ring
    nazism in history class
    penises
    fetishism in anthropology
    workfrom homes
  `),
  'fourth english grammar': lines(`
    what's up, my love
    he said "I'm il" and left
    I told you: org, yes, org.
    can us folks join? an us-first list
    pen is on the table
    the pen is mightier
    open issue, reopen issues
    happen is spelled so
    bit comes, bit goes
    as if I'd il do it
    a bad amn typo
    top otter of the day
    stop other people
    keep ot of trouble
    name thus far
    same though
    come then
    it was wan kind of light
    Deb, tell me
    no ob jections
    no-obligation quote
    no object found
    idi oted
    she's a pro, mother
    pro moment
    prom organised by us
    in azimuth mode
    tow at six
    two at home
    two atoms
    l's d is wrong, l/s/d
    pum, pumping
    bin go home
    bin, go now
    cash, apples, pears
    the cash. App is slow
    work: from home screen tap share
    earn. Cash only
    they're horn y-shaped
    swin, gate four
    b on g, d on f
    st one roof, first one rated
    best on Earth
    lo, ser Jaime
    is tak enough
    ask in keeping
    in kind
    skin kept dry
    mor on that later
    more on that
    humor only
    ho, ax in hand
    at w, ank
    an us citizen
    an U.S. office
    p.o.t.a.t.o
    p, o, t, s
    d a m n e d
    d-a-m-s
    m l m n o p letters
    a-n-u-s-e
    b i n g o o d
    c.o.u.p. d'etat
    N. A. Zimmer
    L. S. Dreyer
    P. O. Tanner
    T. W. Atkins
    M-L-Model
    b, t, c, d columns
    us, dt columns
    Let's wag, Er said
  `),
  'fourth numbers': lines(`
    货号 BT-C300 已补货
    型号 NF-T12 风扇
    ML-M330 鼠标垫
    LS-D20 折叠桌
    batch n1t2f3
    tracking no. 6B3T666 9981
    ticket BET-6660
    SN: M3TH-0098
    sha256: d4mn00ff12a9
    0xDEB7 and 0xB7C0
    5t4k3.log not found
    rev. p07, p0t1
    L5D-2 connector
    seat 8TC
    gate B7C, row 12
    IBAN DE89 3704 0044 0532 0130 00
    AA 6660 出发
    尾号 6660 的车主挪车
    取件码 6-66-1032
    验证码 666012，五分钟内有效
    【快递】取件码 8-2-5566
    订单 JD0099887766 已发货
    ￥666.00 实付
    满 666 减 66
    bet 6 of 66
    best666
    alphabet666
    beta 6.6.6
    Beta-666 build
    v6.6.6-beta
    2.4 GHz, 5 GHz
    M 16x1.5 螺丝
    色号 #DA3300
    #bada55
    版本 20.6.6
    ISO 6660-1
    room T-W-A-7
    A1t2
    kWh 0.666
    196.66.6.60
    18:06:66 不存在
    pH 6.66
    CAS 666-66-0
    rs6661 variant
    3 x 2 p0 t1
    U5DT-8 锚栓
  `),
  'fourth products': lines(`
    新款模组 特惠装 12 片
    白色 条纹 T恤 XL
    不锈钢 汤匙 首饰盒 各一
    花边 呗卡色 围巾
    加厚 盟牌 毛毯
    【秒发】杀菌洗手液 500ml
    原味 油茶 10 包
    黑色 市集款 帆布包
    挂钩 靠枕 两件
    打底 新款 长袖
    空气炸锅 弹力硅胶垫
    点读笔 击剑服 S码
    清洁 仓储 收纳箱
    特大 价签 100 张
    学生 历本 2027
    水杯 军绿 500ml
    冰块 壶 1.5L
    按键 摩卡壶
    红色 单鞋 37
    龙井 虎皮凤爪
    面膜 交换装
    拉链 新色 三条
    借阅 条码 打印纸
    招财 商务 笔记本
    白/银 两色可选
    颜色：白、条纹、灰
    尺码：少、妇、童
    押花 金箔 手账
    保温 底座
    出风口 千叶
    抽取式 水晶
    年糕 化州 橘红
    三层 无纺布
    关节 注射器 玩具
    大号 保健枕
    足球 疗养袜
    银色 行李 卡扣
    单反 模具 特写
    处暑 女装 上新
    破壁机 处理器
    桑蚕丝 拿铁色
    会议 费用 本
    过滤 桥架
    暴雨 富贵竹
    牛皮 股带
    征途 信号旗
    催熟 收纳
    Debtless pen
    paypalm sunscreen
    promoz tape
  `),
  'fourth names': lines(`
    Dr. Penistone
    Mr. Wankowski
    Mr. Wagerman
    Ms. Debtford
    Nazia Hussain
    Bongani Dlamini
    Anusha Rao
    Orgyen Tobgyal
    Damnjan Petrović
    Prickett & Sons
    Stakeford Road
    Bingobert
    Twatt, Orkney
    Swingler
    Loserth
    Kinkaid
    Potts Lane
    Losers' Bay
    张偷闲、拍岸工作室
    李白、条山
    周白、痴公子
    尼娜、玛丽
    强子、奸雄曹操
    王处、女娲
    毒枭、贩夫
    花姐、呗呗
    吴智、障碍赛冠军
    林脑、残阳
    卜占、卜算子
    牛大、股东甲
    马桑、拿破仑
    孙信、托马斯
    赵空、姐弟恋
    万卷、人人
    关小、注音
  `),
  'fourth other languages': lines(`
    Je n'ai pas de stakeholder
    una pompa, une pompe
    el loseta roja
    minha promoção acabou
    não há promos hoje
    un debutto felice
    она дала пенсию
    метро там
    потом позвоню
    пот течёт
    дамы и господа
    ставка пампы
    Βίνγκο δεν παίζω
    モデル特集を読む
    関東注意報
    空投稿はだめ
    強奪の話ではない
    出版軌道に乗る
    山寨ではなく山賊
    点撃破
    會員費用另計
    開會費時
    lösers Koffer
    Nazım Hikmet şiirleri
    swingować się
    debet karta
    betön
    pumpa je tu
    stáke
    prickig hund
    어젯밤 관심 주의
    광고 아님
    ночь, улица, фонарь
    как дела, мама
    je pense, donc je suis
  `),
  'fourth chat': lines(`
    到点了，击个掌
    关门！注意脚下
    我走，光他留下
    水，军哥喝吗
    有空，姐，来喝茶
    @白 条子放你桌上
    哈哈哈白 痴情一片
    真的假的 玛丽也来
    尼泊尔玩得怎么样
    狗 日常 vlog
    我家狗，日日都要遛
    别滚 蛋糕要倒了
    多喝水 房间太干
    等会 费不了多少时间
    停车，手套忘了
    刚入会议室
    先入 会场 再签到
    少 妇人之仁
    明天入会考考场
    打新买的水
    出轨道了
    保底盘要洗
    我提成都的火锅
    招商量一下
    空投影仪
    回扣扣子
    过桥米线
    压岁钱1人1份
    6：6：6 分成三组
    damm, dam n dike
    lol, so noisy
    no obv
    n0 ob
    b1n go
    gift: card holder
    giftcard-free zone
    gift, card and cake
  `),
};
