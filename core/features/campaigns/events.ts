import type { Happening, Unasked } from '../../types.ts';
import type { Campaign } from './language.ts';
import type { DrawStep, PollStep, QuizStep, TopicPick } from './language/what.ts';

/** A step of a campaign has come in one group. Whoever hears it posts, with class `campaign`, in the same transaction. */
interface Due extends Happening {
  readonly member: null;
  readonly campaign: string;
  readonly room: number;
  /** When this step was planned, epoch ms; the same for every group. */
  readonly planned: number;
  /** The run, to be named in what is told later (`campaign.result`). */
  readonly run: number;
}
/** … and what it wants there is a topic. */
export interface CampaignTopic extends Due {
  readonly what: 'campaign.topic';
  readonly pick: TopicPick;
}
/** … a poll. Texts are in all languages; the group hears its own. */
export interface CampaignPoll extends Due {
  readonly what: 'campaign.poll';
  readonly poll: PollStep;
}
/** … a survey of the files, by its id. */
export interface CampaignSurvey extends Due {
  readonly what: 'campaign.survey';
  readonly survey: string;
}
/** … a round of the quiz. */
export interface CampaignQuiz extends Due {
  readonly what: 'campaign.quiz';
  readonly quiz: QuizStep;
}
/** … a draw. */
export interface CampaignDraw extends Due {
  readonly what: 'campaign.draw';
  readonly draw: DrawStep;
}
/** … the leaderboard of points. */
export interface CampaignLeaderboard extends Due {
  readonly what: 'campaign.leaderboard';
  readonly period: 'day' | 'week' | 'month' | 'all';
}
/** … the recap of the group's days: said there, or once to staff in private for all groups together. */
export interface CampaignReport extends Due {
  readonly what: 'campaign.report';
  readonly period: 'day' | 'week' | 'month';
  readonly to: 'group' | 'staff';
  /** What it is when it is said in the group. */
  readonly unasked: Unasked;
}
export type CampaignDue =
  CampaignTopic | CampaignPoll | CampaignSurvey | CampaignQuiz | CampaignDraw | CampaignLeaderboard | CampaignReport;

/** One occurrence was carried out in `rooms` groups, or for `members` in private, `lateMs` after its time. */
export interface CampaignFired extends Happening {
  readonly what: 'campaign.fired';
  readonly member: null;
  readonly campaign: string;
  readonly planned: number;
  readonly rooms: number;
  readonly members?: number;
  readonly lateMs: number;
}
/** `count` occurrences went by while nobody was there, the first of them planned for `planned`. */
export interface CampaignMissed extends Happening {
  readonly what: 'campaign.missed';
  readonly member: null;
  readonly campaign: string;
  readonly planned: number;
  readonly count: number;
}
/** The trial a campaign declares, for whoever asked (`trial.asked`). `first`: the civil day of its first time from tomorrow on. */
export interface CampaignTrial extends Happening {
  readonly what: 'campaign.trial';
  readonly member: number;
  readonly begin: boolean;
  readonly name: string;
  readonly campaign: number;
  /** Of its definition: another one is another trial. */
  readonly hash: string;
  readonly first: string;
  /** Groups it reaches now. */
  readonly rooms: readonly number[];
  readonly kind: 'text' | 'time' | 'reward';
  readonly goal: 'checkin' | 'talk' | 'clicks';
  readonly unit: 'members' | 'groups';
  /** Points that matter. */
  readonly gain: number;
  readonly days: number;
  /** The words, the local time, and what points earned are worth, per cent. */
  readonly variants: readonly { readonly text: string; readonly time: string; readonly percent: number }[];
}
/** A campaign in a trial was changed or taken out: what is tried is no longer what was. */
export interface CampaignSpoilt extends Happening {
  readonly what: 'campaign.spoilt';
  readonly member: null;
  readonly trial: number;
}
/** Somebody with the right to it wants a campaign of this name; without a definition: no longer. Answered in the room. */
export interface CampaignWanted extends Happening {
  readonly what: 'campaign.wanted';
  readonly name: string;
  /** Whoever told it answers as well. */
  readonly answered?: true;
  readonly definition: Campaign | null;
  /** With no definition: everything whose name is this one or begins with it and a dot. */
  readonly below?: true;
}
/** Somebody asks which campaigns post topics here. Answered in the room. */
export interface CampaignAsked extends Happening {
  readonly what: 'campaign.asked';
  readonly content: 'topic';
}
