/** Every text of the product, found by looking: a new feature is covered without a word here. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

import type { House } from '../../core/house.ts';
import { locales, type Locale, type Texts } from '../../core/types.ts';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** One text in its three languages. */
export interface Found {
  /** `checkinTexts.again`, `command points help`. */
  readonly id: string;
  /** The file, or where it was met. */
  readonly from: string;
  /**
   * `said`: a line of the bot. `label`: a name, a word, a bound, an example: part of a line. `page`: shown to a visitor
   * of the page or an operator in a terminal, where there is room.
   */
  readonly kind: 'said' | 'label' | 'page';
  readonly texts: Texts<unknown>;
}

export const isTexts = (x: unknown): x is Texts<unknown> =>
  typeof x === 'object' && x !== null && Object.keys(x).length === locales.length && locales.every((l) => l in x);

/** The TypeScript files under a folder of the tree that are no tests. */
export const sources = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((f) => f.endsWith('.ts') && !f.endsWith('.test.ts'))
    .map((f) => relative(root, join(root, folder, f)))
    .toSorted();

const plainObject = (x: unknown): x is Record<string, unknown> =>
  typeof x === 'object' && x !== null && !Array.isArray(x) && Object.getPrototypeOf(x) === Object.prototype;

/** Splits a catalogue into its keys, however deep they lie. */
function leaves(id: string, texts: Texts<unknown>, add: (id: string, texts: Texts<unknown>) => void): void {
  const values = locales.map((l) => texts[l]);
  if (!values.every(plainObject)) return add(id, texts);
  const keys = new Set(values.flatMap((v) => Object.keys(v)));
  for (const key of keys) {
    const [cn, tw, en] = values.map((v) => v[key]);
    leaves(`${id}.${key}`, { 'zh-CN': cn, 'zh-TW': tw, en }, add);
  }
}

function walk(id: string, x: unknown, from: string, depth: number, out: Found[]): void {
  if (isTexts(x)) {
    const catalogue = plainObject(x['zh-CN']) || typeof x['zh-CN'] === 'function';
    const kind = !from.startsWith('core/') ? 'page' : catalogue ? 'said' : 'label';
    leaves(id, x, (key, texts) => out.push({ id: key, from, kind, texts }));
    return;
  }
  if (depth === 0) return;
  if (Array.isArray(x)) x.forEach((y, i) => walk(`${id}.${i}`, y, from, depth - 1, out));
  else if (plainObject(x)) for (const [key, y] of Object.entries(x)) walk(`${id}.${key}`, y, from, depth - 1, out);
}

/** What the modules of these folders export, as deep as settings of features lie. */
export async function exportedTexts(...folders: readonly string[]): Promise<Found[]> {
  const out: Found[] = [];
  for (const file of folders.flatMap(sources)) {
    // Only what holds texts is loaded: some modules start the bot.
    if (!/'zh-TW'/u.test(readFileSync(join(root, file), 'utf8'))) continue;
    const module = (await import(pathToFileURL(join(root, file)).href)) as Record<string, unknown>;
    for (const [name, value] of Object.entries(module)) walk(name, value, file, 4, out);
  }
  return out;
}

/** The words of the page, one module a language. */
export async function pageTexts(): Promise<Found[]> {
  const load = async (name: string): Promise<unknown> => {
    const file = join(root, 'web/public/js', `words-${name}.js`);
    return Object.values((await import(pathToFileURL(file).href)) as object)[0];
  };
  const out: Found[] = [];
  const all = { 'zh-CN': await load('hans'), 'zh-TW': await load('hant'), en: await load('en') };
  walk('page', all, 'web/public/js', 1, out);
  return out;
}

/** What commands bring: words, help, example, and the setting of their level. */
export function commandTexts(house: Pick<House, 'commands' | 'levelSetting'>): Found[] {
  return house.commands().flatMap(({ feature, command }) => {
    const label = (what: string, texts: Texts<unknown>): Found => ({
      id: `command ${command.name} ${what}`,
      from: feature,
      kind: 'label',
      texts,
    });
    return [
      label('words', command.words),
      label('example', command.example),
      label('level', house.levelSetting(command).name),
      ...(command.help ? [label('help', command.help)] : []),
    ];
  });
}

/** The stretches of a source file that are written in this language, with their line numbers: a net under the other one. */
export function written(source: string, locale: Locale): { line: number; text: string }[] {
  const out: { line: number; text: string }[] = [];
  let inside = false;
  for (const [i, text] of source.split('\n').entries()) {
    const opened = [...text.matchAll(/(?:'(zh-CN|zh-TW)'|\b(en)): /gu)];
    const parts = opened.length === 0 ? [{ of: undefined, text }] : [];
    for (const [n, m] of opened.entries())
      parts.push({ of: (m[1] ?? m[2]) as undefined, text: text.slice(m.index, opened[n + 1]?.index) });
    for (const part of parts) {
      if (part.of !== undefined) inside = part.of === locale;
      if (inside) out.push({ line: i + 1, text: part.text });
    }
    if (text.startsWith('}')) inside = false;
  }
  return out;
}
