/**
 * What is known of domains. Own tables, short on purpose: the endings people meet in chats, not the whole
 * registry. An ending that is missing here is still seen behind a scheme or `www.`.
 */

const set = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/).filter((w) => w !== ''));

/** Endings nobody writes by accident: a dot may be spaced, spelled out or replaced before them. */
export const strongEndings = set('com cn net org cc xyz vip ru hk tw');
/** Of those, the ones that are no word of their own: they may follow `. ` or `,`. */
export const wordlessEndings = set('com cn cc xyz org');

/** Endings that are everyday words or kinds of files: alone they need a path, a scheme, or a name nobody would say. */
export const ambiguousEndings = set(
  'it is in no me my to do us be as at am by id so an al et la ma pa ha he hi md py sh rs pl ps cs zip mov ms mm st tm ' +
    'name now how one here best work works like game games help hot all am pm run win fun call love cool bad good big red ' +
    'blue black day date care cash team talk tips today space sport style support travel place press show select',
);
/** Words a sentence ends with: `great.online classes` is no address. */
export const closingWords = set(
  'it this that here there now you me us them him her today tomorrow yesterday ok okay yes no yeah thanks thank lol haha great ' +
    'good nice fine done time day week year home work one all too well then again please sorry hello hi hey bye the a an and or ' +
    'but so is are was were be been have has had do does did not can will would could should my your our their his its for of ' +
    'to in on at by with from up out off over down go going come see look know think like love want need get got make take ' +
    'say said tell ask use try free new old first last next same right left back way thing things people man men life world ' +
    'money job school house car food water game games movie music video phone app site page link name etc vs eg ie am pm mr mrs dr',
);

/** Every country's ending and the general ones that are met. */
export const endings: ReadonlySet<string> = new Set([
  ...strongEndings,
  ...ambiguousEndings,
  ...set(
    'ac ad ae af ag ai al am ao aq ar as at au aw ax az ba bb bd be bf bg bh bi bj bm bn bo br bs bt bw by bz ca cd cf ' +
      'cg ch ci ck cl cm co cr cu cv cw cx cy cz de dj dk dm do dz ec ee eg er es et eu fi fj fk fm fo fr ga gd ge gf ' +
      'gg gh gi gl gm gn gp gq gr gs gt gu gw gy hm hn hr ht hu id ie il im in iq ir is it je jm jo jp ke kg kh ki km ' +
      'kn kp kr kw ky kz la lb lc li lk lr ls lt lu lv ly ma mc md me mg mh mk ml mm mn mo mp mq mr ms mt mu mv mw mx ' +
      'my mz na nc ne nf ng ni nl no np nr nu nz om pa pe pf pg ph pk pl pm pn pr ps pt pw py qa re ro rs rw sa sb sc ' +
      'sd se sg sh si sk sl sm sn so sr ss st su sv sx sy sz tc td tf tg th tj tk tl tm tn to tr tt tz ua ug uk us uy ' +
      'uz va vc ve vg vi vn vu wf ws ye yt za zm zw ' +
      'info biz mobi app bet bid live life love fun one art cafe cam city cloud date day design digital download email energy ' +
      'express faith fan fit game games gold group guru help host hot ink land link loan market me media men movie network ' +
      'news online ooo page party photo pics pink plus press pro pub racing red rent rest review run sale school science ' +
      'services shop site social software solutions space sport store stream studio support systems talk team tech tips ' +
      'today tools trade trading travel tube video vote wang watch wiki win work works world zone zip mov name tube ' +
      'mobi asia gov edu mil dev agency art auction bio blog buzz capital casino center citic claims college ' +
      'courses cyou dating deals directory domains estate football foundation forex futbol gallery golf hosting ' +
      'institute insurance international investments jewelry kim kitchen ltd management marketing mba monster nft ngo ' +
      'observer ong poker porn adult sex sexy xxx webcam quest ren rocks sbs skin ski tattoo tax technology theater ' +
      'tokyo top trading university ventures website win xin yachts zone lol lgbt beauty hair makeup motorcycles ' +
      'autos boats homes rodeo bond cfd locker click auto car cars ist istanbul london paris berlin nyc shiksha swiss ' +
      'amazon google youtube apple microsoft bot arpa',
  ),
]);

