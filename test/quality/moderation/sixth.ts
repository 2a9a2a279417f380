/**
 * Near misses of a sixth hand, with words of their own once more; the half kept back was only ever counted. `|` stands
 * where one word of the sentence ends inside the listed one.
 */
import { between, put } from './between.ts';
import { lines } from './lines.ts';
import { chance, hash } from './random.ts';

export const sixthWords: readonly string[] = (
  '赌球 押注 买码 特码 跑路 白嫖 色播 裸贷 车贷 提额 引流 吸粉 代刷 刷赞 刷榜 黑卡 假证 改分 替考 枪手 炒股 荐股 操盘 合约 金主 干爹 嫩模 丝袜 激情 ' +
  '自拍 人妖 男模 站街 火药 雷管 手枪 气枪 砍刀 麻古 木马 破解 盗刷 私彩 竞彩 牌九 赢钱 回血 返点 拉人 人头 下线 直销 壮阳 伟哥 祛斑 增发 回款 ' +
  '高利贷 龙虎斗 摇头丸 减肥药 棋牌室 一条龙 包过 包夜 快钱 零花 首单 充值 代充 拼手 套利 信贷 放贷 收徒 内测 秘籍 大单 点赞 ' +
  'lust babe cult heroin meth opium roulette slot777 bets poker pimp thot boob gore bomb gun hemp ounce serum cheats aimbot cracked vpn proxy leaks smut tarot psychic refund rebate crypto ' +
  'wire-transfer'
)
  .split(' ')
  .concat('make money', 'sugar daddy', 'fast cash', 'no deposit', 'hot girls');

