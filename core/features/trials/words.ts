/** What came of a trial, in plain words. Pure. */
import { alphaEach } from '../../kit/trial/power.ts';
import type { Verdict } from '../../kit/trial/judge.ts';
import type { Locale } from '../../types.ts';
import { letter } from './spec.ts';
import type { TrialRow } from './store.ts';
import { trialTexts } from './texts.ts';

const percent = (share: number): string => `${(share * 100).toFixed(share > 0 && share < 0.1 ? 1 : 0)}%`;
/** Points with their sign. */
const points = (difference: number): string => {
  const n = difference * 100;
  const shown = Math.abs(n) < 10 ? n.toFixed(1) : n.toFixed(0);
  return n > 0 ? `+${shown}` : shown;
};

/** At most five lines. */
export function resultText(
  trial: Pick<TrialRow, 'id' | 'unit' | 'plain' | 'gain' | 'variants' | 'campaign'>,
  verdict: Verdict,
  locale: Locale,
): string {
  const t = trialTexts[locale];
  const join = locale === 'en' ? ', ' : '、';
  const sides = verdict.sides.map((s, v) =>
    trial.unit === 'members'
      ? t.share(letter(v), percent(s.share), s.x, s.n)
      : t.meanShare(letter(v), percent(s.share), s.units),
  );
  const sure = `${Number(((1 - alphaEach(trial.variants.length)) * 100).toFixed(1))}%`;
  const compared = verdict.compared.map((c) =>
    t.compared(letter(c.variant), points(c.difference), points(c.low), points(c.high), sure),
  );
  const { winner } = verdict;
  const id = trial.campaign === '' ? `${trial.id}` : t.named(trial.id, trial.campaign);
  const head = trial.plain ? t.plainEnd(id) : winner === null ? t.noDifference(id) : t.winner(id, letter(winner));
  const tail = trial.plain ? [] : winner === null ? [t.notProof(trial.gain)] : [t.toApply];
  // A Chinese bracket wants no space after it.
  return [head.replace('） ', '）'), sides.join(join), compared.join(locale === 'en' ? ' ' : ''), ...tail].join('\n');
}
