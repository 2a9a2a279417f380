/** Letters that other letters are written with; the report's own choice, apart from the tables under test. */
const row = (letters: string): ReadonlyMap<string, readonly string[]> =>
  new Map(letters.split(' ').map((pair) => [pair.charAt(0), Array.from(pair.slice(1))]));

export const cyrillic = row(
  'aаА bЬВв cсС eеЕё hһНн iіІї jјЈ kкК lӏ mМм nпп oоО pрР qԛ rг sѕЅ tтТ uц vѵ wѡԝ xхХ yуУ dԁ',
);
export const greek = row('aαΑά bβΒ eεΕέ hΗ iιΙί kκΚ mΜ nηΝ oοΟό pρΡ tτΤ uυ vν wω xχΧ yγΥ zΖ');
export const other = row(
  'aɑꭺᎪ bᏏɓ cϲꮯᏟ dԁɗᏧ eꬲᎬҽ fƒք gɡցᏀ hհℎᎻ iıᎥꙇ jյʝᎫ kᏦƙ lⅼᏞӏ mⅿᎷ nոռƞ oօⲟഠ pᏢƥ qզɋ rꭇᏒɾ sꜱᏚʂ tᎢʈ uսᴜʉ vᴠᏙ wᎳա xⅹ᙭ yʏᎩყ zᏃʐ',
);
export const smallCaps = row('aᴀ bʙ cᴄ dᴅ eᴇ fꜰ gɢ hʜ iɪ jᴊ kᴋ lʟ mᴍ nɴ oᴏ pᴘ qǫ rʀ sꜱ tᴛ uᴜ vᴠ wᴡ yʏ zᴢ');
export const superscript = row(
  'aᵃ bᵇ cᶜ dᵈ eᵉ fᶠ gᵍ hʰ iⁱ jʲ kᵏ lˡ mᵐ nⁿ oᵒ pᵖ rʳ sˢ tᵗ uᵘ vᵛ wʷ xˣ yʸ zᶻ 0⁰ 1¹ 2² 3³ 4⁴ 5⁵ 6⁶ 7⁷ 8⁸ 9⁹',
);
export const accented = row(
  'aàáâäãåāăą bḃ cçćčĉ dďḋ eèéêëēėęě gğĝġ hĥħ iìíîïīį jĵ kķǩ lĺľłļ mṁ nñńňņ oòóôöõøō pṕṗ rŕřŗ sśšşș tťţț uùúûüūůű vṽ wŵẁ xẋẍ yýÿŷ zźžż',
);
export const leet = row('a4@ e3 i1! l1| o0 s5$ t7 b8 g9');
export const pictured = row('a🅰 b🅱 o🅾⭕ p🅿 iℹ mⓂ x❌ s💲 0️⃣');

/** Mathematical alphabets: where `A` and `a` begin. Those with holes are left out. */
export const mathematical = [
  [0x1d400, 0x1d41a],
  [0x1d468, 0x1d482],
  [0x1d4d0, 0x1d4ea],
  [0x1d56c, 0x1d586],
  [0x1d5a0, 0x1d5ba],
  [0x1d5d4, 0x1d5ee],
  [0x1d608, 0x1d622],
  [0x1d63c, 0x1d656],
  [0x1d670, 0x1d68a],
] as const;

export const simplifiedToTraditional: ReadonlyMap<string, string> = new Map(
  '单單兼兼职職贷貸款款发發开開现現钱錢办辦证證传傳销銷资資钻鑽网網赚賺稳穩赔賠无無费費员員卡卡薪薪内內虚虛币幣杀殺猪豬盘盤养養额額复復加加信信群群聊聊扫掃码碼进進领領红紅宝寶赌賭彩彩时時乐樂机機裸裸约約视視频頻务務门門冰冰迷迷药藥枪槍妈媽废廢挂掛墙牆黑黑级級'
    .match(/../gu)
    ?.filter((p) => p.charAt(0) !== p.charAt(1))
    .map((p) => [p.charAt(0), p.charAt(1)]) ?? [],
);
/** Variants, compatibility forms, radicals, Japanese forms. */
export const variantForms: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    群: ['羣'],
    里: ['裏', '裡'],
    发: ['発', '發'],
    钱: ['銭'],
    贷: ['貸'],
    卖: ['売'],
    药: ['薬'],
    单: ['単'],
    图: ['図'],
    价: ['価'],
    黑: ['黒'],
    乐: ['楽'],
    入: ['⼊'],
    一: ['⼀'],
    大: ['⼤'],
    色: ['⾊'],
    门: ['⻔'],
    老: ['⽼'],
    虎: ['⻁'],
    车: ['⻋'],
    黄: ['⻩'],
    麻: ['⿇'],
    麦: ['⻨'],
    月: ['⽉'],
    日: ['⽇'],
    人: ['⼈'],
    金: ['⾦'],
    手: ['⼿'],
    水: ['⽔'],
    猪: ['猪'],
    社: ['社'],
    福: ['福'],
    视: ['視'],
    不: ['不'],
    女: ['女'],
    利: ['利'],
    理: ['理'],
    数: ['数'],
    炮: ['砲', '礮'],
    赚: ['賺'],
    污: ['汚'],
    网: ['⺴'],
    页: ['⻚'],
    见: ['⻅'],
    走: ['赱'],
    高: ['髙'],
    吃: ['喫'],
    烟: ['煙', '菸'],
    回: ['囘', '囬'],
    册: ['冊'],
    证: ['証', '證'],
    假: ['仮'],
    内: ['內'],
    气: ['気'],
    收: ['収'],
    乱: ['亂'],
    机: ['機'],
    聊: ['聊'],
    码: ['碼'],
    领: ['領', '领'],
  }).filter(([k, v]) => !v.includes(k)),
);
export const numerals = [
  '零〇0⓪',
  '一壹1①㊀⑴',
  '二贰2②㊁',
  '三叁3③㊂',
  '四肆4④',
  '五伍5⑤',
  '六陆6⑥',
  '七柒7⑦',
  '八捌8⑧',
  '九玖9⑨',
].map((x) => Array.from(x));
export const scriptsOfDigits = [0x660, 0x6f0, 0x966, 0xff10, 0x1d7ce, 0x1d7ec, 0xe50];
