/** A campaign and its trial: it says what it would try, deals out what was drawn, and says what was chosen from then on. */
import { addDays, civilDay, startOfDay } from '../../kit/calendar.ts';
import { reply } from '../../kit/reply.ts';
import type { AuditRow, Context, Effect, Effects, Happening, Refusal } from '../../types.ts';
import type { TrialAsked, TrialBegun, TrialChosen, TrialOver } from '../trials/events.ts';
import { upcoming } from './calendar.ts';
import type { CampaignSpoilt, CampaignTrial } from './events.ts';
import { letters } from './occasion.ts';
import { find, titleOf } from './operate/find.ts';
import { audience, type Desk } from './run.ts';
import type { CampaignRow } from './store.ts';
import type { DealtRow } from './store-trials.ts';
import { campaignTrialTexts } from './texts-trial.ts';
import { specOf, timesOf } from './tried.ts';

type Calendar = (c: Context) => Promise<Effects>;
type Hears = Readonly<Record<string, (c: Context, what: Happening) => Promise<Effects>>>;

/** `calendar` makes the jobs of the community anew. */
export const trialHears = (desk: Desk, calendar: Calendar): Hears => ({
  'trial.asked': (c, what) => asked(c, desk, what as TrialAsked),
  'trial.begun': async (c, what) => {
    const { trial, campaign, hash, kind, sides, from, to } = what as TrialBegun;
    const row = { campaign, community: c.community.id, trial, hash, kind, sides, from, to };
    await desk.dealt.put({ ...row, state: 'running', chosen: null }, c.cause);
    return calendar(c);
  },
  'trial.over': async (c, what) => {
    const { campaign, trial, stopped } = what as TrialOver;
    if ((await desk.dealt.of(campaign))?.trial !== trial) return [];
    await desk.dealt.change(campaign, { state: stopped ? 'stopped' : 'over' }, c.cause);
    return calendar(c);
  },
  'trial.chosen': (c, what) => chosen(c, desk, what as TrialChosen, calendar),
});

/** What is needed to offer or to begin it, told to the trials; or why there is none. */
async function asked(c: Context, desk: Desk, { member, name, begin }: TrialAsked): Promise<Effects> {
  const found = await find(c, desk, name);
  if ('say' in found) return found.say;
  const t = campaignTrialTexts[c.locale];
  const { row } = found;
  const title = titleOf(row.definition);
  const spec = specOf(row.definition, c.community.locale);
  if (!spec) return [reply(c, t.none(title))];
  if (begin !== null && begin !== row.hash) return [reply(c, t.changed(title))];
  if (row.state !== 'active') return [reply(c, t.paused(title))];
  const zone = c.community.timeZone;
  const [next] = upcoming(row.definition, zone, startOfDay(addDays(civilDay(c.now, zone), 1), zone) - 1, 1);
  if (next === undefined) return [reply(c, t.never(title))];
  const told: CampaignTrial = {
    ...spec,
    what: 'campaign.trial',
    member,
    begin: begin !== null,
    name: row.name,
    campaign: row.id,
    hash: row.hash,
    first: civilDay(next, zone),
    rooms: (await audience(c, desk, row.definition)).map((r) => r.id),
  };
  return [{ do: 'tell', what: told }];
}

/** Campaigns whose file was changed under a running trial. The trials end it, which comes back as `trial.over`. */
export const spoilt = (rows: readonly CampaignRow[], dealt: readonly DealtRow[]): Effect[] =>
  dealt.flatMap((d) => {
    const row = rows.find((r) => r.id === d.campaign);
    if (d.state !== 'running' || (row && row.state !== 'gone' && row.hash === d.hash)) return [];
    const what: CampaignSpoilt = { what: 'campaign.spoilt', member: null, trial: d.trial };
    return [{ do: 'tell', what }];
  });

async function chosen(c: Context, desk: Desk, what: TrialChosen, calendar: Calendar): Promise<Effects> {
  const t = campaignTrialTexts[c.locale];
  const row = await desk.store.byId(c.community.id, what.campaign);
  const dealt = await desk.dealt.of(what.campaign);
  if (!row || row.state === 'gone' || row.hash !== what.hash || dealt?.trial !== what.trial)
    return [reply(c, t.changed(row ? titleOf(row.definition) : `${what.campaign}`))];
  if ((dealt.chosen ?? 0) === what.variant) return [reply(c, t.already)];
  await desk.dealt.change(row.id, { chosen: what.variant }, c.cause);
  await desk.house.audit.write(c, {
    act: 'campaign.chosen',
    subject: titleOf(row.definition),
    room: null,
    before: { campaign: row.id, chosen: dealt.chosen },
    after: { campaign: row.id, chosen: what.variant },
  });
  const title = titleOf(row.definition);
  const words =
    dealt.kind === 'time'
      ? t.timeNow(title, timesOf(row.definition)[what.variant] ?? '')
      : t.textNow(title, letters[what.variant] ?? '');
  return [...(await calendar(c)), reply(c, words)];
}

/** What was chosen before, or nothing. */
export async function undoChosen(
  c: Context,
  desk: Desk,
  row: AuditRow,
  calendar: Calendar,
): Promise<Effects | Refusal> {
  const { campaign, chosen: before } = row.before as Pick<DealtRow, 'campaign' | 'chosen'>;
  await desk.dealt.change(campaign, { chosen: before }, c.cause);
  return calendar(c);
}
