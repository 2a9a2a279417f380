/**
 * `npm run e2e`: the real bot, its page in a real Chromium, a short day in Chinese and then in English, on a desk and
 * on a phone. Prints one line a step; ends with code 1 at the first fault. Writes the README's picture.
 */
import { strict as assert } from 'node:assert';
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

import type { Browser, BrowserContextOptions } from 'playwright-core';

import { startBot, type RunningBot } from './bot.ts';
import { launch, openChat, type Chat } from './chat.ts';
import { misfits, missingGlyphs } from './look.ts';
import { chinese, english, type Play } from './plays.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const shots = `${root}test-results/e2e`;
const readmePicture = `${root}docs/images/playground.png`;

const desk: BrowserContextOptions = { viewport: { width: 1280, height: 860 }, deviceScaleFactor: 2 };
const phone: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 2,
  hasTouch: true,
  isMobile: true,
};
const smallPhone: BrowserContextOptions = { ...phone, viewport: { width: 375, height: 667 } };

const say = (line: string): boolean => process.stdout.write(`${line}\n`);

async function step(name: string, run: () => Promise<void>): Promise<void> {
  const from = performance.now();
  try {
    await run();
  } catch (error) {
    say(`FAILED  ${name}`);
    throw error;
  }
  say(`ok      ${name} (${((performance.now() - from) / 1000).toFixed(1)} s)`);
}

/** Nothing on the page is a box; a letter that no font has is found, so the look itself works. */
async function allDrawn(chat: Chat): Promise<void> {
  assert.deepEqual(await missingGlyphs(chat.page), [], 'letters no font here can draw');
  assert.deepEqual(await missingGlyphs(chat.page, '\u{379}'), ['\u{379}'], 'the look for boxes sees none');
}

const picture = async ({ page }: Chat, path: string): Promise<void> => {
  await page.mouse.move(0, 0);
  await page.screenshot({ path, animations: 'disabled' });
};

async function play(browser: Browser, bot: RunningBot, { language, steps }: Play): Promise<void> {
  const chat = await openChat(browser, bot.address, language, desk);
  for (const [name, run] of steps) {
    await step(`${language}: ${name}`, () => run(chat, bot.timeZone));
    if (language === 'zh-CN' && name.includes('why')) await picture(chat, readmePicture);
  }
  await step(`${language}: every letter is drawn`, () => allDrawn(chat));
  await picture(chat, `${shots}/desk-${language}.png`);
  assert.deepEqual(chat.errors, [], 'errors in the page');
  await chat.page.context().close();
}

async function onPhone(
  browser: Browser,
  bot: RunningBot,
  language: string,
  device: BrowserContextOptions,
): Promise<void> {
  const chat = await openChat(browser, bot.address, language, device);
  const name = `${language} ${device.viewport?.width ?? 0}`;
  await step(`${name}: fits a hand`, async () => {
    assert.deepEqual(await misfits(chat.page), []);
    await allDrawn(chat);
    await picture(chat, `${shots}/phone-${name}.png`);
  });
  await step(`${name}: private chat and the drawer`, async () => {
    await chat.page.tap('#tab-private');
    await chat.ask('hao', language === 'en' ? '/points' : '我的积分', /积分|points/i);
    await chat.page.tap('#open-panel');
    await chat.page.waitForSelector('#panel.open .trace');
    await chat.page.waitForTimeout(400);
    assert.deepEqual(await misfits(chat.page), []);
    await picture(chat, `${shots}/phone-${name}-panel.png`);
  });
  assert.deepEqual(chat.errors, [], 'errors in the page');
  await chat.page.context().close();
}

async function main(): Promise<void> {
  await mkdir(shots, { recursive: true });
  await mkdir(`${root}docs/images`, { recursive: true });
  const browser = await launch();
  try {
    const bot = await startBot();
    say(`ready   ${bot.address}`);
    try {
      await play(browser, bot, chinese);
      await onPhone(browser, bot, 'zh-CN', phone);
      await play(browser, bot, english);
      await onPhone(browser, bot, 'en', phone);
      await onPhone(browser, bot, 'zh-TW', smallPhone);
    } finally {
      await bot.stop();
    }
  } finally {
    await browser.close();
  }
}

main().then(
  () => say('all of it works'),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  },
);
