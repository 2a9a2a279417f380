import { eq } from 'drizzle-orm';
import { describe, expect, it, vi } from 'vitest';

import { plain } from '../../core/kit/reply.ts';
import { PlatformError } from '../../core/ports.ts';
import { defineOutbox } from '../../core/schema.ts';
import { clock, database, delivering, fresh, inRoom, queue, rows, run, say, stand, texts } from './delivering.ts';

fresh();

describe('the delivery loop', () => {
  it('keeps the order of a room and lets rooms run side by side', async () => {
    const [a, b] = [await inRoom('a'), await inRoom('b')];
    await queue(a, say(a, 'a1'), say(a, 'a2'), say(a, 'a3'));
    await queue(b, say(b, 'b1'));
    let open: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => (open = resolve));
    const platform = stand((p) => ('say' in p.effect && p.effect.say === 'a1' ? gate : undefined));
    const deliver = delivering(platform);
    await deliver.start();
    await expect.poll(() => texts(platform)).toEqual(['a1', 'b1']);
    open();
    await deliver.idle();
    expect(texts(platform)).toEqual(['a1', 'b1', 'a2', 'a3']);
    expect((await rows()).map((r) => r.state)).toEqual(['sent', 'sent', 'sent', 'sent']);
    await deliver.stop();
  });

  it('tries again after the time the platform names, and holds the order meanwhile', async () => {
    const a = await inRoom('a');
    await queue(a, say(a, '1'), say(a, '2'));
    let first = true;
    const platform = stand(() => {
      if (!first) return;
      first = false;
      throw new PlatformError('retry', 'slow down', 5000);
    });
    const deliver = await run(platform);
    expect(texts(platform)[0]).toBe('1');
    await clock.moveTo(clock.now() + 5000, deliver.idle);
    await deliver.stop();
    expect((await rows()).map((r) => r.state)).toEqual(['sent', 'sent']);
    expect(texts(platform)).toEqual(['1', '1', '2']);
  });

  it('calls it maybe when nobody knows, and never sends it again', async () => {
    const a = await inRoom('a');
    await queue(a, say(a, '1'), say(a, '2'));
    const platform = stand((p) => {
      if (p.key === '1') throw new PlatformError('maybe', 'the line was cut');
    });
    const deliver = await run(platform);
    await deliver.stop();
    expect((await rows()).map((r) => [r.state, r.error])).toEqual([
      ['maybe', 'maybe: the line was cut'],
      ['sent', null],
    ]);
    expect(texts(platform)).toEqual(['1', '2']);
  });

  it('leaves what a crash cut short as maybe, or sends it again where the key forbids a second copy', async () => {
    const a = await inRoom('a');
    await queue(a, say(a, '1'));
    const { outbox } = database.t(defineOutbox);
    const cutShort = () =>
      database.write(async () => {
        await database.db.update(outbox).set({ state: 'sending', attempts: 1 }).where(eq(outbox.id, 1));
      });
    await cutShort();
    const plain = stand(() => undefined);
    await (await run(plain)).stop();
    expect((await rows())[0]?.state).toBe('maybe');
    expect(plain.seen).toEqual([]);

    await cutShort();
    const keyed = stand(() => undefined, { idempotent: true });
    await (await run(keyed)).stop();
    expect((await rows())[0]?.state).toBe('sent');
    expect(keyed.seen.map((s) => s.key)).toEqual(['1']);
  });

  it('puts numbered lines in the place of buttons, words in the place of a mute, nothing in the place of a pin', async () => {
    const a = await inRoom('a');
    await queue(
      a,
      {
        do: 'send',
        to: { room: a },
        say: 'Which?',
        choices: [
          { label: 'Tea', value: 't' },
          { label: 'Milk', value: 'm' },
        ],
      },
      { do: 'mute', room: a, member: 1, forMs: 60_000 },
      { do: 'pin', room: a, messageId: 'x' },
    );
    const platform = stand(() => undefined);
    await (await run(platform)).stop();
    const words = platform.seen.map(({ effect }) => ('say' in effect ? plain(effect.say) : effect.do));
    expect(words).toEqual([
      'Which?\n1 Tea  2 Milk\nJust reply with a number.',
      "I can't mute here, so just a reminder to Ann. The owner knows.",
    ]);
    expect((await rows()).map((r) => r.state)).toEqual(['sent', 'sent', 'failed']);
  });

  it('lets a send that hangs hold its own room for 30 seconds only', async () => {
    const [a, b] = [await inRoom('a'), await inRoom('b')];
    await queue(a, say(a, 'a1'), say(a, 'a2'));
    await queue(b, say(b, 'b1'));
    const platform = stand((p) =>
      'say' in p.effect && p.effect.say === 'a1' ? new Promise(() => undefined) : undefined,
    );
    const deliver = delivering(platform);
    await deliver.start();
    await expect.poll(() => texts(platform)).toEqual(['a1', 'b1']);
    await clock.moveTo(clock.now() + 30_000, async () => undefined);
    await expect.poll(async () => (await rows()).map((r) => r.state)).toEqual(['maybe', 'sent', 'sent']);
    await deliver.stop();
  });

  it('sends what waited once a commit can begin again', async () => {
    const a = await inRoom('a');
    await queue(a, say(a, '1'));
    const write = vi.spyOn(database, 'write').mockRejectedValueOnce(new Error('the database is not there'));
    const platform = stand(() => undefined);
    const deliver = await run(platform);
    expect(texts(platform)).toEqual([]);
    await clock.moveTo(clock.now() + 1000, deliver.idle);
    await deliver.stop();
    write.mockRestore();
    expect(texts(platform)).toEqual(['1']);
    expect((await rows()).map((r) => r.state)).toEqual(['sent']);
  });

  it('writes what became of a row as soon as that can be written; until then its room waits', async () => {
    const a = await inRoom('a');
    await queue(a, say(a, '1'), say(a, '2'));
    const write = vi.spyOn(database, 'write');
    const platform = stand((p) => {
      if (p.key !== '1') return;
      for (let i = 0; i < 2; i++) write.mockRejectedValueOnce(new Error('the database is not there'));
    });
    const deliver = await run(platform);
    expect([texts(platform), (await rows()).map((r) => r.state)]).toEqual([['1'], ['sending', 'pending']]);
    await clock.moveTo(clock.now() + 1000, deliver.idle);
    expect(texts(platform)).toEqual(['1']);
    await clock.moveTo(clock.now() + 2000, deliver.idle);
    await deliver.stop();
    write.mockRestore();
    expect([texts(platform), (await rows()).map((r) => r.state)]).toEqual([
      ['1', '2'],
      ['sent', 'sent'],
    ]);
  });

  it('gives up after eight tries and says why', async () => {
    const a = await inRoom('a');
    await queue(a, say(a, '1'));
    const platform = stand(() => {
      throw new PlatformError('retry', 'not now', 1000);
    });
    const deliver = await run(platform);
    await clock.moveTo(clock.now() + 60_000, deliver.idle);
    await deliver.stop();
    expect(platform.seen).toHaveLength(8);
    expect(await rows()).toMatchObject([{ state: 'failed', attempts: 8, error: 'retry: not now' }]);
  });
});
