/** Every text of the product in its three languages: none missing, in its script, in its voice, and short. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { locales, type Locale } from '../core/types.ts';
import { harness, type Harness } from './harness.ts';
import { commandTexts, exportedTexts, pageTexts, root, sources, written, type Found } from './texts/collect.ts';
import { label, member, page, pieces, readers } from './texts/rooms.ts';
import { faultsOfLength, faultsOfPage, faultsOfTone, type Room } from './texts/rules.ts';
import { read, standIn, unread } from './texts/sampler.ts';
import { samples } from './texts/samples.ts';

interface Line {
  readonly id: string;
  readonly locale: Locale;
  readonly kind: Found['kind'];
  readonly text: string;
}

let h: Harness;
let all: Found[] = [];
const lines: Line[] = [];
const unsampled: string[] = [];

/** All that a text can be, by its samples or by stand-ins. */
function sayings(id: string, value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap((v) => sayings(id, v));
  // The page in Simplified Chinese has no language to offer: it is the one it begins with.
  if (id === 'page.switchLanguage') return Object.values(value ?? {}).flatMap((v) => sayings(`${id} part`, v));
  if (typeof value !== 'function') throw new TypeError(`${id} is neither words nor a function of words`);
  const calls = samples[id] ?? [5, 1].map((n) => Array.from({ length: value.length }, () => standIn(n)));
  const said = calls.map((args) => read(value(...args)));
  const odd = said.find((s) => unread.test(s));
  if (odd !== undefined) throw new TypeError(`reads "${odd}"`);
  return said;
}

beforeAll(async () => {
  h = await harness();
  all = [...(await exportedTexts('core', 'web', 'bots')), ...(await pageTexts()), ...commandTexts(h.banyan.house)];
  for (const f of all)
    for (const locale of locales)
      try {
        for (const text of sayings(f.id, f.texts[locale])) lines.push({ id: f.id, locale, kind: f.kind, text });
      } catch (error) {
        unsampled.push(`${f.id} (${f.from}, ${locale}): ${error instanceof Error ? error.message : String(error)}`);
      }
});
afterAll(() => h.close());

const roomOf = ({ id, kind }: Line): Room => {
  if (kind === 'label') return label;
  if (kind === 'page') return page;
  const [catalogue = '', key = ''] = id.split('.');
  return readers[catalogue]?.find((r) => !r.keys || r.keys.includes(key))?.room ?? member;
};
const faults = (of: (line: Line) => string[], which = lines): string[] =>
  which.flatMap((l) => of(l).map((fault) => `${l.id} ${l.locale}: ${fault}: "${l.text}"`));

