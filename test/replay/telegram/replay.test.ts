/** Payloads as the Bot API sends them, and the events they are. */
import { readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { decode } from '../../../adapters/telegram/decode.ts';
import type { Seen } from '../../../adapters/telegram/seen.ts';
import type { Update } from '../../../adapters/telegram/wire.ts';

interface Recorded {
  readonly name: string;
  readonly update: Update;
  readonly events: readonly object[];
}
const seen: Seen = {
  account: 'telegram:424242',
  me: { id: 424242, is_bot: true, first_name: '小榕', username: 'Banyan_bot', can_read_all_group_messages: false },
  now: 1_763_690_500_000,
  roleOf: (user) => (user === '1000' ? 'owner' : 'member'),
  serviceJoins: true,
  userNamed: (name) => (name === 'may_may' ? { id: '1001', name: 'May' } : undefined),
};
const files = ['messages', 'members', 'others'];

describe.each(files)('%s', (file) => {
  const all = JSON.parse(readFileSync(new URL(`${file}.json`, import.meta.url), 'utf8')) as Recorded[];
  it.each(all.map((r) => [r.name, r] as const))('%s', (_name, { update, events }) => {
    expect(decode(update, seen)).toEqual(events);
  });
});

it('an admin is told of joins by chat_member, so the service line says nothing more', () => {
  const all = JSON.parse(readFileSync(new URL('members.json', import.meta.url), 'utf8')) as Recorded[];
  const line = all.find((r) => r.name === 'the service line of a join, the same id');
  expect(line && decode(line.update, { ...seen, serviceJoins: false })).toEqual([]);
});
