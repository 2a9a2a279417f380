/**
 * Letters of other scripts and letters with marks: a disguise where they stand in for Latin ones, ordinary
 * writing where the text is in that language.
 */

const latin = /\p{Script=Latin}/u;
/** Latin letters with marks that some language spells with; any other is decoration. */
const spelledWith =
  /^[àáâãäåāăąæçćĉčďđèéêëēėęěĝğġģĥħìíîïīįıĵķĺľłñńņňòóôõöøōőœŕřśŝşšșťţțùúûüūŭůűųŵýŷÿźżžßơưþð\u1ea0-\u1ef9ǎǐǒǔǖǘǚǜ]$/iu;
/** The letters with marks of one language or of close ones; those of foreign names in it stay out. */
const alphabetsWithMarks = [
  'àâæçèéêëîïôœùûüÿ', // French
  'àèéìíîòóùú', // Italian
  'áàâãçéêíóôõúü', // Portuguese
  'áéíñóúü', // Spanish
  'àçèéíïòóúü', // Catalan
  'äöüßåéæøàôó', // German, Nordic
  'áæéíðóöúýþø', // Icelandic, Faroese
  'áâäčďéěíĺľňóôŕřšťúůýž', // Czech, Slovak
  'ąćęłńóśźż', // Polish
  'čćđšž', // Croatian
  'áéíóöőúüű', // Hungarian
  'âăîșşțţ', // Romanian
  'âçğıîöşûüə', // Turkish
  'āčēģīķļņšūž', // Latvian
  'ąčęėįšųūž', // Lithuanian
  'äõöüšž', // Estonian
  'ĉĝĥĵŝŭ', // Esperanto
  'ċġħżàèìòù', // Maltese
  'âêîôûŵŷáéíóúýàèìòùäëïöüÿ', // Welsh
  'āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü', // Pinyin
].map((letters) => new Set(letters));
const vietnamese = /^[àáâãèéêìíòóôõùúýăđĩũơư\u1ea0-\u1ef9]$/iu;

/** Letters that no language has together: `bùţţ`. */
const mingled = (marked: readonly string[]): boolean => {
  const letters = marked.map((c) => c.normalize('NFC').toLowerCase());
  return (
    !letters.every((c) => vietnamese.test(c)) && !alphabetsWithMarks.some((own) => letters.every((c) => own.has(c)))
  );
};

/** Letters of living alphabets; others of the same script only ever stand in for Latin ones here. */
const living = /^(?:[а-яёіїєґў]|[\u0370-\u03ff]|[^\p{Script=Cyrillic}\p{Script=Greek}])$/iu;

const english = new Set(
  'the and you to is of for in this my your it we are be with have me on at what not do how can will if so was all just like get now up out here want need please thanks hi hello who when from they he she our us free best click link join today new no yes'.split(
    ' ',
  ),
);
const others = new Set(
  (
    'un une le la les des du et est que qui pas je tu nous vous avec pour dans sur au aux ce cette mon ton son ' +
    'el los las y en por para con una uno lo se mi su es muy como pero del al der die das und ist nicht mit ein eine ' +
    'ich du wir sie auf zu den dem im von für auch il che di per non gli della o em um uma não com os ao na no mais eu ' +
    'ou mais donc très trop aussi comme fait bien tout tous sans chez leur notre votre elle ils elles sont suis être ' +
    'avoir faire peu gros noch auch nur wie wird sind oder aber nach bei más también este esta ser todo hoy anche sono ' +
    'più questo ancora molto bene também isso foi muito bem já vou você ' +
    'w z nie jest się po jak dla och att det som jag ett inte på är og jeg ikke er til av ve bir bu için de da ne çok ' +
    'va và là của có không tôi em anh cho một và được a ja je to že si v s k ten ale ho hogy az egy nem és van'
  ).split(' '),
);

const scripts: readonly (readonly [string, RegExp])[] = [
  ['Cyrillic', /\p{Script=Cyrillic}/u],
  ['Greek', /\p{Script=Greek}/u],
  ['Armenian', /\p{Script=Armenian}/u],
  ['Hebrew', /\p{Script=Hebrew}/u],
  ['Thai', /\p{Script=Thai}/u],
  ['Cherokee', /\p{Script=Cherokee}/u],
  ['Georgian', /\p{Script=Georgian}/u],
];
const scriptOf = (c: string): string => scripts.find(([, re]) => re.test(c))?.[0] ?? 'other';

/** What was written for the Latin letters of a word: the original characters, and whether marks stood apart. */
export interface Written {
  readonly chars: readonly string[];
  /** A mark typed behind its letter: no keyboard does that. */
  readonly loose: boolean;
}

/** Whether these letters are a disguise here, and not simply another language. `text` without the word itself. */
export function isDisguise(w: Written, before: string, after: string): boolean {
  const around = `${before} ${after}`;
  const plain = w.chars.some(
    (c) => /^[a-z]$/i.test(c) || (c.normalize('NFKC') !== c && /^[a-z]$/i.test(c.normalize('NFKC'))),
  );
  const letters = w.chars.filter((c) => /\p{L}/u.test(c) && !/^[a-z]$/i.test(c.normalize('NFKC')));
  if (letters.length === 0) return true;
  const marked = letters.filter((c) => latin.test(c));
  const strange = letters.filter((c) => !latin.test(c));
  if (strange.length === 0) return markedIsDisguise(marked, w.loose, around);
  const kinds = new Set(strange.map(scriptOf));
  if (plain || marked.length > 0 || kinds.size > 1) return true;
  if (strange.some((c) => !living.test(c)) || /\p{Ll}\p{Lu}/u.test(w.chars.join(''))) return true;
  const [script] = kinds;
  const pattern = scripts.find(([name]) => name === script)?.[1];
  if (!pattern) return true;
  return !new RegExp(`(?:${pattern.source}){2}`, 'u').test(around) && /\p{L}{2}|\p{Script=Han}/u.test(around);
}

/** Words are written in kana: two together, for Chinese takes single ones for ornaments (の, ぁ). */
export const kana = (text: string): boolean => /[\u3041-\u3096\u30a1-\u30fa]{2}/u.test(text);

/** Words of another language than English stand around, and none of English. */
export function foreignAround(around: string): boolean {
  const words = around.toLowerCase().match(/\p{Script=Latin}+/gu) ?? [];
  return words.some((x) => x.length > 1 && others.has(x) && !english.has(x)) && !words.some((x) => english.has(x));
}

function markedIsDisguise(marked: readonly string[], loose: boolean, around: string): boolean {
  if (marked.some((c) => !spelledWith.test(c.normalize('NFC')))) return true;
  if (new Set(marked).size > 1 && mingled(marked)) return true;
  const words =
    around
      .toLowerCase()
      .normalize('NFC')
      .match(/\p{Script=Latin}+/gu) ?? [];
  if (words.some((x) => /[^a-z]/.test(x) && Array.from(x).every((c) => /[a-z]/.test(c) || spelledWith.test(c))))
    return false;
  if (loose) return true;
  if (words.some((x) => english.has(x))) return !words.some((x) => others.has(x) && !english.has(x) && x.length > 1);
  if (words.some((x) => others.has(x))) return false;
  return /\p{Script=Han}/u.test(around) || marked.length > (words.length > 0 ? 1 : 2);
}
