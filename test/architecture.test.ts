/** The real tree, held against the layers. What the linter can say by itself is in .oxlintrc.json. */
import { fileURLToPath } from 'node:url';

import { expect, it } from 'vitest';

import { faultsIn, productionFiles } from './rules/layers.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

it('looks at every layer', () => {
  const folders = new Set(productionFiles(root).map((file) => file.split('/')[0]));
  expect([...folders].toSorted()).toEqual(['adapters', 'bots', 'core', 'db', 'jobs', 'pictures', 'web']);
});

it('imports point inward, features stand apart, time and transactions have one place', () => {
  expect(faultsIn(root).map(({ file, rule, what }) => `${file}: ${rule}: ${what}`)).toEqual([]);
});
