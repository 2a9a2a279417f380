import type { Happening } from '../../types.ts';
import type { Campaign, TopicPick } from './language.ts';

/** A campaign's time has come in one group, and what it wants there is a topic. */
export interface CampaignTopic extends Happening {
  readonly what: 'campaign.topic';
  readonly member: null;
  readonly campaign: string;
  readonly room: number;
  /** When it was planned, epoch ms. */
  readonly planned: number;
  readonly pick: TopicPick;
}
/** One occurrence was carried out in `rooms` groups, `lateMs` after its time. */
export interface CampaignFired extends Happening {
  readonly what: 'campaign.fired';
  readonly member: null;
  readonly campaign: string;
  readonly planned: number;
  readonly rooms: number;
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
/** Somebody with the right to it wants a campaign of this name; without a definition: no longer. Answered in the room. */
export interface CampaignWanted extends Happening {
  readonly what: 'campaign.wanted';
  readonly name: string;
  readonly definition: Campaign | null;
}
/** Somebody asks which campaigns post topics here. Answered in the room. */
export interface CampaignAsked extends Happening {
  readonly what: 'campaign.asked';
  readonly content: 'topic';
}
