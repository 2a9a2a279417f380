/** The near misses of the third hand that are not Chinese, and the Chinese ones with numbers and codes. */
import { lines } from './lines.ts';

export const wideOther: Readonly<Record<string, readonly string[]>> = {
  'wide english words': lines(`
    the document is cumbersome
    accumulate and circumvent
    analogue banal canal
    Dickens wrote predicaments
    Gaylord and gayatri mantra
    boobytrapped door
    the pokers by the fireplace
    pussyfooting around
    retardant foam in the sofa
    the cuntline of a rope
    cryptography homework
    reloaned the car
    Nitrous oxide and nitrogen
    heroine of the novel
    heroines in every chapter
    incestuousness? wrong word
    moan alone loaned
    analyse the data
    analyst meeting moved
    anally retentive is slang
    class pass ion fruit
    as sign ment due
    pen is on the table
    can al so be used
    an algebra lesson
    an Alaskan trip
    an al dente pasta
    ban Al from chat
    dic kens
    bo obs
    lo and behold
    lo, an owl
    so lo an act
    hello and welcome
    cry pto-graphy
    cry pt. 2
    via graphs we see
    via Gram we sent it
    hero in the story
    her oil painting
    he ro in
    pok er no
    re tard is French
    in cest pas
    jih ad-free
    hit ler? hit Leroy
    hit, Lerner said
    ni trovi bene
    sugar, daddy said, is bad
    sugar. Daddy is home
    hot. Girls team won
    too hot, girls, drink water
    easy. Cash only
    it's easy, cash or card
    too hot⏎girls meet at five
    no sugar⏎daddy bought honey
    good, god; beet, bet; meet, met
    tilt the lamp
    it tilted, klik
    a b c d i c k e y
    d.i.c. k-means
    s, q, l and g, a, y columns
    g-a-y-o columns
    press g a and y keys together?
    plan a, l and n
    can/al.txt
    %a/%s %s
    (a)(s) and so
    [[SS]AA][.ss]
    snake_case a_n_y
    x_analog y_analog
    w, x or a mode
    "w", "x"
    v X.509 certificates
    TV x2, PC x3
    v. x. y.
    QT & QA
    what's apt to fail
    cos it's a Monday
    shi'ite history
    who's he
    I'll assess it
    pass. Ass? no, class
    Bass/Class/Pass
    gr8 m8
    h3ll0 w0rld
    b33f burger
    L0AN-DB.csv
    p0k3r_chip.png
    mp3, mp4, m4a
    5th & 6th
    2 b or not 2 b
    1st 2nd 3rd
    c'mon, u.s.a.
    Ph.D., M.A., B.S.
    e.g. an A.L. team
    i.e. a n.a. value
    A. N. Other
    A. S. Smith and S. A. S. airline
    `),
  'wide numbers': lines(`
    ￥365.00 起
    满365减20
    3.65元一斤
    bet 365 days a year? no, best 365 days
    best365天打卡
    航班 MU365 延误
    订单 20240365365 已签收
    QQ：无，用电话
    电话 010-8888 8888
    手机尾号 8848
    2024-03-05 13:14:52
    5.20 和 13.14
    单号 YT8888 8888 365
    12:30-13:30 休息
    第 3、6、5 题
    1、8、8、8 号桌
    9.9 包邮 3 件 19.9
    1+1=2，2+2=4
    3x + 5y = 20
    x1 x2 x3
    A1、B2、C3 出口
    8:00am 集合
    百分之 99.9
    85% 棉 15% 涤
    200g×3袋
    iPhone 15 Pro 256G
    RTX 4090 D
    USB 3.2 Gen 2x2
    PS5 和 Xbox
    B站 UP 主
    V5 威武
    vivo X100
    X1 Carbon
    HDMI 2.1
    5G 信号满格
    Wi-Fi 6E
    CNY 100 ≈ USD 14
    K-pop 和 J-pop
    京A·88888
    D2 线 4 号口
    (010) 6552-9988
    ip 10.0.0.65:8080
    v1.2.3-beta.4
    #365天挑战#
    T恤 XL 码 1 件
    16GB+512GB
    qq.com 打不开
    微信读书 365 天
    `),
  'wide pictures': lines(`
    😂😂😂笑死
    🎉🎉🎉🎉
    👨‍👩‍👧‍👦 一家人
    👍🏽👍🏽
    🅰️型血还是🅱️型血
    🅿️停车场在后面
    Ⓜ️地铁站
    🆗收到
    🆘快来
    🆕新品
    1️⃣报名 2️⃣缴费 3️⃣上课
    ❤️爱你们
    ⭕❌⭕
    🇨🇳🇺🇸🇯🇵
    🇦🇺🇸🇪比赛几点
    🇬🇦🇾🇪
    ✅完成 ❎取消
    ♠️♥️♣️♦️打牌吗
    ➕1
    ➡️看这里
    (｡•́︿•̀｡)
    ╮(╯▽╰)╭
    ¯\\_(ツ)_/¯
    (╯°□°）╯︵ ┻━┻
    ʕ•ᴥ•ʔ
    ٩(◕‿◕｡)۶
    orz QAQ TAT
    ★★★★☆
    ♪♪♪
    ⬆️⬆️看群公告
    ☎️电话联系
    💰三块五
    🐔你太美
    🐎上到
    🐂啊
    `),
  'wide other languages': lines(`
    家庭用プリンター、期間限定
    大口交換の手続き
    性交渉の話ではなく政治交渉の話
    国内射撃大会
    人口爆発の問題
    上分岐と下分岐
    口座を開く、戸を開ける
    Il a cumulé trois emplois
    canal plus diffuse le match
    une analyse banale
    es geht um die Analyse
    der Kanal ist voll
    dickes Buch, dicker Kater
    Gaye ist meine Nachbarin
    ông nội gảy đàn
    он дал ключ
    анализ крови готов
    кум и кума приехали
    дик, джек и джил
    гай ричи снял фильм
    ας πούμε ναι
    κανάλι τρία
    el retardo fue de diez minutos
    il ritardo del treno
    les héros incessants
    mon héroïne préférée
    pokerista de domingo
    jihoafrická republika
    poklad a boby
    bobí a bobří
    signaal ontvangen
    vissa dagar hatte er Zeit
    linee e punti
    klik hier
    `),
};
