/** Posts as OneBot implementations send them, and the events they are. */
import { readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { decode, type Seen } from '../../../adapters/qq/decode.ts';
import type { Post } from '../../../adapters/qq/wire.ts';

interface Recorded {
  readonly name: string;
  readonly post: Post;
  readonly events: readonly object[];
}
const people: Readonly<Record<string, ReturnType<Seen['person']>>> = {
  '2002': { name: '阿豪', role: 'admin' },
  '2003': { name: '小禾', role: 'member' },
};
const seen: Seen = {
  account: 'qq:10001',
  groupName: (group) => (group === '700' ? '小鹿母婴群' : undefined),
  person: (group, user) => (group === '700' ? people[user] : undefined),
  message: (id) => (id === '5' ? { text: '转给 @阿豪 5', from: { id: '2001', name: 'may' } } : undefined),
};

describe.each(['messages', 'notices'])('%s', (file) => {
  const all = JSON.parse(readFileSync(new URL(`${file}.json`, import.meta.url), 'utf8')) as Recorded[];
  it.each(all.map((r) => [r.name, r] as const))('%s', (_name, { post, events }) => {
    expect(decode(post, seen)).toEqual(events);
  });
});
