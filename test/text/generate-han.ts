/**
 * Writes core/text/han.ts: which Han characters are read as which, and which exist only in Simplified.
 *
 *   npx tsx test/text/generate-han.ts            needs the development dependency opencc-js
 *
 * Sources: OpenCC's character tables (Apache-2.0) as shipped by opencc-js, Unicode's compatibility
 * normalisation, and the short list of variants and radicals below that neither has.
 */
import { writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const from =
  process.env['OPENCC_DICT'] ?? new URL('../../node_modules/opencc-js/dist/esm-lib/dict/', import.meta.url).href;
const dict = async (name: string): Promise<[string, string][]> => {
  const url = from.startsWith('file:') ? from : pathToFileURL(`${from}/`).href;
  const { default: text } = (await import(`${url}${name}.js`)) as { default: string };
  return text.split('|').map((line) => {
    const cut = line.indexOf(' ');
    return [line.slice(0, cut), line.slice(cut + 1)];
  });
};
const one = (s: string): boolean => s.length === 1;

/** The 6,763 characters of GB 2312: what a reader of Simplified Chinese meets. */
const everyday = new Set<string>();
const gb = new TextDecoder('gb18030');
for (let hi = 0xb0; hi <= 0xf7; hi++)
  for (let lo = 0xa1; lo <= 0xfe; lo++) everyday.add(gb.decode(new Uint8Array([hi, lo])));

/** The 5,401 frequent characters of Big5: what a reader of Traditional Chinese meets. */
const frequent = new Set<string>();
const big5 = new TextDecoder('big5');
for (let hi = 0xa4; hi <= 0xc6; hi++)
  for (let lo = 0x40; lo <= (hi === 0xc6 ? 0x7e : 0xfe); lo++)
    if (lo <= 0x7e || lo >= 0xa1) frequent.add(big5.decode(new Uint8Array([hi, lo])));
/** Frequent in Big5 for a rare reading of its own, but a sign of Simplified in any modern sentence (什么). */
frequent.delete('么');

/** Variants in daily use that the tables leave alone, as pairs: written, read. */
const variants =
  '羣群夠够綫线裏里喫吃妳你牠它衹只祇只佔占閒闲甦苏迴回僱雇唸念廻回煙烟菸烟劵券傢家嚐尝昇升捨舍昇升陞升彷仿佈布週周' +
  '註注託托誌志鑑鉴鑒鉴麪面麵面麫面牀床峯峰啓启彙汇滙汇匯汇凖准準准賬账帳帐櫃柜嫺娴癡痴燻熏痠酸盃杯搥捶檯台颱台枱台' +
  '髙高濵滨栁柳桒桑逹达亰京凢凡刄刃囬回囘回亖四兲天圡土恠怪冝宜寕宁甯宁喆哲堃坤嗮晒乕虎叧另夲本仐伞伖友伓不伱你卋世丗世亊事乆久亇个' +
  '呌叫咲笑哖年塲场変变夛多姙妊帋纸幇帮徃往慙惭戯戏敎教旣既昻昂朶朵査查歩步淸清煕熙甁瓶皷鼓眞真秊年羗羌翫玩聨联肎肯胷胸莭节賍赃贋赝' +
  '鎭镇鐡铁閙闹阯址髪发鬪斗囍喜畧略邨村峩峨裠裙鄕乡喦岩巖岩嵒岩礮炮砲炮汙污汚污獘弊鍾钟鐘钟讎仇讐仇蹟迹跡迹糉粽椶棕靭韧肧胚鼡鼠' +
  '敺驱駈驱麁粗麤粗竝并倂并氷冰凴凭凭凭収收処处赱走冐冒匃丐匄丐卄廿吿告啇商噐器囙因圅函圎圆垜垛埶艺墖塔壻婿売卖夀寿奬奖妬妒嬾懒' +
  '孒孑宩害尒尔尓尔峝洞嶋岛嶌岛巵卮恆恒恡吝悞误慂恿慽戚懴忏戝贼扵于抅构拕拖挿插搾榨擧举攺改敂扣斵斫暠皓暎映曡叠朞期椉乘榘矩槀槁' +
  '橤蕊毬球毘毗歀款泝溯洩泄滛淫潁颍濶阔灋法灾灾災灾烖灾煑煮熈熙燄焰牀床犂犁狥徇猨猿玅妙珎珍琹琴瑠琉璢琉甎砖甞尝甦苏痐蛔癢痒皁皂皐皋' +
  '盇盍眎视睂眉睠眷矁瞅矦侯砇珉碁棋祕秘稺稚穉稚窻窗窓窗竚伫筍笋箇个箒帚篛箬籤签粃秕糓谷糚妆紥扎絃弦綑捆緐繁縂总罇樽羴膻聰聪聼听肐胳' +
  '脗吻脣唇臈腊臕膘舩船艢樯芲花苐第荅答菓果菴庵葠参葯药蔴麻蘂蕊蚘蛔蜨蝶蝱虻螙蠹蠭蜂衂衄裵裴褃肯覊羁觧解詶酬謌歌譌讹讙欢谿溪豓艳' +
  '貇恳賸剩贑赣趂趁跴踩躭耽躶裸軆体軰辈辤辞迯逃遯遁遶绕邇迩郤隙鄰邻醻酬釬焊鉤钩銕铁鑪炉関关陗峭陻堙隂阴隖坞雝雍霛灵韈袜頟额飈飙' +
  '飜翻餧喂饍膳馿驴駞驼騐验髥髯鬂鬓魘魇鮎鲶鱉鳖鳧凫鴈雁鵞鹅鶏鸡鹻碱麐麟麞獐鼈鳖齅嗅齧啮';
/** CJK radicals (U+2E80 to U+2EF3): compatibility normalisation does not reach them. */
const radicals =
  '⺀冫⺁厂⺃乙⺄乙⺅亻⺈刀⺉刂⺊卜⺌小⺍小⺓幺⺔彑⺖忄⺗心⺘扌⺙攵⺛旡⺜日⺝月⺟母⺠民⺡氵⺢水⺣灬⺤爪⺥爪⺦丬⺨犭⺩王⺪疋⺫目⺬示⺭礻⺮竹' +
  '⺯糸⺰纟⺱罒⺲罒⺳网⺴网⺵网⺶羊⺷羊⺸羊⺹耂⺺肀⺻聿⺼月⺽臼⺾艹⺿艹⻀艹⻁虎⻂衤⻃西⻄西⻅见⻆角⻇角⻈讠⻉贝⻊足⻋车⻌辶⻍辶⻎辶⻏阝⻐钅⻑长' +
  '⻒长⻓长⻔门⻕阜⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻞食⻟食⻠饣⻡首⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫齐⻬齐⻭齿⻮齿⻯龙⻰龙⻱龟⻲龟⻳龟';

const pairsOf = (s: string): [string, string][] => [...s.matchAll(/(.)(.)/gu)].map((m) => [m[1] ?? '', m[2] ?? '']);

const read = new Map<string, string>();
for (const [t, s] of await dict('TSCharacters')) {
  const first = s.split(' ')[0] ?? t;
  if (one(t) && one(first) && first !== t) read.set(t, first);
}
const follow = (c: string): string => {
  for (let i = 0; i < 4; i++) {
    const next = read.get(c);
    if (next === undefined || next === c) break;
    c = next;
  }
  return c;
};
/** `odd` is read as `usual`, unless `odd` is itself an everyday character with a life of its own. */
const add = (odd: string, usual: string): void => {
  const to = follow(usual.normalize('NFKC'));
  if (one(odd) && one(to) && to !== odd && !read.has(odd) && !everyday.has(odd)) read.set(odd, to);
};
for (const file of ['TWVariantsRev', 'HKVariantsRev', 'JPShinjitaiCharactersRev'])
  for (const [a, b] of await dict(file))
    for (const other of b.split(' ')) {
      add(a, other);
      add(other, a);
    }
for (const [a, b] of await dict('CJK_Compatibility_Ideographs')) add(a, b.split(' ')[0] ?? a);
for (const [a, b] of [...pairsOf(variants), ...pairsOf(radicals)]) {
  const to = follow(b);
  if (to !== a) read.set(a, to);
}
for (const c of read.keys()) read.set(c, follow(c));

const onlySimplified = (await dict('STCharacters'))
  .filter(([s, t]) => one(s) && !frequent.has(s) && !t.split(' ').includes(s))
  .map(([s]) => s);

const lines = (s: string): string => {
  const out: string[] = [];
  for (let i = 0; i < s.length; i += 100) out.push(`  '${s.slice(i, i + 100)}'`);
  return out.join(' +\n');
};
const sorted = [...read].filter(([a, b]) => a !== b).sort(([a], [b]) => (a < b ? -1 : 1));
writeFileSync(
  new URL('../../core/text/han.ts', import.meta.url),
  `/** Made by test/text/generate-han.ts; do not edit. Character data: OpenCC (Apache-2.0), Unicode. */

/** Pairs: a Traditional, variant, Japanese or radical form, then the Simplified character it is read as. */
export const hanPairs =
${lines(sorted.flat().join(''))};

/** Characters that exist only in Simplified: none of their Traditional forms is written the same. */
export const onlySimplified =
${lines(onlySimplified.sort().join(''))};
`,
);
console.log(`${sorted.length} pairs, ${onlySimplified.length} only in Simplified`);
