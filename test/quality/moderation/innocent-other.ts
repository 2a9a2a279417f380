/** Near misses in other languages, in codes and in numbers, and what is expressly allowed. */
import { lines } from './lines.ts';

export const innocentOther: Readonly<Record<string, readonly string[]>> = {
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
  'literal but fine': lines(`
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
