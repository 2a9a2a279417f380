/** Connecting Telegram on the page: a wrong token, the right one, a word in a group there, and taken away again. */
import { strict as assert } from 'node:assert';

import type { Page } from 'playwright-core';

import type { StandIn } from '../platforms/telegram/index.ts';
import type { Chat } from './chat.ts';

const answerMs = 15_000;

export interface ConnectWords {
  readonly refused: RegExp;
  readonly connected: RegExp;
  readonly privacy: RegExp;
  readonly gone: RegExp;
}
export const connectWords: Readonly<Record<string, ConnectWords>> = {
  'zh-CN': { refused: /不认这个 token/, connected: /已经连上 @banyan_bot/, privacy: /隐私模式开着/, gone: /还没有连/ },
  'zh-TW': { refused: /不認這個 token/, connected: /已經連上 @banyan_bot/, privacy: /隱私模式開著/, gone: /還沒有連/ },
  en: {
    refused: /does not accept this token/,
    connected: /Connected as @banyan_bot/,
    privacy: /Privacy mode is on/,
    gone: /not connected/,
  },
};

/** Opens the card from the list that is to be seen: the left column on a desk, the drawer on a phone. */
export async function openCard(page: Page): Promise<void> {
  await page.locator('[data-connect="telegram"]:visible').first().click();
  await page.waitForSelector('#connect[open]');
}

async function paste(page: Page, token: string): Promise<void> {
  await page.fill('#connect-token', token);
  await page.click('#connect button[type=submit]');
}

const said = (page: Page, fits: RegExp): Promise<void> =>
  page.locator('#connect-body', { hasText: fits }).waitFor({ timeout: answerMs });

/** A token nobody has, then the real one. The card stays open. */
export async function connectOn(page: Page, api: StandIn, words: ConnectWords): Promise<void> {
  await paste(page, '111111:a-token-that-nobody-has');
  await said(page, words.refused);
  assert.equal(await page.inputValue('#connect-token'), '', 'the token is still on the page');
  await paste(page, `Use this token to access the HTTP API: ${api.token}`);
  await said(page, words.connected);
  await said(page, words.privacy);
  assert.ok(!(await page.content()).includes(api.token), 'the token is on the page');
}

/** Somebody checks in in a group on the other platform. */
export async function wordInGroup(api: StandIn, title: string): Promise<void> {
  const lin = api.user('Lin');
  const group = api.group(title, lin);
  api.placeBot(group, lin, 'administrator');
  api.say(group, lin, '签到');
  for (const end = performance.now() + answerMs; ; await new Promise((done) => setTimeout(done, 50))) {
    if (api.said(group).some((m) => /签到啦/.test(m.text ?? ''))) return;
    if (performance.now() > end)
      throw new Error(`no answer there; the bot said ${JSON.stringify(api.said(group).map((m) => m.text))}`);
  }
}

export async function disconnect({ page }: Chat, words: ConnectWords): Promise<void> {
  await page.click('#connect .apart button');
  await page.waitForSelector('#connect-token');
  await page.click('#close-connect');
  await page.locator('#platforms', { hasText: words.gone }).waitFor({ timeout: answerMs });
}
