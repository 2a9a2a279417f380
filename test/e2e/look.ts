/** What an eye would complain about; the looking is done in the page by in-page.js. */
import { fileURLToPath } from 'node:url';

import type { BrowserContext, Page } from 'playwright-core';

/** To be called before the page is opened. */
export const openEyes = (context: BrowserContext): Promise<void> =>
  context.addInitScript({ path: fileURLToPath(new URL('in-page.js', import.meta.url)) }).then(() => undefined);

/** The letters on the page, and in `also`, that no installed font can draw. Emoji are left out. */
export const missingGlyphs = (page: Page, also = ''): Promise<string[]> =>
  page.evaluate(`eye.missingGlyphs(${JSON.stringify(also)})`);

/** What sticks out of the window, has no name, or is smaller than a fingertip (44 by 44). */
export const misfits = (page: Page): Promise<string[]> => page.evaluate('eye.misfits()');
