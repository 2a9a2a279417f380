/** One question as a picture: what stands on its lines, by its kind. Pure. */
import { shares, type Share } from '../../kit/charts.ts';
import { cut } from '../../kit/cut.ts';
import type { Locale } from '../../types.ts';
import { inWords, spoken } from './said.ts';
import type { Tally } from './tally.ts';
import { surveyStaffTexts } from './texts-staff.ts';

/** Lines of a chart. */
const mostLines = 12;
/** Bars of plain numbers. */
const mostBins = 8;

/** Undefined: there is nothing that could be drawn (words, dates, nobody answered). */
export function questionChart(t: Tally, title: string, locale: Locale): string | undefined {
  const lines = linesOf(t, locale);
  if (t.answered === 0 || lines.length === 0) return undefined;
  return shares({
    title: cut(t.question.ask, 40),
    aside: cut(title, 16),
    note: noteOf(t, locale),
    lines,
    of: t.answered,
  });
}

function noteOf(t: Tally, locale: Locale): string {
  const w = surveyStaffTexts[locale];
  if (t.mean !== null) return inWords(t, locale);
  return t.places.length > 0 ? w.firsts(t.answered) : w.answers(t.answered);
}

function linesOf(t: Tally, locale: Locale): Share[] {
  if (t.nps !== null) return groups(t, locale);
  if (t.question.type === 'number') return bins(t.numbers, locale);
  const w = surveyStaffTexts[locale];
  const { low, high } = t.question;
  const all = t.labels.map((label, i): Share => {
    const place = t.places[i];
    const end = i === 0 ? low : i === t.labels.length - 1 ? high : undefined;
    const words = t.mean !== null && end !== undefined ? `${label} ${end}` : label;
    return {
      label: place === null || place === undefined ? words : w.place(words, spoken(place, locale)),
      value: t.counts[i] ?? 0,
    };
  });
  if (all.length <= mostLines) return all;
  // The most chosen, in the order asked, and what is left as one line.
  const kept = new Set(all.toSorted((a, b) => b.value - a.value).slice(0, mostLines - 1));
  const left = all.filter((line) => !kept.has(line));
  const rest = { label: w.others(left.length), value: left.reduce((n, line) => n + line.value, 0), marked: false };
  return [...all.filter((line) => kept.has(line)), rest];
}

/** Promoters, passives and detractors (F. Reichheld, Harvard Business Review 12/2003). */
function groups(t: Tally, locale: Locale): Share[] {
  const count = (from: number, to: number): number => t.counts.slice(from, to + 1).reduce((a, b) => a + b, 0);
  const [promoters, passives, detractors] = surveyStaffTexts[locale].npsGroups;
  return [
    { label: `9–10 ${promoters}`, value: count(9, 10), marked: true },
    { label: `7–8 ${passives}`, value: count(7, 8) },
    { label: `0–6 ${detractors}`, value: count(0, 6) },
  ];
}

/** Plain numbers in bars of one round width: 1, 2, 5, 10, 20 … */
function bins(sorted: readonly number[], locale: Locale): Share[] {
  const [least, most] = [sorted[0], sorted.at(-1)];
  if (least === undefined || most === undefined) return [];
  const whole = sorted.every(Number.isInteger);
  const width = roundWidth(least, most, whole);
  const first = Math.floor(least / width);
  const count = Math.floor(most / width) - first + 1;
  const label = (n: number): string => {
    const from = (first + n) * width;
    const to = from + width - (whole ? 1 : 0);
    return whole && width === 1 ? spoken(from, locale) : `${spoken(from, locale)}–${spoken(to, locale)}`;
  };
  return Array.from({ length: count }, (_, n) => ({
    label: label(n),
    value: sorted.filter((v) => Math.floor(v / width) - first === n).length,
  }));
}

/** The smallest round width with which the bars are few enough. */
function roundWidth(least: number, most: number, whole: boolean): number {
  const fits = (width: number): boolean => Math.floor(most / width) - Math.floor(least / width) < mostBins;
  for (let unit = whole ? 1 : 0.01; ; unit *= 10)
    for (const step of [1, 2, 5]) if (fits(step * unit)) return step * unit;
}
