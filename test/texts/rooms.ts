/** How long a text may be, by whom it is for. What is not named here is a member's answer. */
import type { Room } from './rules.ts';

export const member: Room = { lines: 2, width: 60 };
/** A page or a terminal. */
export const page: Room = { lines: 12, width: 200 };
export const label: Room = { lines: 1, width: 24 };
/** An owner reads more, but not an essay. */
export const owner: Room = { lines: 5, width: 150 };

interface Reader {
  readonly room: Room;
  /** Of a catalogue: these keys only. */
  readonly keys?: readonly string[];
  readonly why: string;
}

/** By the name of the catalogue; what fits nothing any more fails the test. */
export const readers: Readonly<Record<string, readonly Reader[]>> = {
  moderationTexts: [
    {
      room: owner,
      keys: ['exempt', 'would', 'review', 'unable', 'kicked'],
      why: 'reports are for staff, in private or asked for by staff',
    },
  ],
  drawTexts: [{ room: { lines: 6, width: 150 }, keys: ['won'], why: 'one line a prize, five prizes at most' }],
  listTexts: [{ room: owner, why: 'word lists are for staff' }],
  importTexts: [{ room: owner, why: 'importing words is for staff' }],
  optionTexts: [{ room: owner, why: 'word lists are for staff' }],
  ladderTexts: [{ room: owner, why: 'the ladder is for staff' }],
  watchTexts: [{ room: owner, why: 'what a rule would hit is for staff, in private' }],
  capabilitiesTexts: [{ room: owner, why: 'asked for by staff' }],
  recogniseTexts: [{ room: owner, keys: ['summary', 'room', 'people', 'mayThey'], why: 'asked of staff, in private' }],
  accountTexts: [{ room: owner, why: 'asked for by staff' }],
  groupsTexts: [{ room: owner, why: 'between owners, in private' }],
  communitiesTexts: [{ room: owner, why: 'between owners' }],
  appealTexts: [
    {
      room: owner,
      keys: ['asked', 'staffKept', 'takenBack', 'offer', 'allowed', 'allowedBefore', 'noContext', 'reopened'],
      why: 'asked and answered in private with staff',
    },
  ],
  brakeTexts: [
    {
      room: owner,
      keys: ['ask', 'going', 'staying', 'undone', 'nothingToUndo', 'on', 'counted'],
      why: 'the owner decides, in private',
    },
  ],
  conductTexts: [{ room: owner, keys: ['theirs'], why: 'asked for by staff, in private' }],
  recapTexts: [
    { room: owner, keys: ['group', 'staff'], why: 'staff ask for it, or have a campaign say it once a week' },
  ],
  digestTexts: [{ room: owner, why: 'a note to staff, in private' }],
  reportTexts: [
    {
      room: owner,
      keys: [
        'card',
        'done',
        'onlyDeleted',
        'askedBack',
        'warnedInstead',
        'settled',
        'page',
        'waiting',
        'reopened',
        'notBack',
      ],
      why: 'cards are for staff, in private',
    },
  ],
  pointsTexts: [
    {
      room: owner,
      keys: ['rules', 'howToChange', 'windows', 'windowSet', 'whichDays'],
      why: 'asked for by name, mostly by whoever sets it',
    },
  ],
  levelTexts: [{ room: owner, keys: ['which', 'perkSet'], why: 'what a level brings is set by staff' }],
  badgeTexts: [{ room: owner, keys: ['howToMake', 'made', 'already'], why: 'badges are made by staff' }],
  namesTexts: [
    { room: owner, keys: ['alike', 'pay', 'prize'], why: 'staff alone are told who it is and what was said' },
  ],
  raidTexts: [
    {
      room: owner,
      keys: ['alarm', 'byHand', 'stopped', 'locked', 'brake', 'summary', 'calm', 'now', 'how', 'staying'],
      why: 'staff alone are told of a wave of joins',
    },
  ],
  transferTexts: [{ room: owner, keys: ['circle', 'many'], why: 'staff alone are told what to look at' }],
  shopStaffTexts: [{ room: owner, keys: ['usage', 'put', 'ask'], why: 'putting up and confirming is for staff' }],
  scheduleTexts: [{ room: owner, why: 'schedules are made by admins' }],
  budgetTexts: [
    {
      room: owner,
      keys: [
        'show',
        'how',
        'bounds',
        'set',
        'nothingHeld',
        'held',
        'more',
        'why',
        'kinds',
        'comes',
        'waits',
        'dropped',
      ],
      why: 'limits are set by staff, and only they ask what was held',
    },
  ],
  surveyTexts: [
    { room: { lines: 3, width: 70 }, keys: ['page'], why: 'holds an address' },
    { room: owner, keys: ['list', 'row'], why: 'asked for: up to three surveys by name' },
  ],
  talkTexts: [
    {
      room: owner,
      keys: ['list', 'row', 'pick', 'nobody', 'asked', 'unreached', 'came', 'record', 'recordRow'],
      why: 'whom to talk with is for staff, in private',
    },
  ],
  surveyStaffTexts: [
    { room: { lines: 12, width: 220 }, keys: ['template'], why: 'a form to copy and fill in, for staff' },
    { room: owner, why: 'making surveys and reading results is for staff' },
  ],
  quietTexts: [{ room: owner, why: 'silence is ordered by staff' }],
  rolesTexts: [
    { room: owner, keys: ['staff', 'which', 'whom', 'wrong', 'codeAfter'], why: 'roles are given by the owner' },
  ],
  escalateTexts: [{ room: owner, why: 'told to owners in private' }],
  helpTexts: [
    { room: { lines: 3, width: 60 }, keys: ['hello'], why: 'said once, on joining: who I am, help, what is kept' },
    { room: owner, keys: ['group', 'others'], why: 'one line of a list of all commands, asked for' },
  ],
  settingsTexts: [{ room: owner, why: 'settings are for staff' }],
  presetsTexts: [{ room: owner, why: 'said to who set the bot up' }],
  statusTexts: [{ room: owner, why: 'asked for by staff' }],
  risingTexts: [{ room: owner, why: 'offered to the owner, in private or when asked for' }],
  topicTexts: [{ room: owner, keys: ['whichBrackets'], why: 'topics are added by staff' }],
  pollTexts: [
    {
      room: owner,
      keys: ['noneStaff', 'sayThere', 'asked', 'closedThere', 'tooMany', 'fault'],
      why: 'polls are started by staff',
    },
  ],
  trialTexts: [{ room: owner, why: 'trials are for admins' }],
  campaignTexts: [{ room: owner, why: 'scheduling is for staff' }],
  operateTexts: [{ room: owner, why: 'sending by hand is for staff' }],
};

/** Pieces of sentences: what stands beside them brings or takes the space. */
export const pieces = /^(?:campaignTexts\.(?:daily|workdays|weekends|weekly|once|kept)|settingsTexts\.orUndo)$/u;