/** Endings in Chinese. A full-width stop before them ends a sentence, so only `.` counts. */
export const hanEndings = set(
  '中国 中國 公司 网络 網絡 网址 網址 商城 在线 在線 中文网 中文網 我爱你 网店 网站 集团 移动 香港 台湾 台灣 娱乐 游戏 手机 商标 企业 健康 购物 新闻',
);

/** Second-level endings under a country's: `example.com.cn` belongs to someone, `com.cn` to nobody. */
const secondLevels: Readonly<Record<string, string>> = {
  cn: 'com net org gov edu ac mil ah bj cq fj gd gs gx gz ha hb he hi hk hl hn jl js jx ln mo nm nx qh sc sd sh sn sx tj tw xj xz yn zj',
  hk: 'com net org gov edu idv',
  mo: 'com net org gov edu',
  tw: 'com net org gov edu idv mil game ebiz club',
  sg: 'com net org gov edu per',
  my: 'com net org gov edu mil name',
  uk: 'co org me ltd plc net sch ac gov nhs police mod',
  jp: 'co or ne ac ad ed go gr lg',
  kr: 'co or ne re pe go ac hs ms es sc kg mil seoul busan',
  au: 'com net org edu gov asn id',
  nz: 'co net org govt ac geek gen kiwi maori school',
  in: 'co net org gen firm ind ac edu res gov mil nic',
  id: 'co or ac web go sch mil net my biz desa',
  th: 'co or ac in go mi net',
  vn: 'com net org edu gov info name pro health biz ac int',
  ph: 'com net org gov edu ngo mil i',
  kh: 'com net org edu gov mil per',
  mm: 'com net org edu gov',
  br: 'com net org gov edu art blog eco ind inf tv wiki app dev log adm adv',
  mx: 'com net org gob edu',
  ar: 'com net org gob edu int mil tur',
  co: 'com net org edu gov mil nom',
  pe: 'com net org gob edu mil nom',
  ve: 'com net org gob edu co info web',
  ec: 'com net org gob edu fin info med pro',
  uy: 'com net org gub edu mil',
  za: 'co net org gov ac web law nom school',
  ng: 'com net org gov edu i mil mobi name sch',
  ke: 'co or ne go ac sc me mobi info',
  eg: 'com net org gov edu eun mil name sci',
  tr: 'com net org gov edu bel pol mil av dr info biz web gen tv',
  il: 'co org net ac gov muni k12 idf',
  ua: 'com net org gov edu in kiev lviv odessa kharkov dp',
  ru: 'com net org msk spb pp',
  pl: 'com net org gov edu info biz waw',
  pt: 'com net org gov edu int nome publ',
  es: 'com org nom gob edu',
  fr: 'com asso nom prd tm gouv',
  it: 'gov edu',
  gr: 'com net org gov edu',
  ro: 'com org info nom rec store firm arts tm www',
  hu: 'co org info 2000 agrar shop',
  sa: 'com net org gov edu med pub sch',
  ae: 'co net org gov ac sch mil',
  pk: 'com net org gov edu fam biz web',
  bd: 'com net org gov edu ac mil info',
  lk: 'com net org gov edu sch ltd assn',
  np: 'com net org gov edu mil name',
};
/** Where strangers get a name of their own under someone's domain. */
const hosted = set(
  'github.io gitlab.io gitee.io vercel.app netlify.app pages.dev workers.dev r2.dev herokuapp.com blogspot.com web.app ' +
    'firebaseapp.com cloudfront.net myshopify.com weebly.com wixsite.com wordpress.com ngrok.io ngrok-free.app ngrok.app ' +
    'glitch.me surge.sh fly.dev onrender.com azurewebsites.net azurestaticapps.net amazonaws.com aliyuncs.com myqcloud.com ' +
    'tumblr.com neocities.org repl.co replit.app webflow.io framer.website carrd.co notion.site duckdns.org dyndns.org ' +
    'trycloudflare.com loca.lt appspot.com run.app deno.dev gitbook.io readthedocs.io itch.io eu.org us.kg',
);

