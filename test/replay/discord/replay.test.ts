/** Dispatches as the gateway sends them, and the events they are. */
import { readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { decode } from '../../../adapters/discord/decode.ts';
import type { Packet } from '../../../adapters/discord/wire.ts';
import { seen } from './seen.ts';

interface Recorded {
  readonly name: string;
  readonly packet: Packet;
  readonly events: readonly object[];
}
describe.each(['messages', 'others'])('%s', (file) => {
  const all = JSON.parse(readFileSync(new URL(`${file}.json`, import.meta.url), 'utf8')) as Recorded[];
  it.each(all.map((r) => [r.name, r] as const))('%s', (_name, { packet, events }) => {
    expect(decode(packet, seen)).toEqual(events);
  });
});

it('without the server known, what was said is kept all the same', () => {
  const all = JSON.parse(readFileSync(new URL('messages.json', import.meta.url), 'utf8')) as Recorded[];
  const plain = all.find((r) => r.name === 'plain');
  expect(plain && decode(plain.packet, { ...seen, server: () => undefined })).toMatchObject([
    { kind: 'message', text: '签到', room: { id: '900000000000000001', kind: 'group' }, from: { name: 'May 妈' } },
  ]);
});
