import { createHash, createHmac } from 'node:crypto';

import { expect, it } from 'vitest';

import { ascii, fromHex, hex, hmacSha256, sha256 } from './sha256.ts';

it('is the standard hash: the examples of FIPS 180-4 and every length around the block', () => {
  expect(hex(sha256(ascii('abc')))).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  for (let n = 0; n < 300; n++) {
    const bytes = Uint8Array.from({ length: n }, (_, i) => (i * 31 + n) % 256);
    expect(hex(sha256(bytes))).toBe(createHash('sha256').update(bytes).digest('hex'));
    const key = bytes.slice(0, n % 140);
    expect(hex(hmacSha256(key, bytes))).toBe(createHmac('sha256', key).update(bytes).digest('hex'));
  }
});

it('refuses what it would read wrongly', () => {
  expect(() => ascii('签')).toThrow(RangeError);
  expect(() => fromHex('abc')).toThrow(RangeError);
  expect(hex(fromHex('00ff10'))).toBe('00ff10');
});
