/** Addresses in words. Pure. */
import type { Say } from '../types.ts';

const longest = 2000;
/** Scheme, host with port, and the rest; no user, no spaces, no backslash, no control character. */
const address =
  /^(https?):\/\/((?:[\p{L}\p{N}](?:[\p{L}\p{N}.-]*[\p{L}\p{N}])?|\[[0-9a-f:.]+\])(?::[0-9]{1,5})?)((?:[/?#][^\s\\\p{Cc}]*)?)$/iu;

/** The address as it is kept: scheme and host in small letters. Undefined: none that the bot would send anybody to. */
export function readUrl(text: string): string | undefined {
  if (text.length > longest) return undefined;
  const [, scheme, host, rest] = address.exec(text) ?? [];
  if (scheme === undefined || host === undefined || rest === undefined) return undefined;
  return `${scheme.toLowerCase()}://${host.toLowerCase()}${rest}`;
}

/** Where an address ends in running text: at a space, a quote, a bracket or a Chinese sign. */
const inText = /https?:\/\/[^\s<>"'`\\，。、！？；：（）【】《》「」『』“”‘’]+/giu;
/** Signs at the end belong to the sentence. */
const trailing = /[.,;:!?)\]}~]+$/u;

/** The addresses in a text, as `readUrl` gives them, each once. */
export function urlsIn(words: Say): string[] {
  const all = (typeof words === 'string' ? [words] : words).flatMap((p) => (typeof p === 'string' ? [p] : []));
  const found = all.flatMap((text) => text.match(inText) ?? []).map((u) => readUrl(u.replace(trailing, '')));
  return [...new Set(found.filter((u) => u !== undefined))];
}

/** The same words with addresses put in place of others; `by` takes and gives them, undefined leaves one as it is. */
export function replaceUrls(words: Say, by: (url: string) => string | undefined): Say {
  const one = (text: string): string =>
    text.replace(inText, (found) => {
      const core = found.replace(trailing, '');
      const url = readUrl(core);
      const short = url === undefined ? undefined : by(url);
      return short === undefined ? found : short + found.slice(core.length);
    });
  return typeof words === 'string' ? one(words) : words.map((p) => (typeof p === 'string' ? one(p) : p));
}

/** `shop.example/11`: a link in few characters, for lists. */
export const shownUrl = (url: string, most = 30): string => {
  const bare = url.replace(/^https?:\/\/(?:www\.)?/iu, '').replace(/\/$/u, '');
  return bare.length <= most ? bare : `${bare.slice(0, most - 1)}…`;
};

/** No letters and digits that look alike. 32 of them: each says five bits. */
const alphabet = 'abcdefghijkmnpqrstuvwxyz23456789';
/** 50 bits: with a million links out, a million guesses hit one with a chance of one in a thousand. */
const length = 10;
export const newLinkCode = (dice: () => number): string =>
  Array.from({ length }, () => alphabet[Math.floor(dice() * alphabet.length)]).join('');
export const linkCode = /^[a-km-np-z2-9]{10}$/u;