/** One word ends inside the listed one. */
const across = lines(`
  豪赌|球迷都看傻了
  抵押|注意事项写在背面
  采买|码放都归他
  独特|码头文化
  快跑|路灯亮了
  洁白|嫖姚将军的披风
  肤色|播音员说没事
  全裸|贷不贷款都一样
  汽车|贷给谁了
  前提|额外说明
  吸引|流动人口
  呼吸|粉尘会咳嗽
  古代|刷子长什么样
  印刷|赞助商的名字
  粉刷|榜样墙
  漆黑|卡在井里出不来
  请假|证明要盖章
  修改|分工表
  代替|考虑不周的人
  水枪|手柄断了
  爆炒|股东最爱吃
  推荐|股东大会上说
  体操|盘点一下成绩
  配合|约翰演完
  合金|主要成分
  能干|爹妈放心
  鲜嫩|模样也好
  蚕丝|袜子很暖
  刺激|情节紧凑
  独自|拍打翅膀
  工人|妖魔化不得
  猛男|模仿秀
  车站|街口右转
  灯火|药店门口集合
  地雷|管它叫什么
  亲手|枪毙了这个方案
  天气|枪炮声不断
  乱砍|刀都卷刃了
  芝麻|古法榨油
  楠木|马上到货
  打破|解决不了的僵局
  防盗|刷漆一起做
  走私|彩电被扣
  相竞|彩虹跑都报名
  名牌|九折优惠
  打赢|钱都有的赚
  来回|血压都量了
  往返|点名都在
  拖拉|人家都等急了
  别人|头一回来
  楼下|线路检修
  垂直|销钉别装反
  健壮|阳光大男孩
  雄伟|哥特式教堂
  去祛|斑马线旁的广告
  新增|发放的口罩
  收回|款式老的
  书包|过几天寄
  面包|夜里烤
  飞快|钱包找到了
  归零|花了两天
  榜首|单曲循环
  补充|值班名单
  朝代|充满故事
  比拼|手速
  外套|利落大方
  相信|贷方的说法
  下放|贷方签字
  回收|徒有其表的东西
  国内|测试刚过
  神秘|籍贯不详
  强大|单凭毅力
  优点|赞叹不已
`);
const clauses = lines(`
  今晚有豪赌|球赛别看了
  东西先抵押|注明日期
  菜你去买|码我来扫
  他为人独特|码农一个
  先别跑|路上有冰
  墙面刷白|嫖字怎么读来着
  都看脸色|播音也紧张
  半路遇上堵车|贷款材料还没交
  行李自己提|额头都是汗
  这招能吸引|流程也简单
  深呼吸|粉笔灰很大
  牙要记得刷|赞一个
  地板等会儿刷|榜单先贴
  外面很黑|卡片看不清
  明天放假|证件带好
  文章要改|分段也不对
  谁来替|考勤要登记
  孩子玩水枪|手都湿了
  青菜清炒|股东们都说好
  有什么好推荐|股价倒是稳
  每天做早操|盘子也要洗
  合一合|约个时间
  价值千金|主人不卖
  衣服晾干|爹去收了
  牛肉要嫩|模具也换了
  豆腐切丝|袜子别乱丢
  别刺激|情况还不明
  门口没有人|妖怪也没有
  穿得很男|模样不错
  下一站|街道办
  小心火|药放高处
  外面打雷|管好孩子
  快举手|枪声响了就跑
  这么好的天气|枪也不响
  别乱砍|刀很快
  腿都麻|古怪得很
  桌子是实木|马凳也是
  杯子打破|解释半天
  要防盗|刷卡进门
  位置太私|彩排换地方
  这局打赢|钱包请客
  几点回|血糖测了没
  明早返|点心带上
  绳子用力拉|人站稳
  前面都是人|头都晕了
  我先下|线拔了
  头发拉直|销售说保半年
  身体壮|阳台都他搬
  工程真宏伟|哥几个拍照
  门往后拉|人进来
  大家的力气增|发球也稳
  消息还没回|款项到了吗
  盐放包|过秤
  夜里记得收包|夜路黑
  走太快|钱掉了
  分数归零|花时间重做
  年年居首|单位也高兴
  电要充|值日生记得
  被子要套|利用周末
  我不信|贷记卡没这功能
  东西先放|贷方再说
  尾款已收|徒弟交的
  先在屋内|测完再出来
  嗓门很大|单子拿好
  还有五分钟九点|赞助的人到了
`);
const doubled = lines(`
  想想引引流水进田
  大家跑跑路边
  收收徒弟的心
  拉拉人家的手
  天天改改分工
  回回血压都高
  买买码头的鱼
  人人头上都有汗
  刷刷赞助的墙
  慢慢充充值班表
`);
const other = {
  'sixth latin inside': lines(`
    cluster and bluster, lustre, illustrated
    Babel tower, babes in toyland, Babette
    culture, difficult, agriculture
    heroine, heroines of the story
    method, methane, promethium
    opiums? opiumate
    betsy and tibets, alphabets, sorbets
    pokers, pokerface
    pimple, pimpernel, pimpled
    thots? rothots
    booboo, book, bobble
    gored, gorevan, category, gorgeous, forego
    bombard, bombay, bombastic
    gunny, begun, gunwale, penguin, gunther
    hempstead
    bounce, announce, pounced, trounced
    serums, minserum
    vpnless
    proxyman, proximity
    leaksport, bleaks
    smuts, smutty
    tarots
    psychics, parapsychical
    refunds, refunded politely
    rebates
    cryptography, cryptographer, cryptic
    gunpowder tea
    cracker, crackedness
    makes moneybags
    hot girlsgroup
  `),
  'sixth english': lines(`
    us them, met her, me then met H
    I'm ethical
    some them
    he roins his hero in battle
    the hero in the film
    her oinking pig
    cul-de-sac, cu, lt
    l u s t r e
    ball us through
    plus tax, bus to town
    bab e, baby Eve
    begun at the gunwale
    gu now
    th otters
    this: hot, that: cold
    both ot
    boo! Bob left
    go, re-read it
    go red
    bom back
    pop ium, pop iumbrella
    slot 777A in rack 9
    v.p. n. smith
    V P Nolan
    prox yesterday
    lea ks
    the lea. KS plates
    s m u t c h
    ta rot, tar ot
    star other
    ref under
    ref. Undo it
    crypt o'clock
    the crypt. Of course
    reb ate lunch
    o u n c e s
    each e at speed, teach eats
    she ate; che ats
    make mon eyes
    they make. Money talks
    fast, cash only
    say no. Deposit here
    what's hot? Girls' team won
    sugar. Daddy is home
    po, ker, ...
    wire, transfer station two
    p. imposter
    the g.u.n.s. acronym: g u n s
    we've b.o.m.b.e.r
    ser um, er
    user umpire, user um okay
  `),
  'sixth numbers': lines(`
    B0M8-22 bolt kit
    part G0R3-5
    SL07-777 tray
    P0K3R5.zip
    L34K5_final.tar.gz
    ver. CUL7.1
    H3MP-09 rope code
    sha1 be75cu17b00b
    fw 0unc3.img
    uuid 9-m37h-0021
    order VP-N-4471
    V9N X200 kit
    GU-N8 gate
    file m37h.cfg loaded
    row 5 slot 77 of 70
    ￥9.9 / 2 件
    取件码 9-1-7707
    订单 2606-3131 特 尺码 40
    G7 次 8 车 03F
    8008 3rd street
    1/2 ounces
    7.5x heroine pack
    CH3A75 tag
    PR0XY1.pac
    cu17_v2.log
    REB8-A7E
  `),
  'sixth products and names': lines(`
    真丝 袜套 两双
    点心 返程 点单
    实木 马凳
    加高 利口 杯
    火锅 药膳 汤包
    干 爹地 口味
    防雷 管道
    炒锅 股份 公司
    包 过胶 服务
    一次性 零钱 花边包
    分类：车、贷款、房
    买 码字 键盘 送 鼠标
    红、白、黑、卡其
    少男、模特、学生装
    手、枪、刀模型收纳
    上、下、线、面
    李伟、哥舒翰
    王信、贷安
    金、主、仆
    古木、马大姐
    杨包、夜白
    张人、妖小白
    Ms. Gunnarsson
    Mr. Bombeck
    Babette Lustig
    Goretex, Gorey
    Thotiana st
    Pimpri, India
    Bobby Boober
    Culter, Aberdeen
    Metheny Trio
  `),
  'sixth other languages': lines(`
    相手槍を持つ
    合金主体の構造
    自拍子を取る
    男模様の着物
    Culte du soleil
    il lustro, la lustra
    das Lustspiel war lustig
    die Baben, babed
    pokeri, pokern wir
    de bommen, bomba
    la gorra gorée
    en gunst, gunstig
    mette in ordine, me thé
    refundar, refundo
    метод и тема
    бомбардир, бом
    ганс, ган
    tarotul, tarocco
    c'est un culte
    thôt, hémp
    đồ, bổ ơn
  `),
} as const;

/** All near misses, by kind, as one seed makes them. */
export function sixth(seed: number): Readonly<Record<string, readonly string[]>> {
  const spread = (kind: string): readonly string[] =>
    across.map((line) => put(line, chance(hash(`${seed} ${kind} ${line}`)).pick(between[kind] ?? [])));
  return {
    'sixth across words': across.map((x) => x.replace('|', '')),
    'sixth clause': clauses.map((x) =>
      put(x, chance(hash(`${seed} clause ${x}`)).pick(['，', '，', '，', '。', '！', '？', '\n', ',', ' ', '～'])),
    ),
    ...Object.fromEntries(Object.keys(between).map((kind) => [`sixth ${kind}`, spread(kind)])),
    'sixth doubled': doubled,
    ...other,
  };
}
