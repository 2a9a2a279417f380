/**
 * Proof that the checkers check. Faults are planted in a copy of the project's settings, the
 * real tools run over them, and what they report must be exactly the marked lines: a rule that
 * went silent fails here, and so does one that hits clean code.
 */
import { readFileSync } from 'node:fs';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { faultsOf } from './layers.ts';
import { plantedForLint } from './planted-lint.ts';
import { plantedForCore, plantedForLayers, plantedForTypes } from './planted-types.ts';
import { openWorkshop, type Workshop } from './workshop.ts';

/** `file:line rule` of each marked line. */
const marked = (planted: Readonly<Record<string, string>>): string[] =>
  Object.entries(planted).flatMap(([file, source]) =>
    source.split('\n').flatMap((line, i) => {
      const rules = /\/\/ ! (.+)$/.exec(line)?.[1]?.split(' ') ?? [];
      return rules.map((rule) => `${file}:${i + 1} ${rule}`);
    }),
  );

const imports = 'eslint/no-restricted-imports';
type Level = string | [string, { readonly patterns: readonly { readonly regex: string }[] }];
interface LintConfig {
  readonly rules: Readonly<Record<string, unknown>>;
  readonly overrides: readonly { readonly files: readonly string[]; readonly rules: Readonly<Record<string, Level>> }[];
}

/** `core/**` or `core/text/*.ts`, the two forms the overrides use. */
const inGlob = (file: string, glob: string): boolean =>
  new RegExp(
    `^${glob
      .replaceAll('.', '\\.')
      .replaceAll('**', '.+')
      .replaceAll(/\*(?!\+)/g, '[^/]+')}$`,
  ).test(file);

/** The imports planted as faults in the folder of an override (`core/text/*.ts`). */
const forbiddenIn = (glob: string): string[] =>
  Object.entries(plantedForLint)
    .filter(([file]) => inGlob(file, glob))
    .flatMap(([, source]) => [...source.matchAll(/^import '(.+)'; \/\/ !/gm)].map((m) => m[1] ?? ''));

/** What was missed and what was reported without cause: both must be empty. */
const compared = (found: readonly string[], wanted: readonly string[]) => ({
  missed: wanted.filter((one) => !found.includes(one)),
  uncalled: found.filter((one) => !wanted.includes(one)),
  twice: found.filter((one, i) => found.indexOf(one) !== i),
});
const exact = { missed: [], uncalled: [], twice: [] };

let shop: Workshop;
beforeEach(() => {
  shop = openWorkshop();
});
afterEach(() => {
  shop.close();
});

function plant(planted: Readonly<Record<string, string>>): void {
  for (const [file, source] of Object.entries(planted)) shop.put(file, source);
}

describe('planted faults', () => {
  const lint = marked(plantedForLint);
  it(`the linter reports all ${lint.length + 1}, and nothing on clean lines`, async () => {
    plant(plantedForLint);
    const found = await shop.lint();
    const long = found.filter((one) => one.endsWith('eslint(max-lines)'));
    expect(long.map((one) => one.split(':')[0])).toEqual(['jobs/planted-long.ts']);
    expect(
      compared(
        found.filter((one) => !long.includes(one)),
        lint,
      ),
    ).toEqual(exact);
  });

  it('every rule switched on, and every forbidden import of every folder, has a fault of its own', () => {
    const { rules, overrides } = JSON.parse(readFileSync('.oxlintrc.json', 'utf8')) as LintConfig;
    const proven = new Set(lint.map((one) => one.replace(/^.* /, '')));
    const named = (rule: string): string => rule.replace('/', '(').concat(')');
    const on = Object.entries(rules).flatMap(([rule, level]) => (level === 'off' ? [] : [named(rule)]));
    expect(on.filter((rule) => !proven.has(rule))).toEqual(['eslint(max-lines)']);

    const silent = overrides.flatMap(({ files: [glob = ''], rules: { [imports]: level } }) =>
      (Array.isArray(level) ? level[1].patterns : [])
        .filter(({ regex }) => !forbiddenIn(glob).some((name) => new RegExp(regex).test(name)))
        .map(({ regex }) => `${glob} ${regex}`),
    );
    expect(silent).toEqual([]);
  });

  const core = marked(plantedForCore);
  it(`the compiler of core reports all ${core.length}: no Node, no browser, no timers`, async () => {
    plant(plantedForCore);
    expect(compared(await shop.compile('core'), core)).toEqual(exact);
  });

  const types = marked(plantedForTypes);
  it(`the compiler reports all ${types.length}: a missing language among them`, async () => {
    plant(plantedForTypes);
    expect(compared(await shop.compile('.'), types)).toEqual(exact);
  });

  const layers = marked(plantedForLayers);
  it(`the layers by path report all ${layers.length}`, () => {
    const found = Object.entries(plantedForLayers).map(([file, source]) => ({
      file,
      rules: faultsOf(file, source).map((fault) => fault.rule),
    }));
    const wanted = Object.keys(plantedForLayers).map((file) => ({
      file,
      rules: layers.filter((one) => one.startsWith(`${file}:`)).map((one) => one.split(' ')[1]),
    }));
    const sorted = (list: { file: string; rules: (string | undefined)[] }[]) =>
      list.map(({ file, rules }) => `${file} ${rules.toSorted().join(' ')}`);
    expect(sorted(found)).toEqual(sorted(wanted));
  });

  it('the formatter names the one file that is not formatted', async () => {
    shop.put('jobs/planted.ts', 'export const a = {b:"c"}\n');
    shop.put('jobs/clean.ts', "export const a = { b: 'c' };\n");
    expect(await shop.unformatted()).toEqual(['jobs/planted.ts']);
  });
});
