/** How addresses are written: encodings and letters that look like others. */

/** Percent-encoding undone, twice at most; what is no right encoding stays. */
export function decoded(path: string): string {
  let out = path;
  for (let n = 0; n < 2 && out.includes('%'); n++) {
    try {
      out = decodeURIComponent(out);
    } catch (error) {
      if (!(error instanceof URIError)) throw error;
      return out;
    }
  }
  return out;
}

const lookAlike: Readonly<Record<string, string>> = {
  а: 'a',
  в: 'b',
  с: 'c',
  ԁ: 'd',
  е: 'e',
  ё: 'e',
  ғ: 'f',
  һ: 'h',
  н: 'h',
  і: 'i',
  ї: 'i',
  ј: 'j',
  к: 'k',
  ӏ: 'l',
  м: 'm',
  о: 'o',
  р: 'p',
  ԛ: 'q',
  г: 'r',
  ѕ: 's',
  т: 't',
  у: 'y',
  ѵ: 'v',
  ԝ: 'w',
  х: 'x',
  α: 'a',
  β: 'b',
  ε: 'e',
  η: 'n',
  ι: 'i',
  κ: 'k',
  ν: 'v',
  ο: 'o',
  ρ: 'p',
  τ: 't',
  υ: 'u',
  χ: 'x',
  ω: 'w',
  ı: 'i',
  ɑ: 'a',
  ɡ: 'g',
  ʟ: 'l',
  ɩ: 'i',
};
/** The host with look-alike letters of other scripts as the Latin ones they are taken for, accents gone. */
export const hostSkeleton = (host: string): string => {
  let out = '';
  for (const c of host.normalize('NFD').replaceAll(/\p{M}/gu, '')) out += lookAlike[c] ?? c;
  return out;
};
/** A label that mixes Latin letters with those of a script that looks like it. */
export const mixesScripts = (host: string): boolean =>
  /[^\x20-\x7f]/.test(host) &&
  host.split('.').some((l) => /\p{Script=Latin}/u.test(l) && /[\p{Script=Cyrillic}\p{Script=Greek}]/u.test(l));
