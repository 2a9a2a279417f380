/** Codes, hashes and addresses: strings of letters and digits in which a word is an accident. */

const wordy = /[A-Za-z0-9]/;
/** The unbroken run of ASCII letters and digits around [start, end). */
export function tokenAround(text: string, start: number, end: number): { from: number; to: number } {
  let from = start;
  let to = end;
  while (from > 0 && wordy.test(text.charAt(from - 1)) && start - from < 64) from--;
  while (to < text.length && wordy.test(text.charAt(to)) && to - end < 64) to++;
  return { from, to };
}

/**
 * Digits for letters are a disguise when the whole token is the word, and it does not look like a number of
 * something: `s3x`, `p0rn`; not A55, T17, 455, 5EX.
 */
export function isCode(stretch: string): boolean {
  const written = stretch.replace(/[^\p{L}\p{N}$@!|+]/gu, '');
  const digits = written.replace(/[^0-9]/g, '').length;
  const letters = written.replace(/[^\p{L}]/gu, '');
  if (letters.length === 0) return true;
  const upper = letters === letters.toUpperCase() && letters !== letters.toLowerCase();
  const apart = /^[^\p{N}]+\p{N}+$|^\p{N}+[^\p{N}]+$/u.test(written);
  if (apart && ((upper && letters.length < 4) || letters.length < digits || written.length < 3)) return true;
  return upper && (written.length < 4 || digits > 2) && digits > 0 && digits >= letters.length;
}

const address =
  /(?:[a-z][a-z0-9+.-]*:\/\/|www\.)[^\s\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]+|[a-z0-9][a-z0-9-]*(?:\.[a-z0-9-]+)*\.[a-z]{2,10}\/[^\s\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]*/giu;

/** Where the paths of addresses stand: what is behind the host. UTF-16 ranges. */
export function paths(text: string): readonly (readonly [number, number])[] {
  if (!text.includes('/')) return [];
  const out: [number, number][] = [];
  for (const m of text.matchAll(address)) {
    const scheme = m[0].indexOf('://');
    const slash = m[0].indexOf('/', scheme < 0 ? 0 : scheme + 3);
    if (slash >= 0) out.push([m.index + slash, m.index + m[0].length]);
  }
  return out;
}

/** A word between digits inside a longer string of letters and digits: part of a hash. */
export function inHash(text: string, start: number, end: number): boolean {
  const { from, to } = tokenAround(text, start, end);
  if (to - from < 12) return false;
  const before = text.slice(from, start);
  const after = text.slice(end, to);
  if (/[a-z]/i.test(before)) return true;
  return to - from >= 16 && /[a-z]/i.test(after) && /[0-9]/.test(after);
}

/** Names of files and of things in programs: `p0k3r_chip`, `m37h.cfg`. */
const inNames = new RegExp(
  '^(?:_[a-z0-9]|\\.(?:' +
    'png|jpe?g|gif|bmp|svg|webp|ico|mp[34]|avi|mov|mkv|wav|zip|rar|7z|tar|t?gz|bz2|xz|exe|dll|so|bin|img|iso|apk|ipa|dmg|deb|rpm|jar' +
    '|log|txt|cfg|conf|ini|json|xml|ya?ml|[ct]sv|xlsx?|docx?|pptx?|pdf|md|html?|[cm]?[jt]sx?|css|py|sh|bat|cc?|cpp|h|go|rs|java|class' +
    '|hex|stl|dwg|obj|srt|ttf|otf|woff2?|psd|vue|rb|php|lua|ps1|vbs|ics|eml|msg|odt|ods|rtf|epub|mobi|flac|ogg|m4a|wm[av]|flv|webm|heic|tiff?|torrent|vmdk|pcap|toml|ipynb|diff|patch' +
    '|dat|db|sql|bak|tmp|part|pac|lock|pem|key|crt)(?![a-z0-9]))',
  'i',
);
export const ofNames = (text: string, start: number, end: number): boolean =>
  inNames.test(text.slice(end, end + 8)) || /[a-z0-9]_$/i.test(text.slice(Math.max(0, start - 2), start));

/** Hyphens tie it to pieces with digits, or capitals with digits to more capitals: a serial number. */
export const ofNumbers = (text: string, start: number, end: number): boolean =>
  /[A-Za-z]*\d[A-Za-z0-9]*[-_]$/.test(text.slice(Math.max(0, start - 16), start)) ||
  /^[-_][A-Za-z]*\d/.test(text.slice(end, end + 16)) ||
  (/^(?=.*\d)[A-Z0-9]+$/.test(text.slice(start, end)) &&
    (/[A-Z0-9][-_]$/.test(text.slice(Math.max(0, start - 2), start)) ||
      /^[-_][A-Z0-9]/.test(text.slice(end, end + 2))));
