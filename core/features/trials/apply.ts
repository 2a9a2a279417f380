/** What a trial found becomes how it is, because somebody asked for it. */
import { reply } from '../../kit/reply.ts';
import type { Tx } from '../../ports.ts';
import type { Context, Effects, MessageEvent } from '../../types.ts';
import type { CampaignWanted } from '../campaigns/events.ts';
import type { TrialChosen } from './events.ts';
import { trialName, type Desk } from './run.ts';
import { letter } from './spec.ts';
import { trialTexts } from './texts.ts';

/** Declared by points; what every award is worth, per cent. */
const percentKey = 'points.percent';
const mostPercent = 500;

export async function apply(c: Context<MessageEvent>, tx: Tx, desk: Desk, asked: number | null): Promise<Effects> {
  const t = trialTexts[c.locale];
  const trial = await desk.store.last(c.community.id, 'ended');
  if (!trial) return [reply(c, t.unfinished)];
  const which = asked ?? trial.verdict?.winner ?? null;
  const variant = which === null ? undefined : trial.variants[which];
  if (!variant) return [reply(c, t.nothingToApply)];
  if (trial.kind === 'reward') {
    if (variant.percent === 100) return [reply(c, t.alreadySo)];
    const now = desk.house.settings.own(percentKey, c.community.id, 0);
    const base = typeof now === 'number' ? now : 100;
    const percent = Math.min(mostPercent, Math.round((base * variant.percent) / 100));
    await desk.house.settings.set(c, tx, percentKey, 0, percent);
    return [reply(c, t.percentNow(percent))];
  }
  if (trial.row > 0) {
    const { row, hash, id } = trial;
    const what: TrialChosen = {
      what: 'trial.chosen',
      member: c.who.member,
      trial: id,
      campaign: row,
      hash,
      variant: which ?? 0,
    };
    return [{ do: 'tell', what }];
  }
  const [hour = '0', minute = '0'] = variant.time.split(':');
  const { text } = variant;
  const told: CampaignWanted = {
    what: 'campaign.wanted',
    member: c.who.member,
    name: trialName(trial.id),
    answered: true,
    definition: {
      id: trialName(trial.id),
      active: true,
      every: `${Number(minute)} ${Number(hour)} * * *`,
      // Staff wrote it in one language; it is said as they wrote it.
      say: { 'zh-CN': text, 'zh-TW': text, en: text },
      catchUp: 'once',
    },
  };
  return [{ do: 'tell', what: told }, reply(c, t.saidNow(variant.time, letter(which ?? 0)))];
}
