/** What only looks like a listed word: inside English words, in codes, with letters doubled. */
const words = (text: string): string[] => text.trim().split(/\s+/u);
const lines = (text: string): string[] => text.trim().split('\n');

/** Words that hold one. */
export const holders = words(`
class assume assistant passage bass compass assess assignment massive grass embassy classic assault cassette molasses sexagenarian Sussex Essex Middlesex Wessex sextant unisex
bisexual seaweed tumbleweed milkweed weedy potato spot pottery depot despot potent teapot potassium hypothesis spotlight jackpot Potter title titan constitution petition titanium
appetite institute stitch entity partition camera camel campus campaign camping scam? Cambridge cameo document cucumber circumstance accumulate cumulative vacuum? incumbent cumin
analysis banal canal analog psychoanalyst anally? analyst therapist scrape grape drape skyscraper rapeseed trapezoid parapet shell shelled hello Othello Michelle seashell shellac
Dickens Dickinson dickey Moby-Dickian benedick shiitake mishit Scunthorpe butter button rebuttal tribute attribute buttress buttermilk butterfly Penistone Lightwater nazism? Nazareth
whorehouse? whorl scampi scamper scampered nudge denuded nudity? fructose cockpit peacock hancock bitching? airdropped escorted cocainism? telegrams casinos? pornographic?
hitchhiker pussycat pussyfoot slutty? moronic? retardant flame-retardant heroine heroines heroinism? raped? drapery encumber document's passenger assembly brass lass glasses mass
`).filter((w) => !w.endsWith('?'));
const frames = [
  'my {} is on the table',
  'we talked about {} in school today',
  'anyone here know about {}?',
  'the {} one, please',
  '{}',
  'page 12: {}',
  'look up "{}" in the dictionary',
  '他发了一张{}的照片',
  '这个{}怎么读',
  'I spelled {} wrong again',
];
export const inside: readonly string[] = holders.flatMap((w, i) => [
  (frames[i % frames.length] ?? '{}').replace('{}', w),
  ...(i % 2 === 0 ? [(frames[(i + 4) % frames.length] ?? '{}').replace('{}', w.toUpperCase())] : []),
]);

const code = (n: number): string[] => [
  `order A55-${n}`,
  `room A55 on floor ${n % 9}`,
  `gate T17, seat ${n % 40}C`,
  `part no. 5EX-${n}`,
  `SE x${n % 8}`,
  `${n} 455 ${n * 3}`,
  `flight A5${n % 10}5`,
  `ticket #C4M${n}`,
  `model P07-${n}`,
  `run id 8u77${n}`,
  `hash a55f00${n}cum1e`,
  `https://x.example/a/5ex${n}`,
  `sha 0x${n}d1ck${n}e`,
  `v${n}.x.${n % 7}`,
  `tracking HE11${n}GB`,
  `serial AN4L-${n}-K`,
  `bus 1X, bet ${n}`,
  `ver 3.6.5 (was ${n})`,
  `EAN 4006381${n}`,
  `grid P0T${n}`,
  `WEED-${n} is a SKU? no`,
  `cell C${n}:UM${n}`,
  `订单号A55${n}`,
  `包厢A55，${n % 20}人`,
  `取件码 5-E-${n}`,
  `座位T1T${n}`,
  `车牌京A5S${n}`,
  `token eyJ5ex${n}a55`,
  `MAC a5:5e:${n % 90}:d1:c4`,
  `f${n}ck.log`,
  `IMG_p0rn${n}x? no`,
  `base64 aGVsbA${n}==`,
  `uuid a55e-${n}-c0ca`,
];
export const codes: readonly string[] = [127, 3108, 58].flatMap(code).filter((x) => !x.includes('?'));

export const doubled: readonly string[] = lines(`
他妈妈的手艺真好
你他妈妈的电话多少
她妈妈的生日快到了
他爸爸妈妈的房子
哥哥加加微博
大大麻麻烦烦的
猫猫虎虎的
马马虎虎机灵鬼
时时刻刻彩排
多多大大麻雀
微微信一点
微微信不过他
代代购物都去那家
红红包包都买了
红红火火
草草泥泥的路
天天刷刷单词
刷刷单词本
小广广告诉我
哈哈哈哈傻傻的
傻傻逼近终点
傻傻的逼近
炮炮兵兵棋
asssessment with three s
basss drop
he asssked me
claaass is over
graaass is green
glasss of water
passs me the salt
shhhh it is late
shh it works
helllo there
hellloooo
helloooo everyone
butttter on toast
buttttton broke
buttterfly
potttato
spottted one
spoooot on
tittttle
titttan arum
caaaamera on
caaammmping
cammmpus
cuuucumber
anaaalysis paralysis
caaanal boat
scrapppe it
graaaape juice
grapppes
weeeekend
we eeed more
weeeed? no weekend
pooooor thing
poorrrn fella? poor fella
soooo seeexagon
dickkkens
scammmper away
nuudge me
analllog synth
classsssic
aaasssume nothing
mmmass
bittter coffee
bitttten by a dog
pusssh it
puuush yeah
shiiiip it
shiiine on
whooole thing
whooops
herooo is here
moroccco
fuuunny
fuuull stop
cuuute
cuuut it
slooot machine at the fair
`).filter((x) => !x.includes('?'));
