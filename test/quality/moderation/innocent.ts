/**
 * Near misses, written by hand: each line holds the characters of a listed word in a row, or nearly so, and says
 * something innocent. By kind; every line is a message of its own.
 */
const lines = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((x) => x.trim().replaceAll('⏎', '\n'))
    .filter((x) => x !== '');

export const innocent: Readonly<Record<string, readonly string[]>> = {
  'chinese across words': lines(`
    印刷单位名称要写全
    牙刷单独包装的那款更好
    这家印刷单价便宜
    你去问问印刷单子在谁那里
    粉刷单元楼的外墙
    粗刷单面就够了
    他这人兼职责很多
    身兼职务不少
    信贷款项下周到账
    借贷款式大同小异
    高利贷款待不了客人
    颁发票务许可
    研发票据系统的同事请假了
    开发票务小程序要三周
    分发票根的时候别弄丢
    现代开关都是触摸的
    年代开始变了
    这一代开朗多了
    近代开明的学者
    外套现在打折
    手套现货充足
    整套现场照片发群里
    清洗钱包要用专用的
    慢跑分两段
    长跑分组名单出来了
    陪跑分享会周六
    往返利用率太低
    赶往返利津的车
    生日结婚纪念日都要记得
    节日结束了要上班
    周日结账的人太多
    今日结果出来了
    每日结余多少
    谁去承办证书打印
    主办证明材料齐了
    真假币种都能识别吗
    请假币种写人民币
    口传销路很好
    流传销量第一
    搭配资料一起看
    分配资源要公平
    匹配资格的同学请举手
    印刷钻石图案
    打印刷钻孔用的标签
    官网贷后管理更新
    他高仿佛比你还高
    身高仿佛又长了
    往返私聊天记录导出
    增加微信号填写处
    添加微量元素
    参加V领毛衣团购
    转博彩色照片
    微博彩蛋太好玩了
    微博彩排花絮
    围棋牌子买哪家
    象棋牌匾是谁题的
    下棋牌桌都坐满了
    彩票根还在吗
    上网赌气不理人
    全网赌一把谁会赢
    小时时彩色灯会亮
    计时时彩灯别关
    准时时彩旗要挂好
    楼下注意安全
    底下注明来源
    脚下注意台阶
    一下注入太多水了
    这个角色情感丰富
    角色情节都很好
    特色情调餐厅
    绿色情怀
    景色情不自禁拍了照
    赤裸聊什么聊
    契约炮制得很漂亮
    预约炮台讲解
    大约炮声响了三下
    支援交通管理
    声援交给我来办
    后援交流会
    面包养成早餐习惯
    荷包养老够用
    书包养护技巧
    钱包养了三年还很新
    过夜情人节安排
    上门服务器坏了
    送上门服务员很热情
    三级片区负责人
    好大麻袋装土豆
    遇上大麻烦了怎么办
    老大麻利点
    巨大麻将桌
    好大麻雀
    好大麻绳
    消毒品类齐全
    消毒品牌推荐一下
    溜冰毒日头下会化
    沉迷药膳养生
    爱迷药理学的同学
    青春药妆店开业
    立春药铺休息
    机枪支架掉了
    步枪支撑脚
    手枪支票都是道具
    他妈妈来接他
    其他妈咪也来
    吉他妈妈给买的
    呆傻逼真的演技
    作废物品请回收
    报废物资清单
    意外挂号排了两小时
    门外挂了灯笼
    户外挂钩
    海外挂靠
    格外挂念你
    隐私服务条款
    自私服气了吧
    走私服装被查
    来回翻墙纸样本
    翻墙角那堆书
    现代孕妇装
    一代孕育一代
    古代考试制度
    年代考证
    当代考古
    第一代考完了
    新一代考核标准
    顶替代考勤的同事
    招嫖客串? 不，是招票客串演员
    月入过万家灯火的小区
    百家乐器行打折
    百家乐队报名
    老虎机场接机
    老虎机灵得很
    成人视频道
    信用卡套现在免费送
    白领红酒会
    领红包子铺的券
    门扫码进群众服务中心
    团购微信群众演员报名
    私聊我们班主任
    北京西红市场
    贷记卡申请
    毒蘑菇别吃
    牌九里山风景区
    废旧物品回收
    麻辣火锅和大麻花
    妈他说要来
    这孩子傻得可爱
    `),
  'across a clause or line': lines(`
    墙要刷，单子放桌上
    地要拖，墙要刷，单子我来写
    他在印刷，单位派我去
    这面我刷，单独那面你刷
    先给墙面刷⏎单间再说
    谁来兼，职位说明在群文件
    身兼，职责要清楚
    他想借贷，款待朋友
    明天出发，票在我这里
    先出发，票到车站取
    我们出发⏎票订好了
    到了再发。票价三十
    这是第三代，开机更快
    换了一代，开始好用了
    那个年代。开会都用稿子
    要全套，现在就要
    买了两套，现货
    一整套⏎现在下单
    衣服要洗，钱包别忘了拿出来
    先洗，钱回头再给
    我去洗⏎钱你先付
    他爱跑，分数不重要
    天天跑，分段练
    明天返，利润下周算
    今日。结果还没出
    这个月日，结余多少
    怎么赚，钱从哪来
    东西别弄假，币种写清楚
    这件不算高，仿佛还能再长
    这事好办，证件带齐
    马上办。证书下周给
    往下传，销售那边也要
    要会搭配，资料我发你
    贴完再刷，钻石画就好了
    他要加，微信我来发
    菜要加⏎微信里说好了
    先点微，信号不好
    进群扫，码进系统
    那是他私，聊我别的吧
    有人领，红包装的那份是我的
    先支付，宝宝睡了
    转发微博，彩色那张
    学识渊博，彩排别迟到
    他爱打赌，博客更新了
    随便赌，博物馆几点关门
    下棋，牌收起来
    只会下棋⏎牌不会打
    窗帘要彩，票先订
    按时，时彩灯亮
    雨下，注意安全
    往楼下，注意台阶
    你下⏎注意脚下
    换个颜色，情况就好了
    好特色。情绪都上来了
    别裸，聊点别的
    先预约，炮台那边有讲解
    大约⏎炮声三点响
    等支援，交给我吧
    谁来声援，交流会几点
    背着包，养成好习惯
    买面包，养猫的都来
    我带包⏎养花的土也带上
    来得早一夜，情况我清楚
    雨真大，麻烦带伞
    房子大，麻雀多
    个子真大⏎麻烦让一让
    东西有毒，品尝要小心
    别中毒。品种要分清
    天太冰，毒日头下又热
    他很着迷，药还是要吃
    立春，药材涨价
    一把枪，支架另买
    他来，妈也来
    这是他。妈妈在后面
    要的是他，妈在家
    别犯傻，逼自己一把
    看着傻⏎逼真得很
    这个作废，物品收好
    放在外，挂钩在门后
    到门外。挂号去
    这是隐私，服务员别问
    太自私，服了
    往上翻，墙上有字
    页面往下翻⏎墙纸在第三页
    第二代，孕妇可用
    隔了一代。考试不难
    招手，嫖字怎么念
    今天结，日子过得快
    天天赚，钱包还是空
    卖完返。利息另算
    群，Q币怎么充
    单，刷完再说
    款到了，贷记卡还上
    我和他，傻傻分不清
    大家看这色，情人节花束
    这么高，仿古的吧
    这两件包，养护都简单
    他只会洗，钱是我付的
    回头办，证明给你
    天要黑，客人都走了，接单不急
    `),
  'other languages': lines(`
    рот болит после стоматолога
    я сам всё сделаю
    кот сидит на окне
    рука и нога
    сам не знаю что делать
    он такой наглый кот
    у нас вечером чай и торт
    мама мыла раму
    река замёрзла
    вот это да, какой красивый вид
    cảm ơn bạn nhiều nhé
    anh ăn cơm chưa
    tôi không biết đâu
    du fromage râpé s'il vous plaît
    il est très à l'aise avec nous
    j'ai raté le bus ce matin
    je cherche un vélo pas cher
    la última vez que fui
    ¿qué tal estás hoy?
    mañana será otro día
    está en la planta de arriba
    das ist mir völlig egal
    der Fuß tut mir weh
    wir müssen los, bis später
    ich weiß es nicht
    não sei o que fazer agora
    amanhã tem reunião às nove
    você já comeu hoje?
    proszę o pomoc, nie działa mi internet
    dzień dobry, jak się masz
    bugün hava çok güzel
    akşam yemeğe gelir misin
    det är så fint väder idag
    jeg vil ikke på skole i dag
    hyvää huomenta kaikille
    jó napot kívánok mindenkinek
    ζεστός καφές το πρωί
    καλημέρα σε όλους
    τι ώρα είναι;
    おはようございます、今日も頑張りましょう
    大麻生駅で降りてください
    薬局は何時まで開いていますか
    単語を十個覚えました
    色々ありがとうございました
    情報ありがとう
    안녕하세요 오늘 날씨가 좋네요
    밥 먹었어요?
    สวัสดีครับ วันนี้ไปไหน
    ขอบคุณมากค่ะ
    صباح الخير جميعا
    שלום לכולם
    titán es un buen libro
    ça va bien merci
    un café s'il te plaît
    où est la gare ?
    el niño está enfermo
    señor, aquí tiene su café
    schöne Grüße aus Köln
    größer geht's nicht
    mi amigo Cóck? no, Nicolás
    les élèves sont à l'école
    mon père préfère le thé
    è vero che non c'è più tempo
    perché non mi hai chiamato
    dość tego, idę spać
    mąż i żona
    köszönöm szépen
    şimdi değil, sonra
    çok teşekkür ederim
    cea mai bună zi
    să fie într-un ceas bun
    việc này để em lo
    mẹ em nấu ăn ngon lắm
    шёл дождь и снег
    еще раз спасибо
    сегодня хорошая погода
    тут раз на раз не приходится
    где моя шапка
    `),
  'codes and numbers': lines(`
    Galaxy A55 和 S24 哪个好
    房间号 A55
    航班 T17 延误了
    T17 登机口换了
    订单号 455 已发货
    型号 5EX 的说明书
    MU5EX1 改签了吗
    尾号 4559 的快递到了
    验证码 455 331
    https://youtu.be/a5sEx3tITq8
    https://example.com/p/5ex9a55kk
    提交 9f3a55e1b 修了这个问题
    commit 4a55c0ffee
    0x5EC5 和 0xA55
    md5 是 d41d8cd98f00b204e9800998ecf8427e
    sha a55e5ex55d41d8cd98f
    车牌 粤B·A55T1
    座位 12A 55B
    wifi 密码 t1T5-a55-5Ex
    产品编号 SE-X200
    SE X2 耳机音质不错
    ISO 9001 认证
    内存 8GB 硬盘 888GB
    888 元的套餐
    888 pokemon cards
    3.14159 26535
    192.168.1.155
    2024-05-05 15:55
    电话 021-5555-4555
    坐标 31.23, 121.47
    https://shop.example.cn/item?id=55a5t17&ref=455
    https://docs.example.org/api/v2/sh1t9x/edit#a55
    B0NUS-55 优惠码过期了
    S-E-1 到 X-3 排
    W33D-0091 序列号
    序列号 F0RX-88A1
    第 4 组 55 号
    (5) 5 + 5 = 10
    a55b, c12d, e77f
    tit4n 是谁的账号
    用 AS5 协议
    p0rt 8080 冲突了
    id: 7a5s-9ex3-t1t0
    uuid 5ec5a55e-7171-4f00-8a55-c0ca1e000000
    X1X 和 X1xBet4 版本
    GT-5S5 渲染
    base64: c2V4YXNzdGl0
    K1LL-switch 型号
    LOT 10 的货
    C0C-K1 螺丝
    `),
  'latin inside words': lines(`
    the class starts at nine
    assignment due tomorrow
    Smoking is not allowed here
    passing the bassoon exam
    Essex and Sussex are counties
    sextant and sextet
    unisex jackets on sale
    title of the book
    stitch by stitch
    petite and titanium
    cockpit and peacock
    hancock tower
    a cocktail please
    grape juice and drapes
    therapist and trapeze
    scrape the paint
    button and butter
    rebuttal of the argument
    shitake mushrooms
    mishit the ball
    seaweed salad
    tweed jacket
    tumbleweed
    spamalot tickets
    scampi for dinner
    cascamite glue
    denuded hills
    escorted by police
    lotteryland board game
    telegrammed my aunt
    whoreson is a word in Shakespeare
    forexample is not a word
    bitchy resting face? no, stitchery
    habitch
    Scunthorpe and Penistone
    cassette tapes
    assassin's creed
    embassy closed today
    massage chair
    compass and trespass
    institution
    competition results
    constitution day
    attitude and altitude
    Titan and Titus
    analysis and canal
    document and cucumber
    circumstances
    pornographyless? weird word
    Lucifuck? no such name
    classic bassist
    glasses on the grass
    brass band practice
    harassment training
    ambassador visit
    passport please
    sassafras tea
    asset prices
    assume nothing
    我在class里
    看完Essex的比赛
    她买了cassette
    这是title还是subtitle
    `),
  'english grammar and signs': lines(`
    he'll be late and she'll too
    isn't it nice
    it's hitting me now
    that's hit the mark
    this hit is great
    as soon as possible
    he was so sad
    as she said
    gas station, less excuse
    my friend's ex called
    her ex's cat
    let's ex-change gifts
    class, exam, test
    a/s/l was a thing in 2001
    is exam week over?
    this ex-boss of mine
    who re-read the book
    grab ut 4 tickets
    cos I said so
    t-shirts and t.i.t.a.n boards
    c l a s s is over
    p.a.s.s. codes
    c-l-a-s-s
    what's app development like
    we edited the doc
    we ed. note
    we edit it
    no body, no crime
    nu, de kat
    bit coin purse is cute
    free, money is not
    feel free. money comes later
    click. here we go
    click... here it comes
    just click, here is fine
    kill time yourself
    kill it yourself
    give a way out
    give it away
    air drop off at noon
    spa music
    spa m-f only
    spa. morning slot
    can we ed? no
    pass exit
    mass ext.
    this is his exit
    let us exit now
    has ex, wants cat
    ra pens and pencils
    rap event tonight
    rap, e-sports and more
    tele gram panchayat
    pay day loans office? payday is friday
    whats up with the app
    on lyfans? typo
    only fans of the team came
    on, ly. fans
    I'm bi, tch tch
    b*tter luck next time
    s.o.s. ex-members
    xanadu x
    a s a p please
    F U N times
    C U at 8
    X, S, E sizes
    T.I.T.A.N. project
    as s. said
    S, E and X axes
    s = 3, e = 2, x = 1
    e + x = s
    (s) (e) sizes
    vs. examples
    who's exactly there
    it's a bus, hi there
    hush it up
    push it now
    wash it well
    wish it were so
    finish it today
    cash it in
    crash it again
    fresh itinerary
    bus hits tree
    `),
  'chinese doubled': lines(`
    他妈妈的手艺真好
    他妈妈在门口
    你他妈妈叫你
    看看大大麻袋
    天天打打折
    高高兴兴上班去
    单单刷个牙要十分钟
    爸爸妈妈都好
    太太他妈妈来了
    哈哈哈哈哈
    好好好收到
    慢慢跑跑分分心
    刷刷牙洗洗脸
    日日夜夜
    时时刻刻彩排
    多多加加油
    说说情情节
    试试看看再说
    红红火火
    代代相传开来
    微微一笑
    兼兼顾顾
    洗洗手钱放好
    赚赚小钱
    聊聊我我我
    妈妈他妈妈
    包包养护
    抱抱你
    下下下周
    外外婆家挂历
    套套圈现场
    发发呆票根
    贷款款式? 不，是带款款大方
    跑跑卡丁车分组
    返返校利索点
    `),
  'spaces and signs in chinese': lines(`
    印刷 单位 地址
    外套 现货 九折
    地址：上海 大 麻布袋店
    微博 彩妆 教程
    角色 情感 剧情
    今天 发 票价表
    手套 现在 打折
    一代 开山 祖师
    绿色 情怀
    出发 票 行李
    支援 交通
    面包 养乐多
    下午 下 注意
    隐私 服务
    户外 挂钩
    海外 挂靠
    青春 药妆
    消毒 品牌
    长 跑 分组
    往返 利津
    机枪 支架
    他 妈妈
    名称/单位：印刷/单面
    大/麻布
    角色-情感
    菜单：大 麻婆豆腐
    颜色：情侣款
    时间：准时 时间地点
    洗 钱包
    牙刷*单支装
    款式：外套|现货
    电话(办)证件(齐)
    出发~票在我这
    消毒·品类
    红色|情人节
    手机:加 V领
    尺码：加 大码
    加·微量元素
    增加 微信息量
    外套🧥现货
    出发🚄票在手机里
    消毒🧴品牌
    面包🍞养胃
    他👦妈妈👩
    准备下☔注意安全
    一整套👗现在买
    我家的猫太大😂麻烦了
    墙刷好了😊单子给你
    角色🎭情节
    户外⛺挂钩
    `),
  'literal but fine': lines(`
    代开会员的发票？不，代开会员积分
    发票抬头写公司名
    发票抬头发我一下
    买瓶 weed killer 除草
    weed killer works well
    彩票站旁边那家面馆
    我在彩票站旁边等你
    shit happens, move on
    赚钱不易，省着花
    `),
};
