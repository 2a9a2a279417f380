import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, it } from 'vitest';

import { readSecrets, secretsFile, writeSecrets } from './secrets.ts';

let dir = '';
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'banyan-secrets-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

it('keeps them in a file that only its owner can read, whatever was there before', () => {
  expect(readSecrets(join(dir, 'data'))).toEqual({});
  mkdirSync(join(dir, 'data'));
  const file = secretsFile(join(dir, 'data'));
  writeFileSync(file, '{}');
  chmodSync(file, 0o644);
  writeFileSync(`${file}.${process.pid}`, 'left by a killed process');
  chmodSync(`${file}.${process.pid}`, 0o666);

  writeSecrets(join(dir, 'data'), { telegram: { token: '1:a' } });
  expect(readSecrets(join(dir, 'data'))).toEqual({ telegram: { token: '1:a' } });
  expect((statSync(file).mode & 0o777).toString(8)).toBe('600');
  expect(readdirSync(join(dir, 'data'))).toEqual(['secrets.json']);
});

it('says what to do about a damaged file, without what is in it', () => {
  for (const text of ['{"telegram":{"token":"1:hunter2"', '{"telegram":{"token":5}}', 'hunter2']) {
    writeFileSync(secretsFile(dir), text);
    expect(() => readSecrets(dir)).toThrow(/damaged: delete it/);
    expect(() => readSecrets(dir)).not.toThrow(/hunter2/);
  }
});

it('leaves nothing behind when it cannot be written', () => {
  mkdirSync(secretsFile(dir));
  expect(() => writeSecrets(dir, {})).toThrow(/cannot be written/);
  expect(readdirSync(dir)).toEqual(['secrets.json']);
});
