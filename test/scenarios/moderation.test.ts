/**
 * Fairness from end to end: an owner sets up a shop group in ten messages, a spammer tries twenty disguises, a member is
 * hit by mistake, asks why, appeals, and gets everything back. Played on the playground and on Telegram, in three
 * languages; what was said is kept in docs/transcripts and compared. `npx vitest run test/scenarios/moderation.test.ts -u`
 * writes them again.
 */
import { afterEach, describe, expect, it } from 'vitest';

import { locales, type Locale } from '../../core/types.ts';
import { freshDatabase, type Fresh } from '../servers/index.ts';
import { scripts, type Script } from './moderation-script.ts';
import { cast, onPlayground, onTelegram, type Line, type Stage } from './moderation-stage.ts';

let stage: Stage | undefined;
let fresh: Fresh | undefined;
afterEach(async () => {
  await stage?.close();
  await fresh?.drop();
  stage = fresh = undefined;
});

const inGroup = (said: readonly Line[]): string[] => said.flatMap((l) => (l.private === null ? [l.text] : []));
const to = (name: string, said: readonly Line[]): Line[] => said.filter((l) => l.private === name);

/** Plays it; returns where each scene begins among the lines. */
async function play(s: Stage, w: Script): Promise<number[]> {
  const begins = [0];
  await s.arrive();
  await s.say('hao', w.hello);
  for (const line of w.setup) await (line.startsWith('※') ? s.tell('lin', line.slice(1)) : s.say('lin', line, w.hello));
  expect(s.lines.filter((l) => l.from === cast.lin)).toHaveLength(10);
  await s.tell('hao', w.help);
  await s.say('may', w.checkin);

  begins.push(s.lines.length);
  await s.join('xiaohe');
  const before = s.lines.length;
  for (const text of w.disguises) await s.say('xiaohe', text);
  const tried = s.lines.slice(before).filter((l) => l.from === cast.xiaohe);
  expect(tried.filter((l) => !l.removed).map((l) => l.text)).toEqual([]);
  expect(tried).toHaveLength(20);

  begins.push(s.lines.length);
  const hit = await s.say('may', w.innocent);
  const ref = w.ref.exec(hit.map((l) => l.text).join('\n'))?.[1] ?? '';
  expect(ref).not.toBe('');
  await s.say('may', w.points);
  await s.say('may', w.why(ref));
  const appealed = await s.say('may', w.appeal(ref));
  // Not to who wrote the rule.
  expect(to(cast.hao, appealed)).toHaveLength(1);
  expect(to(cast.lin, appealed)).toEqual([]);

  begins.push(s.lines.length);
  await s.press('hao', w.around);
  const granted = await s.press('hao', w.takeBack);
  expect(inGroup(granted).join()).toMatch(w.restored);
  await s.press('hao', w.let);
  await s.say('may', w.points);
  expect(await s.say('may', w.pass)).toEqual([]);
  return begins;
}

const invisible = /\u200b/gu;
/** As a person reads it: private lines with ※, what was taken down struck through, buttons in brackets. */
function shown(l: Line, w: Script): string {
  const words = l.text
    .replace(invisible, '⟨U+200B⟩')
    .replaceAll('*', String.raw`\*`)
    .replaceAll('\n', '  \n  ');
  const body = l.removed ? `~~${words}~~ (${w.gone})` : words;
  const buttons = l.buttons.map((b) => ` \`${b}\``).join('');
  const whom = l.private === null ? l.from : l.from === '榕' ? `※ 榕 → ${l.private}` : `※ ${l.from}`;
  return `- **${whom}** ${body}${buttons}`;
}
function transcript(s: Stage, begins: readonly number[], w: Script, platform: string): string {
  const scenes = w.scenes.map((title, i) => {
    const lines = s.lines.slice(begins[i], begins[i + 1] ?? s.lines.length);
    return [`## ${i + 1}. ${title}`, '', ...lines.map((l) => shown(l, w)), ''].join('\n');
  });
  return [`# ${w.title} (${platform})`, '', ...scenes].join('\n');
}

const open: Readonly<Record<string, (locale: Locale) => Promise<Stage>>> = {
  Playground: onPlayground,
  Telegram: async (locale) => {
    fresh = await freshDatabase('sqlite');
    return onTelegram(fresh.url, locale);
  },
};

describe.each(Object.keys(open))('fairness on %s', (platform) => {
  it.each(locales)('in %s', async (locale) => {
    const w = scripts[locale];
    stage = await open[platform]?.(locale);
    if (!stage) throw new Error(`no stage ${platform}`);
    const begins = await play(stage, w);
    expect(stage.errors()).toEqual([]);
    await expect(transcript(stage, begins, w, platform)).toMatchFileSnapshot(
      `../../docs/transcripts/moderation-${platform.toLowerCase()}-${locale}.md`,
    );
  });
});
