/** Letters and characters that stand for others, written down anew from the Unicode charts. */
const rows = (text: string): ReadonlyMap<string, readonly string[]> =>
  new Map(
    text
      .split(/\s+/u)
      .filter(Boolean)
      .map((row): [string, string[]] => [Array.from(row)[0] ?? '', Array.from(row).slice(1)]),
  );

export const cyrillicLike = rows('aа cс eе hһн iі jј kк mм oо pр sѕ tт uцυ xх yу bЬв dԁ gԍ lӏ nп qԛ vѵ wԝ');
export const greekLike = rows('aα bβ eε hη iι kκ nη oο pρ tτ uυ vν wω xχ yγ');
export const otherLike = rows('aɑ bᏏ cᴄⅽ dⅾ eҽ fẝ gɡց hհ iıⅰ jϳ kⱪ lⅼǀ mⅿ nո oօ pƿ qզ rꭇ sꜱ tƚ uսʋ vᴠⅴ wѡ xⅹ yỿ zᴢ');
export const smallLetters = rows(
  'aᴀᵃ bʙᵇ cᴄᶜ dᴅᵈ eᴇᵉ fꜰᶠ gɢᵍ hʜʰ iɪⁱ jᴊʲ kᴋᵏ lʟˡ mᴍᵐ nɴⁿ oᴏᵒ pᴘᵖ rʀʳ sꜱˢ tᴛᵗ uᴜᵘ vᴠᵛ wᴡʷ xˣ yʏʸ zᴢᶻ',
);
export const accented = rows(
  'aáàâäãåā cçćč dďđ eéèêëēę gğģ hĥħ iíìîïī kķ lľł nñńň oóòôöõōø rŕř sśšş tťţ uúùûüūů wŵ yýÿ zźżž',
);
export const leetDigits = rows('a4@ b8 e3 g9 i1! l1 o0 s5$ t7+ z2');
export const emojiLetters = rows('a🅰 b🅱 o🅾⭕ p🅿 iℹ x❌✖ m♏Ⓜ v✔ t✝ s💲 n♑ h♓ u⛎ y💴 c☪ r®');
/** Simplified, then traditional. */
export const traditional = rows(
  '单單 职職 购購 枪槍 约約 炮砲 贷貸 赌賭 聊聊 黄黃 卖賣 练練 传傳 销銷 现現 钱錢 荐薦 脑腦 残殘 时時 乐樂 机機 妈媽 马馬 ' +
    '办辦 证證 药藥 领領 红紅 飞飛 买買 丝絲 誉譽 赚賺 发發 门門 务務 稳穩 赔賠 费費 网網 络絡 线線 场場 内內 结結 资資 ' +
    '对對 扫掃 码碼 进進 项項 无無 广廣 区區 彩綵 群羣 钞鈔 职職 间間 东東 号號 们們 贷貸 台臺 荷荷 真眞 挂掛 术術',
);
/** Variants, Japanese forms, Kangxi and other radicals that read the same. */
export const variantForms = rows(
  '大⼤ 一⼀ 口⼝ 色⾊ 人⼈ 马⻢ 飞⻜ 门⻔ 黄⿈ 老⽼ 子⼦ 小⼩ 日⽇ 群羣 麻⿇ 药薬 时旹 无⽆ 用⽤ 广⼴ 工⼯ 支⽀ 赌賭 单単 卖売 乐楽 对対 发発 钱銭 真眞 ' +
    '假叚 刷㕞',
);
export const numeralForms = rows(
  '一壹①1㈠ 二贰②2 三叁③3 四肆④4 五伍⑤5 六陆⑥6㈥ 千仟 百佰 3③三３ 6⑥六６ 5⑤五５ 1①一１ 8⑧八８',
);

const offset =
  (base: number, from = 97) =>
  (letter: string): string =>
    String.fromCodePoint(base + letter.charCodeAt(0) - from);
/** Each maps a small letter. */
export const mathematical: readonly ((letter: string) => string)[] = [
  0x1d41a, 0x1d482, 0x1d4ea, 0x1d51e, 0x1d552, 0x1d586, 0x1d5ba, 0x1d5ee, 0x1d622, 0x1d656, 0x1d68a, 0x1d400, 0x1d5d4,
  0x1d670,
].map((base) => (letter: string) => {
  const made = offset(base)(letter);
  return /\p{L}/u.test(made) ? made : letter;
});
export const circled: readonly ((letter: string) => string)[] = [0x24d0, 0x24b6, 0x249c].map((base) => offset(base));
export const squared: readonly ((letter: string) => string)[] = [0x1f130, 0x1f150, 0x1f170].map((base) => offset(base));
export const flag = offset(0x1f1e6);
export const invisible = Array.from(
  '\u200b\u200c\u200d\u2060\ufeff\u00ad\u034f\u3164\uffa0\u115f\u1160\u2800\ufe0f\ufe00\u180e\u2061\u2062\u2063\u2064\u{e0041}\u{e0061}\u{e0020}\u206a',
);
export const bidi = Array.from('\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u061c');
export const marks = Array.from(
  '\u0301\u0300\u0302\u0308\u0323\u0332\u0334\u0335\u0336\u0337\u0338\u0340\u0353\u035c\u0361\u036f\u20d2\u20dd\u20e0\u1ab0\u1dc4\u0489',
);
export const signs = [
  ...Array.from('.-_*~|/\\+=#^·•。、…—`<>"\'&%:;!?°※★☆●◆→｜～＊－＿．・¦§¤▪'),
  '..',
  '--',
  '***',
  '. ',
  ' - ',
  '||',
  '__',
  '~~',
];
export const spaces = [' ', '  ', '\u00a0', '\u3000', '\u2003', '\u2009', '\u202f', '\t', '   '];
export const faces = Array.from('😀😂🔥💰🌸🎉✨🍎🐶💋👉❤🌹🚀💎🎁🤑🍀☀🌈👌💯');
export const brackets = ['()', '[]', '{}', '【】', '（）', '「」', '『』', '《》', '〈〉', '<>', '〔〕', '［］'];
