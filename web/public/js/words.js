/** The page's own words in the language chosen. They change nothing in how the bot speaks. */
import { en } from './words-en.js';
import { hans } from './words-hans.js';
import { hant } from './words-hant.js';

const all = { 'zh-CN': hans, 'zh-TW': hant, en };
export const wordsFor = (language) => all[language];

/** Fills `data-words` and `data-label` of the page. */
export function fill(t, language) {
  document.documentElement.lang = language;
  document.title = t.title;
  for (const node of document.querySelectorAll('[data-words]')) node.textContent = t[node.dataset.words];
  for (const node of document.querySelectorAll('[data-label]')) {
    node.setAttribute('aria-label', t[node.dataset.label]);
    if (node.tagName === 'BUTTON') node.title = t[node.dataset.label];
  }
}

export const clock = (ms, language, seconds = false) =>
  new Intl.DateTimeFormat(language, {
    hour: '2-digit',
    minute: '2-digit',
    ...(seconds && { second: '2-digit' }),
    hourCycle: 'h23',
  }).format(ms);