/** How many labels at the end belong to nobody in particular. */
export function suffixLabels(labels: readonly string[]): number {
  const last = labels.at(-1) ?? '';
  const two = labels.slice(-2).join('.');
  if (hosted.has(two)) return 2;
  const second = labels.at(-2);
  return second !== undefined && (secondLevels[last]?.split(' ').includes(second) ?? false) ? 2 : 1;
}

/** `shop.example.com.cn` is `example.com.cn`. A suffix alone, an address in numbers, a bare name: itself. */
export function registrable(host: string): string {
  if (/^[\d.]+$|:/.test(host)) return host;
  const labels = host.split('.');
  return labels.slice(-suffixLabels(labels) - 1).join('.');
}
/** Nobody's in particular: an ending, or a place where strangers get names. */
export const isSuffix = (host: string): boolean => {
  const labels = host.split('.');
  return labels.length <= suffixLabels(labels);
};

export const shorteners = set(
  'bit.ly bitly.com t.co goo.gl tinyurl.com ow.ly is.gd v.gd buff.ly rebrand.ly rb.gy cutt.ly shorturl.at shorturl.asia tiny.cc ' +
    'adf.ly lnkd.in soo.gd s.id u.to clck.ru vk.cc urlz.fr t.ly bl.ink short.io tr.im x.gd da.gd qr.ae trib.al dlvr.it ift.tt ' +
    'amzn.to fb.me youtu.be.link t2m.io n9.cl gg.gg shrtco.de ulvis.net linktr.ee reurl.cc lihi.cc lihi1.com lihi2.com lihi3.com ' +
    'pse.is ppt.cc psee.io maac.io supr.link lurl.cc myppt.cc risu.io han.gl me2.do bitly.ws t.cn url.cn w.url.cn dwz.cn dwz.mk ' +
    'dwz.win suo.im suo.yt suo.nz mrw.so sourl.cn sourl.co 0x9.me 985.so 6du.in m6z.cn rrd.me u.nu tb.cn m.tb.cn 3.cn u.jd.com ' +
    'kurl.cc kurl06.cn c7.gg r6d.cn r6e.cn r6a.cn 1t.click c1ick.cn s.yam.com shink.in hyperurl.co b.link',
);

/** An address that takes one into a group, channel or chat elsewhere: platform, host, and how the path begins. */
export interface InviteForm {
  readonly platform: string;
  readonly host: RegExp;
  /** Tried on path, query and fragment as written, decoded; the leading slash included. */
  readonly path: RegExp;
}
const form = (platform: string, host: string, path: string): InviteForm => ({
  platform,
  host: new RegExp(`^(?:www\\.|m\\.)?(?:${host})$`),
  path: new RegExp(`^(?:${path})`, 'i'),
});
/** Of t.me: pages that are no group, channel or person. */
const telegramPages =
  '(?!/(?:share|addstickers|addemoji|addtheme|setlanguage|bg|proxy|socks|iv|login|confirmphone|invoice|s|c)(?:[/?#]|$))';

