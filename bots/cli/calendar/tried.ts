/** What a campaign tries, in lines. */
import type { Campaign, Step } from '../../../core/features/campaigns/language.ts';
import { letters, wordsOf } from '../../../core/features/campaigns/occasion.ts';
import { specOf } from '../../../core/features/campaigns/tried.ts';
import { cut } from '../../../core/kit/cut.ts';
import type { Locale } from '../../../core/types.ts';

/** What other groups hear instead: by lot, or while a trial tries it. */
export function others(campaign: Campaign, step: Step, spoken: readonly Locale[]): string[] {
  const { trial } = campaign;
  const said = (v: number): string => spoken.map((l) => `"${cut(firstLine(step, l, v), 40)}"`).join(' / ');
  const why = trial ? 'in a trial' : 'by lot';
  const wording = (step.variants ?? []).map((_, i) => `    ${why}, ${letters[i + 1] ?? ''}: ${said(i + 1)}`);
  const times = (trial?.times ?? []).map((time, i) => `    in a trial, ${letters[i + 1] ?? ''}: at ${time}`);
  return [...wording, ...times];
}
const firstLine = (step: Step, locale: Locale, variant: number): string =>
  wordsOf(step, locale, variant)?.trim().split('\n')[0] ?? '';

/** What a trial would try, and what decides. */
export function triedLine(campaign: Campaign): string {
  const spec = specOf(campaign, 'en');
  if (!spec) return '';
  const of = {
    text: () => '',
    time: (v: number) => ` ${spec.variants[v]?.time ?? ''}`,
    reward: (v: number) => ` ${(spec.variants[v]?.percent ?? 100) / 100}x`,
  }[spec.kind];
  const sides = spec.variants.map((_, v) => `${letters[v] ?? ''}${of(v)}`).join(', ');
  return `trial of ${spec.kind}s by ${spec.unit}: ${sides}; ${campaign.trial?.goal ?? ''}, ${spec.gain} points more, ${spec.days} ${spec.days === 1 ? 'day' : 'days'}; begun by an admin with /trial start ${campaign.id}`;
}
