import { Readable, Writable } from 'node:stream';

import { expect, test } from 'vitest';

import { createPlayground } from '../adapters/playground/index.ts';
import type { Locale, Trace } from '../core/types.ts';
import { runConsole } from './console-view.ts';
import { consoleWords } from './console-words.ts';

/** A script piped in, over a core that answers a little later, as delivery does. */
async function script(lines: readonly string[], locale: Locale = 'zh-CN'): Promise<string[]> {
  const playground = createPlayground({ clock: { now: () => 1_700_000_000_000 } });
  const traces = new Set<(trace: Trace) => void>();
  let key = 0;
  await playground.start(async (event) => {
    for (const fn of traces)
      fn({ event, stage: 'command', by: 'echo', effects: ['send'], tells: [], moved: [], ms: 1 });
    if (event.kind === 'timer') return;
    const say =
      event.kind === 'message' ? `听到了：${event.text}` : event.kind === 'pressed' ? event.press : event.kind;
    const choices = [
      { label: '好', value: 'a' },
      { label: '不', value: 'b' },
    ];
    const effect = { do: 'send', to: { room: 1 }, say, ...(say.includes('选') && { choices }) } as const;
    const target = { account: 'playground', room: event.room };
    setTimeout(() => void playground.perform({ effect, target, key: `${++key}`, question: 3 }), 20);
  });
  let shown = '';
  const output = new Writable({
    write: (part: Buffer, _, done) => {
      shown += part.toString();
      done();
    },
  });
  const listen = (fn: (trace: Trace) => void): (() => void) => {
    traces.add(fn);
    return () => traces.delete(fn);
  };
  await runConsole(playground, listen, Readable.from(lines.map((l) => `${l}\n`)), output, { locale });
  return shown.trimEnd().split('\n');
}

test('a piped script is said line by line, each after the answer to the one before', async () => {
  expect(await script(['签到', ':as 店长 lin', ':private', '管理', ':quit', '不会说到'])).toEqual([
    consoleWords['zh-CN'].welcome,
    '现在你是 May，在群里。',
    'May: 签到',
    '小榕: 听到了：签到',
    '现在你是 店长 Lin，在群里。',
    '现在你是 店长 Lin，在和小榕私聊。',
    '※ 店长 Lin: 管理',
    '※ → 店长 Lin 小榕: 听到了：管理',
  ]);
});

test('buttons are numbered and pressed; people come and go; behind the scenes on demand', async () => {
  expect((await script(['选', ':press 2', ':press 9', ':as 小禾', '在吗', ':join', ':trace', 'hi'])).slice(2)).toEqual([
    'May: 选',
    '小榕: 听到了：选',
    '    [1 好] [2 不]',
    '小榕: q3.1',
    '没有这个按钮。',
    '现在你是 小禾，在群里。',
    '— 没发出去：小禾 不在群里，先 :join',
    '— 小禾 进群了',
    '小榕: joined',
    '幕后打开了。',
    '小禾: hi',
    '  · command echo | send | 1.0 ms',
    '小榕: 听到了：hi',
  ]);
});

test('what the view does not know is answered, in each language', async () => {
  for (const locale of ['zh-CN', 'zh-TW', 'en'] as const) {
    const words = consoleWords[locale];
    const shown = await script([':nonsense', ':as nobody', ':help', ':leave', ':leave'], locale);
    expect(shown).toContain(words.unknown(':nonsense'));
    expect(shown.join('\n')).toContain(words.help.join('\n'));
    expect(shown).toContain(words.people('店长 Lin, May, 阿豪, Sofia, 小禾'));
    expect(shown).toContain(words.problems['as-it-is']);
  }
});
