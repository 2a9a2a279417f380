import { readFileSync } from 'node:fs';

import { expect, it } from 'vitest';

import { locales, type Locale } from '../core/types.ts';
import { harness } from './harness.ts';
import { describePlatforms, page } from './platforms/describe.ts';

it('docs/platforms.md is what the adapters declare and the tests play', async () => {
  expect(readFileSync(page, 'utf8'), 'npm run docs:platforms writes it again').toBe(await describePlatforms());
});

const languages: Readonly<Record<Locale, string>> = { 'zh-CN': '简体中文', 'zh-TW': '繁體中文', en: 'English' };
const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');

it('docs/commands.md is what the features declare', async () => {
  const h = await harness();
  const { features, commands } = h.banyan.house;
  const out = [
    '# Commands and settings',
    '',
    'Made from the declarations of the features: `npx vitest run test/docs.test.ts -u` writes it again.',
    '',
    'How a word is recognised: **bare**, the whole message is the word; **live**, only while such a thing is open; **called**,',
    'after `/` (or `、` `!`), after the name of the bot, with an @, or in private. English words are always called in a group.',
    '',
  ];
  for (const f of features) {
    const own = commands().filter((o) => o.feature === f.name && o.command.help);
    const settings = f.settings ?? [];
    if (own.length === 0 && settings.length === 0) continue;
    out.push(`## ${f.title ? f.title.en : f.name}`, '');
    out.push(
      f.title ? `${f.title['zh-CN']}, ${f.title['zh-TW']}. ${f.on ? 'On' : 'Off'} in a new group.` : 'Always on.',
      '',
    );
    if (own.length > 0) {
      out.push('| level | role | words | what it does | example |', '| --- | --- | --- | --- | --- |');
      for (const { command } of own) {
        const words = [...new Set(locales.flatMap((l) => command.words[l]))].join(' ');
        out.push(
          `| ${command.level} | ${command.allow} | ${cell(words)} | ${cell(command.help?.en ?? '')} | ${cell(`\`${command.example['zh-CN']}\` \`${command.example.en}\``)} |`,
        );
      }
      out.push('');
    }
    if (settings.length > 0) {
      out.push(
        `| setting | ${locales.map((l) => languages[l]).join(' | ')} | takes | default |`,
        '| --- | --- | --- | --- | --- | --- |',
      );
      for (const s of settings)
        out.push(
          `| \`${s.key}\` | ${locales.map((l) => cell(s.name[l])).join(' | ')} | ${cell(s.takes.en)} | ${cell(s.show(s.default, 'en'))} |`,
        );
      out.push('');
    }
  }
  await h.close();
  await expect(out.join('\n')).toMatchFileSnapshot('../docs/commands.md');
});
