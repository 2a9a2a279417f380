import { afterEach, describe, expect, it } from 'vitest';

import { harness, wechatCan, type Harness } from '../../../test/harness.ts';
import { lackable, outcomes, type Lackable } from '../../capabilities.ts';
import { adapt } from '../../fallback.ts';
import type { Capability } from '../../ports.ts';
import { locales, type Outward } from '../../types.ts';

let h: Harness | undefined;
afterEach(async () => {
  await h?.close();
  h = undefined;
});

const to = { room: 1 };
const on = { room: 1, member: 2 };
const choices = [{ label: '好', value: 'yes' }];
/** One effect that needs each. */
const needing: Readonly<Record<Lackable, Outward>> = {
  choices: { do: 'ask', step: 's', for: 'anyone', to, say: '?', choices, until: 1 },
  links: { do: 'send', to, say: 's', links: [{ label: 'l', url: 'https://example.com/a' }] },
  picture: { do: 'picture', to, png: '', say: 'p' },
  file: { do: 'file', to, name: 'a.csv', bytes: '', mime: 'text/csv', say: 'f' },
  poll: { do: 'poll', to, question: '?', options: ['a', 'b'], multiple: false, anonymous: true },
  delete: { do: 'delete', room: 1, messageId: '1' },
  purge: { do: 'purge', room: 1, messageIds: ['1', '2'] },
  mute: { do: 'mute', ...on, forMs: 1000 },
  kick: { do: 'kick', ...on },
  ban: { do: 'ban', ...on },
  unban: { do: 'unban', ...on },
  role: { do: 'role', ...on, title: 't', on: true },
  pin: { do: 'pin', room: 1, messageId: '1' },
  edit: { do: 'edit', room: 1, messageId: '1', say: 'e' },
  closePoll: { do: 'closePoll', room: 1, messageId: '1' },
  announce: { do: 'announce', room: 1, say: 'a' },
  answer: { do: 'answer', room: 1, what: 'join', request: 'r', yes: true },
  invite: { do: 'invite', room: 1, name: 'n', to, say: '{link}' },
};

describe('the table of what is done instead', () => {
  it.each(lackable)('is what happens without %s', (what) => {
    const can = new Set<Capability>((['send', 'ask', ...lackable] as Capability[]).filter((c) => c !== what));
    const steps = adapt(needing[what], can, 'zh-CN', 'May');
    const { instead } = outcomes[what];
    const kinds = [...new Set(steps.map((step) => step.do))];
    // `other`: a different act, and not only words.
    const done = steps.length === 0 ? 'nothing' : kinds.length === 1 && kinds[0] === 'send' ? 'words' : 'other';
    expect(done).toBe(instead);
    expect(kinds).not.toContain(what);
  });
});

describe('平台能力', () => {
  it.each([
    ['zh-CN', '/平台能力', ['按钮（改成回数字）', '禁言（改成提醒，告诉管理员）']],
    ['zh-TW', '/平台能力', ['按鈕（改成回數字）', '禁言（改成提醒，告訴管理員）']],
    ['en', '/capabilities', ['buttons (numbered lines instead)', 'muting (a reminder, and staff are told)']],
  ] as const)('tells the owner what is done instead, in %s', async (locale, text, parts) => {
    h = await harness({ locale, can: wechatCan });
    const [said] = await h.say('lin', text);
    for (const part of parts) expect(said).toContain(part);
    expect(await h.say('may', text)).not.toEqual([said]);
  });

  it('names every language', () => {
    for (const { name, without } of Object.values(outcomes))
      for (const locale of locales) expect(name[locale] && without[locale]).not.toBe('');
  });
});