export const invites: readonly InviteForm[] = [
  form('telegram', 't\\.me|telegram\\.(?:me|dog|im)', `${telegramPages}/(?:\\+|%2b|joinchat/)?[\\w-]{4,}`),
  form('telegram', '[a-z]\\w{3,31}\\.t\\.me', ''),
  form('discord', 'discord\\.gg|dsc\\.gg|discord\\.(?:io|me|li|st)|invite\\.gg|disboard\\.org', '/\\S'),
  form('discord', '(?:(?:ptb|canary)\\.)?discord(?:app)?\\.com', '/invite/\\w'),
  form('wechat', 'u\\.wechat\\.com|wxwork\\.link', '/\\S'),
  form('wechat', 'weixin\\.qq\\.com', '/[grx]/\\S|/cgi-bin/\\S*(?:addcontact|qrcode)'),
  form('wechat', 'work\\.weixin\\.qq\\.com', '/(?:gm|ca|u|kfid|join)\\b'),
  form('qq', 'jq\\.qq\\.com|qm\\.qq\\.com|pd\\.qq\\.com|qun\\.qq\\.com', '/\\S|\\?\\S'),
  form('qq', '(?:shang|wpa)\\.qq\\.com|wpa\\.b\\.qq\\.com', '/\\S'),
  form('whatsapp', 'chat\\.whatsapp\\.com|wa\\.me|wa\\.link', '/\\S'),
  form('whatsapp', '(?:api\\.)?whatsapp\\.com', '/(?:channel/|send\\b|invite/)'),
  form('line', 'line\\.me', '/(?:r/)?ti/|/r/(?:app|oamessage|nv)'),
  form('line', 'lin\\.ee', '/\\S'),
  form('kakaotalk', 'open\\.kakao\\.com|pf\\.kakao\\.com', '/\\S'),
  form('signal', 'signal\\.(?:group|me)', '/?#\\S'),
  form('viber', 'invite\\.viber\\.com|vb\\.me|viber\\.click', '/|\\?'),
  form('messenger', 'm\\.me|ig\\.me', '/\\S'),
  form('facebook', 'facebook\\.com|fb\\.com', '/groups/\\S'),
  form('slack', 'join\\.slack\\.com', '/\\S'),
  form('slack', '[\\w-]+\\.slack\\.com', '/join/\\S'),
  form('teams', 'teams\\.(?:microsoft|live)\\.com', '/l/(?:team|channel|invite)|/join'),
  form('matrix', 'matrix\\.to', '/?#/'),
  form('skype', 'join\\.skype\\.com', '/\\S'),
  form('zalo', 'zalo\\.me', '/\\S'),
  form('feishu', 'applink\\.(?:feishu\\.cn|larksuite\\.com)', '/client/(?:chat|invite)'),
  form('dingtalk', 'qr\\.dingtalk\\.com|h5\\.dingtalk\\.com', '/\\S'),
  form('kook', 'kook\\.(?:top|vip)|kaihei\\.co|kaiheila\\.cn', '/\\S'),
  form('guilded', 'guilded\\.gg', '/\\S'),
  form('revolt', 'rvlt\\.gg|app\\.revolt\\.chat', '/\\S'),
  form('snapchat', 'snapchat\\.com', '/add/\\S'),
  form('potato', '(?:www\\.)?potato\\.im|ptwdy\\.com|pt\\.im', '/\\S'),
];

/** Whether a chat platform's invitations begin with this host. */
export const isInviteHost = (host: string): boolean => invites.some((i) => i.host.test(host));

/** Schemes of programs that open a chat or a group. */
export const inviteSchemes: ReadonlyMap<string, string> = new Map([
  ['tg', 'telegram'],
  ['telegram', 'telegram'],
  ['discord', 'discord'],
  ['weixin', 'wechat'],
  ['wechat', 'wechat'],
  ['wxwork', 'wechat'],
  ['mqqapi', 'qq'],
  ['mqq', 'qq'],
  ['mqqopensdkapi', 'qq'],
  ['mqqwpa', 'qq'],
  ['tencent', 'qq'],
  ['whatsapp', 'whatsapp'],
  ['line', 'line'],
  ['kakaotalk', 'kakaotalk'],
  ['kakaoopen', 'kakaotalk'],
  ['sgnl', 'signal'],
  ['viber', 'viber'],
  ['skype', 'skype'],
  ['dingtalk', 'dingtalk'],
  ['feishu', 'feishu'],
  ['lark', 'feishu'],
]);
export const invitePlatforms: readonly string[] = [
  ...new Set([...invites.map((i) => i.platform), ...inviteSchemes.values()]),
];

/** Where people have mail: an address may be written with `#` or "at" before these. */
export const mailHosts = set(
  'qq.com vip.qq.com foxmail.com 163.com 126.com yeah.net sina.com sina.cn sohu.com 139.com 189.cn wo.cn aliyun.com 21cn.com tom.com ' +
    'gmail.com googlemail.com outlook.com hotmail.com live.com msn.com yahoo.com yahoo.com.tw yahoo.com.hk yahoo.co.jp icloud.com me.com ' +
    'proton.me protonmail.com mail.ru yandex.ru yandex.com gmx.com gmx.de zoho.com aol.com naver.com daum.net hanmail.net tutanota.com',
);

/** Files, not sites: `report.co.pdf`. */
export const fileEndings = set(
  'pdf doc docx xls xlsx ppt pptx txt csv md zip rar gz tar jpg jpeg png gif webp mp3 mp4 mov avi apk exe dmg js ts json html htm css xml yaml yml log ini py sh rs pl ps cs mov java cpp',
);