describe('all texts', () => {
  it('are found: every feature has some', () => {
    const folders = new Set(sources('core/features').map((f) => f.split('/')[2] ?? ''));
    const seen = new Set(all.map((f) => f.from).flatMap((from) => [from, from.split('/')[2] ?? '']));
    expect([...folders].filter((f) => f !== 'index.ts' && !seen.has(f))).toEqual([]);
    expect(lines.length).toBeGreaterThan(300);
  });

  it('can all be said; what a stand-in cannot say wants a line in test/texts/samples.ts', () => {
    expect(unsampled).toEqual([]);
    const ids = new Set(all.map((f) => f.id));
    expect(Object.keys(samples).filter((id) => !ids.has(id))).toEqual([]);
  });

  it('are there in every language', () => {
    expect(lines.filter((l) => l.text.trim() === '').map((l) => `${l.id} ${l.locale}`)).toEqual([]);
    const same = all.filter(
      (f) =>
        typeof f.texts['zh-CN'] === 'string' &&
        f.texts['zh-CN'] === f.texts.en &&
        /\p{Script=Han}/u.test(String(f.texts.en)),
    );
    expect(same.map((f) => f.id)).toEqual([]);
  });

  it('are in the voice of the bot', () => {
    const whole = (l: Line): string => (pieces.test(l.id) ? l.text.trim() : l.text);
    expect(
      faults(
        (l) => (l.kind === 'page' ? faultsOfPage : faultsOfTone)(whole(l), l.locale),
        lines.filter((l) => !typed(l)),
      ),
    ).toEqual([]);
  });

  it('are short', () => {
    expect(faults((l) => faultsOfLength(l.text, roomOf(l)))).toEqual([]);
    const keys = new Set(all.flatMap((f) => [f.id.split('.')[0], f.id.split('.').slice(0, 2).join('.')]));
    const named = Object.entries(readers).flatMap(([c, rs]) => [
      c,
      ...rs.flatMap((r) => (r.keys ?? []).map((k) => `${c}.${k}`)),
    ]);
    expect(named.filter((n) => !keys.has(n))).toEqual([]);
  });

  it('are exported where they have a catalogue of their own, so that they are looked at here', () => {
    const hidden = [...sources('core'), ...sources('bots'), ...sources('web')].filter((file) =>
      /^(?!export )const \w+: Texts</mu.test(readFileSync(join(root, file), 'utf8')),
    );
    expect(hidden).toEqual([]);
  });

  it('are in their script in the sources too, exported or not', () => {
    const wrong = [...sources('core'), ...sources('web')]
      .filter((f) => !f.startsWith('core/text/'))
      .flatMap((file) =>
        written(readFileSync(join(root, file), 'utf8'), 'zh-TW').flatMap(({ line, text }) =>
          faultsOfTone(words(text), 'zh-TW')
            .filter((f) => f.startsWith('Simplified'))
            .map((f) => `${file}:${line}: ${f}`),
        ),
      );
    expect(wrong).toEqual([]);
  });
});

/** Words to type are in several scripts on purpose (a member types as the keyboard does); the name of a level holds one. */
const typed = (l: Line): boolean => / (?:words|level)$/u.test(l.id);
const words = (source: string): string => [...source.matchAll(/'[^']*'|`[^`]*`/gu)].map((m) => m[0]).join(' ');

describe('the checks bite', () => {
  it.each([
    ['zh-TW', '签到', 'Simplified'],
    ['zh-TW', '然后再說', 'Simplified'],
    ['zh-TW', '請在設置裡改', "not Taiwan's word"],
    ['zh-CN', '操作成功', 'officialese'],
    ['zh-CN', '参数错误，请重试', 'officialese'],
    ['zh-CN', '请用 settings 改', 'English in Chinese'],
    ['zh-CN', '好,明天见', 'half-width sign'],
    ['zh-CN', '好 🎉🎉', 'more than one emoji'],
    ['zh-CN', '好。 ', 'loose spaces'],
    ['en', 'Invalid name', 'officialese'],
    ['en', 'Points（5）', 'not plain ASCII'],
  ] as const)('%s "%s": %s', (locale, text, fault) => {
    expect(faultsOfTone(text, locale).some((f) => f.startsWith(fault))).toBe(true);
  });

  it('on length', () => {
    expect(faultsOfLength('一\n二\n三', member)).toEqual(['3 lines, at most 2']);
    expect(faultsOfLength('长'.repeat(61), member)).toEqual(['61 wide, at most 60']);
    expect(faultsOfLength('签到啦，明天见。', member)).toEqual([]);
  });

  it('on what a stand-in cannot say', () => {
    expect(() => sayings('x', (n: string) => `${{ day: 'today' }[n]}`)).toThrow('undefined');
    expect(() => sayings('x', () => 5)).toThrow('not something to say');
    expect(sayings('x', (who: { name: string }, n: number) => [who, ` has ${n > 1 ? 'points' : 'a point'}`])).toEqual([
      '@May has points',
      '@May has a point',
    ]);
  });

  it('on the net in the sources', () => {
    const source = "export const t = {\n  'zh-CN': '签到',\n  'zh-TW': '签到',\n  en: 'x',\n};\n";
    expect(written(source, 'zh-TW').map((w) => w.line)).toEqual([3]);
    expect(written("a({ 'zh-CN': '签', 'zh-TW': '簽', en: 'x' })", 'zh-TW').map((w) => w.text)).toEqual([
      "'zh-TW': '簽', ",
    ]);
  });
});
