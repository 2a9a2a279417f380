/** The moment a row leaves: what waits before it is never in doubt. */
import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';

import { plain } from '../../core/kit/reply.ts';
import { NotYet } from '../../core/ports.ts';
import { defineOutbox } from '../../core/schema.ts';
import { clock, database, delivering, fresh, inRoom, queue, rows, run, say, stand, texts } from './delivering.ts';

fresh();

describe('a row that leaves', () => {
  it('leaves as it is what waits inside the platform: a crash, a stop or half a minute puts nothing in doubt', async () => {
    const [a, b] = [await inRoom('a'), await inRoom('b')];
    await queue(a, say(a, 'a1'));
    await queue(b, say(b, 'b1'));
    const { outbox } = database.t(defineOutbox);
    let turn: () => void = () => undefined;
    const line = new Promise<void>((resolve) => (turn = resolve));
    const left: string[] = [];
    const platform = stand(
      async (p) => {
        await line;
        await p.begin?.();
        left.push(p.key);
      },
      { begins: true },
    );
    const deliver = delivering(platform);
    await deliver.start();
    await expect.poll(() => texts(platform)).toEqual(['a1', 'b1']);
    expect((await rows()).map((r) => [r.state, r.attempts])).toEqual([
      ['pending', 0],
      ['pending', 0],
    ]);
    // Staff takes one of them back while it stands in line.
    await database.write(async () => {
      await database.db.update(outbox).set({ state: 'failed', error: 'stopped by staff' }).where(eq(outbox.id, 1));
    });
    turn();
    await deliver.idle();
    expect(left).toEqual(['2']);
    expect((await rows()).map((r) => [r.state, r.error])).toEqual([
      ['failed', 'stopped by staff'],
      ['sent', null],
    ]);
    await deliver.stop();
  });

  it('is marked before the call, so that a crash in the middle of it is seen', async () => {
    const a = await inRoom('a');
    await queue(a, say(a, '1'));
    const seen: string[] = [];
    const note = async (): Promise<void> => void seen.push((await rows())[0]?.state ?? '');
    await (await run(stand(note))).stop();
    await queue(a, say(a, '2'));
    const begins = stand(async (p) => {
      await p.begin?.();
      seen.push((await rows())[1]?.state ?? '');
    });
    await (await run({ ...begins, begins: true })).stop();
    expect(seen).toEqual(['sending', 'sending']);
  });

  it('in line for half a minute it comes again, and what comes of the old attempt no longer leaves', async () => {
    const a = await inRoom('a');
    await queue(a, say(a, '1'));
    let turn: () => void = () => undefined;
    const line = new Promise<void>((resolve) => (turn = resolve));
    let tries = 0;
    let left = 0;
    const platform = stand(
      async (p) => {
        if (++tries === 1) await line;
        await p.begin?.();
        left++;
      },
      { begins: true },
    );
    const deliver = delivering(platform);
    await deliver.start();
    await expect.poll(() => tries).toBe(1);
    await clock.moveTo(clock.now() + 31_000, deliver.idle);
    await expect.poll(async () => (await rows())[0]?.state).toBe('sent');
    turn();
    await deliver.idle();
    expect([tries, left]).toEqual([2, 1]);
    await deliver.stop();
  });

  it('does not try a whole account over and over when it is at its rate; answers still go', async () => {
    const all = await Promise.all(Array.from({ length: 30 }, (_, i) => inRoom(`r${i}`)));
    for (const room of all) await queue(room, say(room, `post ${room}`));
    const { outbox } = database.t(defineOutbox);
    await database.write(async () => {
      await database.db.update(outbox).set({ class: 'campaign' });
    });
    let full = true;
    const platform = stand(async (p) => {
      if (full && 'say' in p.effect && plain(p.effect.say).startsWith('post'))
        throw new NotYet('too much at once', 2000, true);
      await p.begin?.();
    });
    const deliver = await run({ ...platform, begins: true });
    const tried = platform.seen.length;
    expect(tried).toBeLessThanOrEqual(30);
    await queue(all[5] ?? 0, say(all[5] ?? 0, 'answer'));
    await deliver.idle();
    expect(texts(platform).slice(tried)).toEqual(['answer']);
    expect((await rows()).filter((r) => r.state === 'pending' && r.attempts === 0)).toHaveLength(30);
    full = false;
    await clock.moveTo(clock.now() + 2000, deliver.idle);
    await deliver.stop();
    expect((await rows()).every((r) => r.state === 'sent')).toBe(true);
  });
});
