/**
 * The same phrase over and over, and the same picture byte for byte, are what machines send: a repeated one is said a
 * little differently. Only signs at the end change, and nothing that is a command, a link or a number to be typed.
 */
import { crc32 } from 'node:zlib';

import type { Dice } from '../core/types.ts';

export interface Vary {
  /** The text as it is the first time; later with another ending than the last times. */
  text(text: string): string;
  /** A PNG, base64, with a note inside that no two have; the same picture to look at. Anything else as it is. */
  picture(base64: string): string;
}
const remembered = 500;
const endings: readonly string[] = ['', '。', '～', '！', ' ~'];
/** Words at the end that must stay as they are: an address, a code, a command in quotes, an emoji. */
const fixedEnd = /(?:https?:\/\/\S+|[\w/)\]」』”"'*]|\p{Extended_Pictographic}\uFE0F?)$/u;

/** The text with its last full stop as another ending; undefined where the end must stay. */
export function withEnding(text: string, ending: string): string | undefined {
  const bare = text.replace(/(?:[。～！!~.]| ~)$/u, '');
  if (bare === '' || bare.includes('\n') || fixedEnd.test(bare) || /[？?：:…，、]$/u.test(bare)) return undefined;
  return bare + ending;
}

const pngEnd = Buffer.from('0000000049454e44ae426082', 'hex');
function noted(base64: string, note: string): string {
  const png = Buffer.from(base64, 'base64');
  if (!png.subarray(-pngEnd.length).equals(pngEnd)) return base64;
  const body = Buffer.concat([Buffer.from('tEXt', 'latin1'), Buffer.from(`Comment\0${note}`, 'latin1')]);
  const head = Buffer.alloc(4);
  head.writeUInt32BE(body.length - 4);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([png.subarray(0, -pngEnd.length), head, body, sum, pngEnd]).toString('base64');
}

/** One per account; what was said is forgotten with a restart. */
export function createVary(dice: Dice): Vary {
  /** The endings each text went out with, the oldest text first. */
  const said = new Map<string, string[]>();
  return {
    text: (text) => {
      const used = said.get(text);
      said.delete(text);
      if (said.size >= remembered) said.delete(said.keys().next().value ?? '');
      if (!used) {
        said.set(text, [text]);
        return text;
      }
      const ways = endings.flatMap((e) => withEnding(text, e) ?? []).filter((w) => !used.includes(w));
      const way = ways[Math.floor(dice() * ways.length)] ?? text;
      // Once all were used they come round again.
      said.set(text, ways.length <= 1 ? [way] : [...used, way]);
      return way;
    },
    picture: (base64) => noted(base64, Math.floor(dice() * 2 ** 48).toString(36)),
  };
}
