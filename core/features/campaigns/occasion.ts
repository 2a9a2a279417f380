/** What one step does in one group. New kinds of steps are added here and in language/what.ts. */
import type { House } from '../../house.ts';
import { groupLocale } from '../../kit/reply.ts';
import type { Context, Effect, Effects, LinkButton, Locale, Room, Unasked } from '../../types.ts';
import { lot } from '../../kit/trial/split.ts';
import type { CampaignDue } from './events.ts';
import { kindOf, reportOf, type Campaign, type Step, type StepKind } from './language.ts';
import { campaignTexts } from './texts.ts';

type Priority = NonNullable<Campaign['often']>['priority'];
/** What a group hears of a campaign with a trial: which wording, from 0; and the letter under which its clicks are counted. */
export interface Side {
  readonly wording: number;
  readonly letter: string | undefined;
}
/** Which step of which run, for what is told. */
export interface Occasion {
  readonly campaign: string;
  readonly planned: number;
  readonly run: number;
  readonly step: Step;
  /** Of a campaign with a trial; without it groups have the wordings of a step by lot. */
  readonly side?: Side | undefined;
  /** `often.priority` of the campaign. */
  readonly priority: Priority;
}
/** What it is before the one budget over everything said unasked (core/budget.ts). */
export const unaskedOf = ({ campaign, priority }: Pick<Occasion, 'campaign' | 'priority'>): Unasked => ({
  kind: 'campaign',
  campaign,
  priority: { low: 3, normal: 5, high: 8 }[priority],
});

/** Which feature does a kind of step that is not ours; kinds without an entry are said here. */
const doneBy: Readonly<Partial<Record<StepKind, string>>> = {
  topic: 'topics',
  poll: 'polls',
  survey: 'surveys',
  draw: 'draws',
  leaderboard: 'leaderboard',
  quiz: 'games',
  report: 'recap',
};
export const letters = ['A', 'B', 'C', 'D'];
const weekly = { period: 'week', to: 'staff' } as const;

/** Kinds that a feature of this bot does, or that need none. */
export const doable = (kind: StepKind, features: readonly { readonly name: string }[]): boolean =>
  doneBy[kind] === undefined || features.some((f) => f.name === doneBy[kind]);
/** Is the feature that does it switched on there? Topics and check-ins mind that themselves. */
export function onHere(kind: StepKind, house: Pick<House, 'features' | 'isOn'>, room: Room): boolean {
  const feature = house.features.find((f) => f.name === doneBy[kind]);
  return feature === undefined || house.isOn(feature, { community: room.community, room: room.id });
}

/** How many wordings a step has; the first is `say` itself. */
export const wordings = (step: Step): number => 1 + (step.variants?.length ?? 0);

/**
 * The words of a step that is said as it stands, in a language; undefined where another feature finds them.
 * `variant`: from 0.
 */
export function wordsOf(step: Step, locale: Locale, variant = 0): string | undefined {
  if (step.checkin) return campaignTexts[locale].checkin;
  if (step.poll)
    return [step.poll.question, ...step.poll.options].map((t, i) => `${i > 0 ? `${i}. ` : ''}${t[locale]}`).join('\n');
  if (!step.say) return undefined;
  const links = linksOf(step, locale).map((b) => `${b.label}：${b.url}`);
  return [textOf(step, locale, variant), ...links].join('\n');
}
/** What `say` says, without its buttons. */
const textOf = (step: Step, locale: Locale, variant: number): string =>
  ((step.variants?.[variant - 1] ?? step.say)?.[locale] ?? '').trimEnd();
const linksOf = (step: Step, locale: Locale): readonly LinkButton[] =>
  (step.buttons ?? []).map((b) => ({ label: b.label[locale], url: b.link }));

/** All wordings of a step, as they are shown to staff: each with its letter where there are several. */
export function wordingsOf(step: Step, locale: Locale): string | undefined {
  const n = wordings(step);
  if (n === 1) return wordsOf(step, locale);
  return Array.from({ length: n }, (_, v) => `${letters[v] ?? ''}. ${wordsOf(step, locale, v) ?? ''}`).join('\n');
}

/** Effects of one step in one group. */
export function occasion(c: Context, o: Occasion, room: Room): Effects {
  const { step } = o;
  const locale = groupLocale({ room, community: c.community });
  const due = { member: null, campaign: o.campaign, room: room.id, planned: o.planned, run: o.run } as const;
  const tell = (what: CampaignDue): Effects => [{ do: 'tell', what }];
  switch (kindOf(step)) {
    case 'topic':
      return tell({ ...due, what: 'campaign.topic', pick: step.topic === 'any' || !step.topic ? {} : step.topic });
    case 'survey':
      return tell({ ...due, what: 'campaign.survey', survey: step.survey ?? '' });
    case 'quiz':
      return step.quiz ? tell({ ...due, what: 'campaign.quiz', quiz: step.quiz }) : [];
    case 'draw':
      return step.draw ? tell({ ...due, what: 'campaign.draw', draw: step.draw }) : [];
    case 'leaderboard':
      return tell({ ...due, what: 'campaign.leaderboard', period: step.leaderboard ?? 'week' });
    case 'report':
      return tell({ ...due, ...(reportOf(step) ?? weekly), what: 'campaign.report', unasked: unaskedOf(o) });
    case 'poll':
      return step.poll ? tell({ ...due, what: 'campaign.poll', poll: step.poll }) : [];
    default:
      return said(o, room, locale);
  }
}

/** What one step says to one member, in their private chat; how to hear no more of it stands below. */
export const toMember = (
  o: Occasion,
  to: { readonly member: number; readonly chat: number },
  locale: Locale,
): Effects => said(o, { id: to.chat, lot: `m${to.member}` }, locale, `\n${campaignTexts[locale].noMore}`);

function said(o: Occasion, room: { readonly id: number; readonly lot?: string }, locale: Locale, below = ''): Effects {
  const { step } = o;
  const n = wordings(step);
  const lots = lot(`${o.campaign}:${room.lot ?? room.id}`, n);
  const { wording, letter } = o.side ?? { wording: lots, letter: n > 1 ? letters[lots] : undefined };
  const variant = n > 1 ? wording : 0;
  const links = linksOf(step, locale);
  const say = `${step.say ? textOf(step, locale, variant) : (wordsOf(step, locale) ?? '')}${below}`;
  const track = { campaign: o.campaign, ...(letter !== undefined && { variant: letter }) };
  const common = {
    to: { room: room.id },
    say,
    ...(links.length > 0 && { links }),
    unasked: unaskedOf(o),
    track,
  } as const;
  const effect: Effect =
    step.picture === undefined ? { do: 'send', ...common } : { do: 'picture', png: step.picture, ...common };
  return [effect];
}
