/** What came of one question, in words. Pure. */
import { cut } from '../../kit/cut.ts';
import type { Locale } from '../../types.ts';
import type { Tally } from './tally.ts';
import { surveyStaffTexts } from './texts-staff.ts';

const shownTexts = 3;

/** `1,240`, `3.5`. */
export const spoken = (n: number, locale: Locale): string =>
  new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(n);

/** One question in words. */
export function inWords(t: Tally, locale: Locale): string {
  const w = surveyStaffTexts[locale];
  if (t.answered === 0) return w.nothing;
  if (t.nps !== null) return w.nps(`${t.nps > 0 ? '+' : ''}${Math.round(t.nps)}`, t.answered);
  if (t.mean !== null) return w.mean(spoken(t.mean, locale), spoken(t.median ?? 0, locale), t.answered);
  if (t.labels.length === 0)
    return w.words(
      t.answered,
      t.texts.slice(-shownTexts).map((s) => cut(s.replaceAll('\n', ' '), 16)),
    );
  const order = t.labels.map((label, i) => ({ label, n: t.counts[i] ?? 0 })).toSorted((a, b) => b.n - a.n);
  const comma = locale === 'en' ? ', ' : '、';
  const shown = order
    .slice(0, 5)
    .map(({ label, n }) => `${cut(label, 12)} ${n} (${Math.round((100 * n) / t.answered)}%)`);
  return shown.join(comma) + (order.length > shown.length ? '…' : '');
}
