/**
 * `npm run e2e`: the real bot, its page in a real Chromium, a short day in Chinese and then in English, on a desk and
 * on a phone. Prints one line a step; ends with code 1 at the first fault. Writes the README's picture.
 */
import { strict as assert } from 'node:assert';
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

import type { Browser, BrowserContextOptions } from 'playwright-core';

import { startBot, type RunningBot } from './bot.ts';
import { standIn, type StandIn } from '../platforms/telegram/index.ts';
import { launch, openChat, type Chat } from './chat.ts';
import { connectOn, connectWords, disconnect, openCard, wordInGroup, type ConnectWords } from './connect.ts';
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
    // Each language has a person of its own: whoever wrote in private once is answered in that language there.
    const [who, ask] = language === 'en' ? ['sofia', '/points'] : ['lin', '我的积分'];
    await chat.ask(who, ask, /分|points/i);
    await chat.page.tap('#open-panel');
    await chat.page.waitForSelector('#panel.open .trace');
    await chat.page.waitForTimeout(400);
    assert.deepEqual(await misfits(chat.page), []);
    await picture(chat, `${shots}/phone-${name}-panel.png`);
  });
  assert.deepEqual(chat.errors, [], 'errors in the page');
  await chat.page.context().close();
}

const wordsOf = (language: string): ConnectWords => {
  const words = connectWords[language];
  if (!words) throw new Error(`no words for ${language}`);
  return words;
};

/** The card on a desk: connected, used from the other side, and taken away. */
async function connecting(browser: Browser, bot: RunningBot, api: StandIn): Promise<void> {
  const language = 'zh-CN';
  const words = wordsOf(language);
  const chat = await openChat(browser, bot.address, language, desk);
  await step(`${language}: a token is pasted`, async () => {
    await openCard(chat.page);
    await picture(chat, `${shots}/desk-connect.png`);
    await connectOn(chat.page, api, words);
    await allDrawn(chat);
    await picture(chat, `${shots}/desk-connected.png`);
  });
  await step('a group on Telegram is answered without a restart', () => wordInGroup(api, '小鹿母婴群'));
  await step(`${language}: an outage is shown, and that it is over`, async () => {
    await api.down();
    await chat.page.locator('#connect-body', { hasText: /连不上 Telegram/ }).waitFor({ timeout: 40_000 });
    await picture(chat, `${shots}/desk-connect-outage.png`);
    await api.up();
    await chat.page.locator('#platforms li.on', { hasText: 'Telegram' }).waitFor({ timeout: 60_000 });
  });
  await step(`${language}: disconnected`, () => disconnect(chat, words));
  assert.deepEqual(unexpected(chat.errors), [], 'errors in the page');
  await chat.page.context().close();
}

/** A refused token is an answer of 409, which the browser notes. */
const unexpected = (errors: readonly string[]): string[] => errors.filter((e) => !/409 \(Conflict\)/.test(e));

async function connectingOnPhone(browser: Browser, bot: RunningBot, api: StandIn, language: string): Promise<void> {
  const chat = await openChat(browser, bot.address, language, smallPhone);
  await step(`${language} 375: a token is pasted with a thumb`, async () => {
    await chat.page.tap('#open-panel');
    await openCard(chat.page);
    assert.deepEqual(await misfits(chat.page), []);
    await picture(chat, `${shots}/phone-${language}-connect.png`);
    await connectOn(chat.page, api, wordsOf(language));
    assert.deepEqual(await misfits(chat.page), []);
    await allDrawn(chat);
    await picture(chat, `${shots}/phone-${language}-connected.png`);
    await disconnectOnPhone(chat);
  });
  assert.deepEqual(unexpected(chat.errors), [], 'errors in the page');
  await chat.page.context().close();
}

async function disconnectOnPhone({ page }: Chat): Promise<void> {
  await page.tap('#connect .apart button');
  await page.waitForSelector('#connect-token');
  await page.tap('#close-connect');
}

async function main(): Promise<void> {
  await mkdir(shots, { recursive: true });
  await mkdir(`${root}docs/images`, { recursive: true });
  const browser = await launch();
  try {
    const api = await standIn();
    const bot = await startBot({ TELEGRAM_API_ROOT: api.root });
    say(`ready   ${bot.address}`);
    try {
      await connecting(browser, bot, api);
      for (const language of ['zh-TW', 'en']) await connectingOnPhone(browser, bot, api, language);
      await play(browser, bot, chinese);
      await onPhone(browser, bot, 'zh-CN', phone);
      await play(browser, bot, english);
      await onPhone(browser, bot, 'en', phone);
      await onPhone(browser, bot, 'zh-TW', smallPhone);
    } finally {
      await bot.stop();
      await api.close();
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
