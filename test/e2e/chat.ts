/** The playground's page in a real browser: play somebody, say something, wait for what the bot answers. */
import { existsSync } from 'node:fs';

import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';

import { openEyes } from './look.ts';

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const answerMs = 15_000;

/** Without its background services: a test machine has no way out. */
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export function launch(): Promise<Browser> {
  const path = process.env['CHROMIUM_PATH'] ?? process.env['CHROMIUM'] ?? places.find((p) => existsSync(p));
  if (path === undefined)
    throw new Error('No Chromium found. Install it (Debian: apt-get install chromium) or set CHROMIUM_PATH.');
  return chromium.launch({ executablePath: path, args: flags });
}

export interface Chat {
  readonly page: Page;
  /** Says it and returns the first words of the bot that fit, said afterwards in the same chat. */
  ask(who: string, text: string, fits: RegExp): Promise<string>;
  /** The same with one of the five things to tap. */
  tap(starter: string, fits: RegExp): Promise<string>;
  /** Presses the newest button of that name; what the bot then said. */
  press(label: string, fits: RegExp): Promise<string>;
  /** Waits for words of the bot that nobody asked for. */
  hear(fits: RegExp, withinMs: number): Promise<string>;
  /** How many lines were struck out. */
  removed(): Promise<number>;
  /** Errors of the page's scripts and refused loads, so far. */
  readonly errors: readonly string[];
}

/** Opens the page in a language. */
export async function openChat(
  browser: Browser,
  address: string,
  language: string,
  options: BrowserContextOptions,
): Promise<Chat> {
  const context = await browser.newContext(options);
  await openEyes(context);
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  await page.goto(`${address}?lang=${language}`);
  await page.waitForSelector('#people .play');

  const lines = (): Promise<number> => page.locator('#log > li').count();
  const words = async (from: number): Promise<string[]> => {
    const said = await page
      .locator('#log > li')
      .evaluateAll((nodes) =>
        nodes.map((n) => (n.classList.contains('bot') ? (n.querySelector('.words')?.textContent ?? '') : '')),
      );
    return said.slice(from).filter((s) => s !== '');
  };
  const heard = async (from: number, fits: RegExp, withinMs: number): Promise<string> => {
    const end = performance.now() + withinMs;
    for (;;) {
      const all = await words(from);
      const found = all.find((s) => fits.test(s));
      if (found !== undefined) return found;
      if (performance.now() > end)
        throw new Error(`expected ${fits}; in ${withinMs / 1000} s the bot said ${JSON.stringify(all)}`);
      await page.waitForTimeout(50);
    }
  };
  return {
    page,
    errors,
    async ask(who, text, fits) {
      await page.click(`#people [data-who="${who}"]`);
      const from = await lines();
      await page.fill('#text', text);
      await page.press('#text', 'Enter');
      return heard(from, fits, answerMs);
    },
    async tap(starter, fits) {
      const from = await lines();
      await page.click(`#starters [data-start="${starter}"]`);
      return heard(from, fits, answerMs);
    },
    async press(label, fits) {
      const from = await lines();
      await page.locator('#log .choices button', { hasText: label }).last().click();
      return heard(from, fits, answerMs);
    },
    hear: (fits, withinMs) => heard(0, fits, withinMs),
    removed: () => page.locator('#log > li.removed').count(),
  };
}
