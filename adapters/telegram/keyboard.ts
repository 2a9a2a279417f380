/** The buttons under a message: those that come back as a press, and those that open an address. Pure. */
import { PlatformError } from '../../core/ports.ts';
import type { Choice, LinkButton } from '../../core/types.ts';
import { inert } from './say.ts';

/** The Bot API counts bytes. */
const longestData = 64;
const labelWidth = 60;

/** Han and other wide characters count twice. */
const width = (text: string): number =>
  Array.from(text).reduce((n, c) => n + ((c.codePointAt(0) ?? 0) > 0x2e7f ? 2 : 1), 0);
const rowWidth = 28;

interface Button {
  readonly text: string;
  readonly callback_data?: string;
  readonly url?: string;
}
const labelled = (label: string, otherwise: string): string =>
  inert(label).slice(0, labelWidth).toWellFormed() || otherwise;

function pressable(choice: Choice, i: number, question: number | undefined): Button {
  const data = question === undefined || /^q\d+\.\d+$/.test(choice.value) ? choice.value : `q${question}.${i}`;
  if (new TextEncoder().encode(data).length > longestData)
    throw new PlatformError('unsupported', 'a button carries more than 64 bytes');
  return { text: labelled(choice.label, `${i + 1}`), callback_data: data };
}

interface Buttons {
  readonly choices?: readonly Choice[] | undefined;
  readonly links?: readonly LinkButton[] | undefined;
}
/** Short labels share a row, at most four; undefined without any. */
export function keyboard({ choices = [], links = [] }: Buttons, question: number | undefined): object | undefined {
  const rows: Button[][] = [];
  let room = 0;
  const all = [
    ...choices.map((choice, i) => pressable(choice, i, question)),
    ...links.map(({ label, url }): Button => ({ text: labelled(label, url), url })),
  ];
  for (const button of all) {
    const needs = width(button.text) + 4;
    const last = rows.at(-1);
    if (last && last.length < 4 && needs <= room) last.push(button);
    else {
      rows.push([button]);
      room = rowWidth;
    }
    room -= needs;
  }
  return rows.length > 0 ? { inline_keyboard: rows } : undefined;
}
