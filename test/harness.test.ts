/** The harness waits for everything: whatever it did not wait for would make some test of the whole bot fail now and then. */
import { setTimeout as pause } from 'node:timers/promises';

import { afterEach, expect, it } from 'vitest';

import { featureDefinitions } from '../core/features/index.ts';
import { defineFeature } from '../core/house.ts';
import { harness, minute, type Harness } from './harness.ts';

let h: Harness | undefined;
afterEach(async () => {
  const errors = h?.errors ?? [];
  await h?.close();
  h = undefined;
  expect(errors).toEqual([]);
});

/** Whoever says 再见 is shown out; somebody who is gone is said goodbye a minute later. */
const parting = defineFeature({
  name: 'parting',
  title: null,
  on: true,
  create: () => ({
    answering: ['parting.word'],
    timers: {
      'parting.word': (c) => [{ do: 'send', to: { room: c.room.id }, say: '走好' }],
    },
    listens: [
      {
        on: 'message',
        wants: (c) => c.event.kind === 'message' && c.event.text === '再见',
        run: (c) => [{ do: 'kick', room: c.room.id, member: c.who.member }],
      },
      {
        on: 'left',
        wants: () => true,
        run: (c) => [
          {
            do: 'later',
            key: `parting:${c.cause}`,
            timer: 'parting.word',
            community: c.community.id,
            room: c.room.id,
            at: c.now + minute,
          },
        ],
      },
    ],
  }),
});
/** What was written is known late, what is read at once: who asks only whether anything is due hears no. */
const slow = async (what: 'write' | 'read'): Promise<void> => void (what === 'write' && (await pause(30)));

it('the event that an act of the bot makes is handled before anybody goes on, however slow the database', async () => {
  const b = (h = await harness({ features: [...featureDefinitions, parting], late: slow }));
  await b.say('may', '再见');
  expect(b.traces.at(-1)).toMatchObject({ event: { kind: 'left' }, effects: ['later'] });
  expect(await b.pass(minute)).toEqual(['走好']);
});

it('time does not move past what was delivered and not waited for', async () => {
  const b = (h = await harness({ features: [...featureDefinitions, parting], late: slow }));
  await b.say('may', '早');
  const gone = b.platform.deliver({
    kind: 'left',
    id: 'gone',
    account: 'playground',
    at: b.clock.now(),
    room: { id: 'deer', kind: 'group', name: '小鹿母婴群' },
    from: { id: 'hao', name: '阿豪', role: 'member' },
  });
  await b.clock.moveTo(b.clock.now() + 2 * minute, b.settle);
  await gone;
  expect(b.transcript().at(-1)).toBe('榕: 走好');
});

it('refuses to show what is not all there', async () => {
  const b = (h = await harness());
  await b.deliver({ who: 'may', text: '签到' });
  expect(() => b.transcript()).toThrow('settle() first');
  expect(() => b.idOf('签到')).toThrow('settle() first');
  await b.settle();
  expect(b.transcript().join()).toContain('签到啦');
  expect(await b.hear(() => b.deliver({ who: 'hao', text: '签到' }))).toEqual([expect.stringContaining('签到啦')]);
});
