/**
 * docs/platforms.md, made from what the adapters declare, what the core does instead, and what the tests play on each
 * stand-in. `npm run docs:platforms` writes it; a test holds it to the code.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { format, resolveConfig } from 'prettier';

import { createDiscord } from '../../adapters/discord/index.ts';
import { createPlayground } from '../../adapters/playground/index.ts';
import { createQq } from '../../adapters/qq/index.ts';
import { createTelegram } from '../../adapters/telegram/index.ts';
import { createWechat } from '../../adapters/wechat/index.ts';
import { lackable, outcomes } from '../../core/capabilities.ts';
import type { Platform } from '../../core/ports.ts';
import { jumpClock } from '../jump-clock.ts';
import { liveOnly } from './live-only.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
export const page = join(root, 'docs/platforms.md');

/** Nothing is connected: they are only asked what they can do. */
function platforms(): readonly (readonly [title: string, platform: Platform])[] {
  const clock = jumpClock();
  return [
    ['Playground', createPlayground({ clock })],
    ['Telegram', createTelegram({ token: '1:x', clock })],
    ['Discord', createDiscord({ token: 'x', clock })],
    ['WeChat', createWechat({ puppet: 'wechaty-puppet-service', clock, dice: () => 0 })],
    ['QQ', createQq({ url: 'ws://127.0.0.1:1', clock, dice: () => 0.5 })],
  ];
}

/** The titles of a test file, in order, as they stand in it. */
const titles = (file: string): string[] =>
  [...readFileSync(file, 'utf8').matchAll(/\bit(?:\.each\([^`]*?\))?\(\s*(['"`])(.+?)\1,/gs)].map((m) => m[2] ?? '');

const testsOf = (folder: string): string[] => {
  const dir = join(root, 'test/platforms', folder);
  const files = readdirSync(dir, { recursive: true, encoding: 'utf8' }).filter((f) => f.endsWith('.test.ts'));
  return files.sort().flatMap((f) => titles(join(dir, f)).map((t) => `${t} (\`test/platforms/${folder}/${f}\`)`));
};

const table = (all: ReturnType<typeof platforms>): string[] => [
  `| | ${all.map(([title]) => title).join(' | ')} | where it cannot |`,
  `| --- |${' --- |'.repeat(all.length + 1)}`,
  ...lackable.map((what) => {
    const cells = all.map(([, { can }]) => (can.has(what) ? 'yes' : outcomes[what].instead));
    return `| ${outcomes[what].name.en} | ${cells.join(' | ')} | ${outcomes[what].without.en} |`;
  }),
  `| answers merged within | ${all.map(([, p]) => `${p.mergeSeconds} s`).join(' | ')} | |`,
  `| a send cut short | ${all.map(([, p]) => (p.idempotent ? 'sent again, never twice' : 'maybe sent, shown')).join(' | ')} | |`,
];

export async function describePlatforms(): Promise<string> {
  const all = platforms();
  const contract = titles(join(root, 'test/contracts/platform.test.ts'));
  const lines = [
    '# Platforms',
    '',
    'Made by `npm run docs:platforms` from what the adapters declare, what the core does instead, and the tests; a test holds it to the code. `/capabilities` (`平台能力`) tells an owner the same in a group.',
    '',
    '## What each can do',
    '',
    '`yes`: the platform does it. `words`: something is said instead. `other`: it is done another way. `nothing`: it is left out, and staff are told when it mattered.',
    '',
    ...table(all),
    '',
    '## What the contract plays on every one of them',
    '',
    'The real client library over a real socket against a stand-in that speaks the protocol (`test/contracts/platform.test.ts`; the playground has no wire). A platform without the ability must refuse it as unsupported.',
    '',
    ...contract.map((t) => `- ${t}`),
    '',
    '## One by one',
    ...all
      .slice(1)
      .flatMap(([title, { name }]) => [
        '',
        `### ${title}`,
        '',
        `From nothing to a working bot: [platforms/${name}.md](platforms/${name}.md). Its stand-in also plays:`,
        '',
        ...testsOf(name).map((t) => `- ${t}`),
        '',
        'Only a live account could prove:',
        '',
        ...(liveOnly[name] ?? []).map((t) => `- ${t}`),
      ]),
    '',
  ];
  return format(lines.join('\n'), { ...(await resolveConfig(page)), parser: 'markdown' });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(page, await describePlatforms());
