/**
 * Arguments by hand for texts that no stand-in suits, and the longest that occur for those whose length hangs on them.
 * Each list is one call. By `catalogue.key`; a line for a text that is gone fails the test.
 */
import { reportTitle } from '../../core/features/reports/texts.ts';

const did = { remove: false, words: 'remind', askBack: false, muteMs: 0, kick: false, ban: false, points: 0 };
const may = { at: 1, name: 'May' };
const item = (name: string, more: object = {}) => ({ member: 1, name, streak: 1, first: false, ...more });
const moved = { moved: { amount: 5, balance: 25 } };

const recap = {
  span: { period: 'week', ago: 1 },
  messages: 1240,
  speakers: 186,
  hour: 20,
  joined: 9,
  left: 2,
  checkins: 412,
  points: 3120,
  thanks: 23,
  topic: { words: 'May', replies: 31 },
  dates: '11/16',
  busiest: [{ name: 'May', messages: 320 }],
};
const quiet = { ...recap, messages: 0, joined: 0, checkins: 0, points: 0, thanks: 0, topic: undefined, busiest: [] };
const few = { ...recap, speakers: null, hour: null };

export const samples: Readonly<Record<string, readonly (readonly unknown[])[]>> = {
  'cardTexts.mine': [
    [
      may,
      [
        { is: 'figure', label: 'A', value: '1,240' },
        { is: 'list', label: 'B', items: ['1', '2', '3', '4', '5'] },
      ],
    ],
  ],
  'recapTexts.when': [[recap.span], [{ period: 'day', ago: 0 }]],
  'recapTexts.heading': [[recap.span], [{ period: 'month', ago: 0 }]],
  'recapTexts.group': [[recap], [quiet], [few]],
  'recapTexts.staff': [
    ['May', recap, 40],
    ['May', quiet, 1],
    ['May', few, 1],
  ],
  'checkinTexts.one': [
    [item('May', { first: true, ...moved })],
    [item('May', moved)],
    [item('Sofia', { streak: 6, ...moved })],
    [item('May', { streak: 3 })],
    [item('Sofia', { streak: 30, milestone: 30, cards: 1, ...moved })],
    [item('Sofia', { streak: 30, milestone: 30, cards: 0, ...moved })],
  ],
  'checkinTexts.many': [[[item('May', moved), item('Sofia', moved)]], [[item('May'), item('Sofia')]]],
  'checkinTexts.again': [[may]],
  'rewardTexts.buy': [[may, '11-20', 30, 125]],
  'rewardTexts.madeUp': [
    [may, '11-20', 12, 30, 0],
    [may, '11-20', 12, 0, 2],
    [may, '11-20', 1, 0, 0],
  ],
  'rewardTexts.month': [
    [{ title: '11', days: [1, 2, 3, 5, 7, 8, 9, 11, 13], madeUp: 1, streak: 3, cards: 2 }],
    [{ title: '11', days: [1], madeUp: 0, streak: 1, cards: 0 }],
  ],
  'rewardTexts.goal': [
    [7, 20, 23, 10],
    [1, 20, 23, 10],
    [7, 20, 23, 0],
  ],
  'talkTexts.recordRow': (['asked', 'yes', 'no', 'silent'] as const).map((state) => [
    'May',
    state,
    state === 'silent',
    '11/24 10:00',
  ]),
  'surveyStaffTexts.listRow': (['draft', 'open', 'closed'] as const).map((state) => [12, 'May', state, 56]),
  'explainTexts.why': (['mine', 'staff', 'undone', 'open', 'kept'] as const).flatMap((standing) =>
    [{ nth: 12 }, { list: 'May' }, { title: reportTitle }].map((place) => [
      {
        place,
        found: 'title' in place ? '' : 'May…',
        views: 'title' in place ? [] : ['lure'],
        did: { ...did, muteMs: standing === 'staff' ? 600_000 : 0, points: standing === 'kept' ? 5 : 0 },
        held: standing === 'open',
        strike: 2,
        next: { at: 3, what: 'VIP' },
        standing,
        ref: '3F2',
        when: '10:00',
      },
    ]),
  ),
  'appealTexts.forgiven': [
    [[{ ...item('May', moved), did, lapsed: false, freed: false, alone: false }]],
    [[{ ...item('May'), did: { ...did, remove: true }, lapsed: true, freed: true, alone: true }]],
    [
      [
        { ...item('May'), did, lapsed: false, freed: false, alone: false },
        { ...item('Sofia'), did, lapsed: false, freed: false, alone: false },
      ],
    ],
  ],
  'importTexts.preview': [
    [{ n: 12, skipped: 3, levels: 2, parts: ['A 8', 'B 4'], some: ['A', 'B', 'C'] }],
    [{ n: 1, skipped: 0, levels: 0, parts: [], some: [] }],
  ],
  'optionTexts.unclear': [
    [{ what: 'hours', text: '25:00-8:00' }],
    [{ what: 'level', text: '9' }],
    [{ what: 'option', option: 'May', text: 'May' }],
  ],
  'moderationTexts.would': [
    [did, { at: 3, what: 'review' }, ['delete']],
    [{ ...did, muteMs: 600_000 }, { at: 5, what: 'kick' }, []],
  ],
  'appealTexts.received': ['other', 'same', 'nobody'].map((by) => [by, '10:00']),
  'appealTexts.takenBack': [[[]], [['message']], [['member', 'message']]],
  'brakeTexts.ask': [
    ['May', { acts: 21, minutes: 10 }, '9:00', 'May'],
    ['May', { members: 30, of: 200 }, '9:00', null],
  ],
  'conductTexts.mine': [[{ strikes: 2, overturned: 1, right: 3, wrong: 1, absent: 1, trouble: 150 }]],
  'conductTexts.theirs': [
    [
      'May',
      { strikes: 2, overturned: 1, right: 3, wrong: 1, absent: 1, trouble: 150 },
      [{ what: 'strike', ref: '3F2', day: '8' }],
    ],
    ['May', { strikes: 2, overturned: 1, right: 3, wrong: 1, absent: 1, trouble: 150 }, []],
  ],
  'conductTexts.line': ['strike', 'overturned', 'right', 'wrong', 'absent'].map((what) => [
    { what, ref: '3F2', day: '8' },
  ]),
  'digestTexts.note': ([['doubtful', 'VIP'], ['brake'], ['reports'], ['one'], ['none']] as const).map(
    ([what, named], i) => {
      const rule = { named: 'VIP', acts: 5, overturned: 2 };
      const counts = { acts: 12, members: 7, overturned: i % 2, reportsOpen: i, appealsOpen: 1, brakes: 1 };
      return [
        'May',
        { ...counts, rules: [rule, rule, rule], doubtful: [rule], advice: { what, named, n: 3, acts: 5 } },
        i > 2,
        'May',
      ];
    },
  ),
  'reportTexts.card': [
    [{ group: 'May', author: 'May', words: 'May', voices: 2, reasons: ['May'], near: ['May', 'May'], more: 3 }],
    [{ group: 'May', author: 'May', words: null, voices: 1, reasons: [], near: [], more: 0 }],
  ],
  'reportTexts.near': [
    ['May', 'May'],
    ['May', null],
  ],
  'reportTexts.done': ['delete', 'warn', 'mute', 'leave', 'false'].map((d) => [d]),
  'reportTexts.settled': ['delete', 'warn', 'mute', 'leave', 'false', 'lapsed'].map((d) => ['May', d]),
  'coreTexts.notAllowed': [['member'], ['helper'], ['moderator'], ['admin'], ['owner']],
  'escalateTexts.cannot': ['mute', 'kick', 'ban'].map((act) => ['May', 'May', act]),
  'escalateTexts.denied': ['mute', 'kick', 'ban', 'delete'].map((act) => ['May', 'May', act]),
  'floodTexts.found': ['flood', 'mentions', 'repeat', 'groups', 'copies', 'link'].map((kind) => [kind, 9, 10, 10]),
  'operateTexts.goal': (['replies', 'checkins', 'joins', 'clicks'] as const).flatMap((what) =>
    [60, 30].flatMap((now) => [true, false].map((open) => [what, { before: 20, now, of: 50, open }])),
  ),
  'operateTexts.progress': [
    [12, 'VIP', { sent: 180, failed: 2, maybe: 1, waiting: 0, skipped: 3 }, 186, false, 'groups'],
    [12, 'VIP', { sent: 1, failed: 185, maybe: 0, waiting: 0, skipped: 0 }, 186, true, 'members'],
  ],
  ...Object.fromEntries(
    ['nobody', 'wrongNumber', 'firstOne', 'sending', 'stopped', 'skips', 'amended', 'recalled', 'goalPlain'].map(
      (key) => [
        `operateTexts.${key}`,
        (['groups', 'members'] as const).map((unit) => {
          if (key === 'nobody') return [unit];
          if (key === 'amended' || key === 'recalled') return [12, 'Telegram 3', unit];
          return ['wrongNumber', 'firstOne', 'goalPlain'].includes(key) ? [12, unit] : [12, 3, unit];
        }),
      ],
    ),
  ),
  'campaignTexts.weekly': [[1, '9:00']],
  'statusTexts.told': (['running', 'failing', 'starting', 'stopped'] as const).map((state) => [
    {
      platforms: [
        { name: 'playground', state: 'running' },
        { name: 'telegram', state },
      ],
      parts: [{ name: 'redis', state: state === 'running' ? 'on' : 'failing' }],
      dialect: 'postgres',
      planned: 12,
      late: state === 'running' ? 0 : 3,
      failed: 1,
      maybe: 2,
      held: 4,
    },
  ]),
  'accountTexts.state': (['listen', 'reply', 'start'] as const).map((mode, i) => [
    {
      platform: 'May',
      mode,
      sentToday: 23,
      perDay: i === 0 ? null : 60,
      daysOld: i === 1 ? 1 : null,
      blockedUntil: i === 2 ? 2 : 0,
      now: 1,
      until: () => '10:00',
    },
  ]),
  'accountTexts.changed': ['listen', 'reply', 'start'].map((mode) => [mode]),
  'rolesTexts.why': ['same', 'platform', 'above', 'over', 'last'].map((why) => [why, 'VIP']),
  'pointsTexts.rules': [
    [[{ title: 'May', amount: 5 }], 0, 200],
    [Array.from({ length: 8 }, () => ({ title: 'May', amount: 5 })), 7, 200],
  ],
  'pointsTexts.rule': [
    ['May', { amount: 0, timesADay: 1, coolDownMs: 0 }],
    ['May', { amount: 2, timesADay: 20, coolDownMs: 5_400_000 }],
  ],
  'pointsTexts.capSet': [
    ['day', 200],
    ['week', 1000],
  ],
  'pointsTexts.windows': [[[]], [[1, 2, 3].map((n) => ({ first: `${n}`, last: '3', times: 1.5 }))]],
  'pointsTexts.windowSet': [[{ first: '11', last: '13', times: 1.5 }]],
  'levelTexts.perkSet': [
    [5, { kind: 'role', value: 'VIP' }],
    [10, { kind: 'boost', value: '150' }],
  ],
  'levelTexts.perks': [
    [
      [
        { level: 5, kind: 'role', value: 'VIP' },
        { level: 10, kind: 'boost', value: '150' },
      ],
    ],
  ],
  'leaderboardTexts.board': ['May'].map((title) => [
    title,
    [1, 2, 3, 4, 5].map((place) => ({ place, name: 'May', value: 1250 - place })),
  ]),
  'leaderboardTexts.title': ['day', 'week', 'month', 'season', 'last', 'all'].flatMap((period) =>
    ['points', 'checkins', 'kudos'].map((board) => [{ board, period }]),
  ),
  'leaderboardTexts.heading': ['points', 'kudos'].map((board) => [{ board, period: 'week' }]),
  'leaderboardTexts.amount': ['points', 'kudos'].map((board) => [board, '1,240']),
  'leaderboardTexts.me': ['points', 'kudos'].map((board) => [board, 12, 350]),
  'leaderboardTexts.between': ['points', 'kudos'].flatMap((board) => {
    const [ahead, behind] = [37, 34].map((value) => ({ name: 'May', value }));
    return [
      [board, { place: 1234, value: 35 }, ahead, behind],
      [board, { place: 1234, value: 35 }, ahead, undefined],
    ];
  }),
  'leaderboardTexts.lastWeek': [[[1, 2, 3, 4, 5].map((place) => ({ place, name: 'May', value: 125 - place }))]],
  'leaderboardTexts.season': [
    [2, '', []],
    [3, '3', ['May', 'May', 'Sofia']],
  ],
  'drawTexts.announce': [
    [
      {
        id: 12,
        prizes: '5',
        when: '20:00',
        full: 50,
        terms: ['5'],
        phrase: null,
        price: 10,
        commitment: '0'.repeat(20),
      },
    ],
    [{ id: 1, prizes: '5', when: '20:00', full: null, terms: [], phrase: '5', price: 0, commitment: '0' }],
  ],
  'risingTexts.card': [
    [
      'May',
      [
        { term: 'May', people: 12 },
        { term: 'VIP', people: 4 },
      ],
    ],
  ],
  'pollTexts.announce': [
    [{ id: 12, question: 'May', anonymous: true, multiple: true, when: '20:00' }],
    [{ id: 12, question: 'May', anonymous: false, multiple: false, when: '20:00' }],
  ],
  'pollTexts.voted': [
    [[item('May', { poll: 12, voters: 3 }), item('Sofia', { poll: 12, voters: 4 })]],
    [[item('May', { poll: 12, voters: 3 }), item('Sofia', { poll: 13, voters: 1 })]],
  ],
  'pollTexts.yours': [[['May', 'VIP']]],
  'pollTexts.youChose': [[['May', 'VIP']]],
  'pollTexts.row': [
    [1, 'May', '████', 5, 38, ['May', 'Sofia'], 5],
    [2, 'May', '', 0, 0, [], 0],
  ],
  'pollTexts.most': [
    [['May'], 1],
    [['May', 'VIP'], 2],
    [['May', 'VIP', 'Sofia'], 4],
  ],
  'drawTexts.passed': ['left', 'late', 'staff'].flatMap((why) =>
    [null, '5'].map((prize) => [12, { number: 7, prize, friends: prize === null }, why, [may]]),
  ),
  'drawTexts.prizes': [
    [
      [
        { name: '5', count: 1 },
        { name: '5', count: 3 },
      ],
    ],
  ],
  'drawTexts.won': [
    [12, [{ name: '5', winners: [may], more: 0 }]],
    [
      12,
      [
        { name: '5', winners: [may, may], more: 3 },
        { name: '5', winners: [may], more: 0 },
      ],
    ],
  ],
  'drawTexts.joined': [[[item('May', { number: 3, draw: 12 }), item('Sofia', { number: 4, draw: 12 })]]],
  'drawTexts.verifyDrawn': [[12, 38, [7, 21, 30], '0'.repeat(20)]],
  'gameTexts.challengeBegin': ['any', 'text', 'picture'].map((proof) => ['May', 7, proof]),
  'gameTexts.linked': [[[item('May', { idiom: '5', next: '5' })]]],
  'gameTexts.kept': [
    [[item('May', { day: 3, days: 7, waits: true, ...moved })]],
    [[item('May', { day: 3, days: 7, waits: false })]],
    [[item('May', { day: 3 }), item('Sofia', { day: 1 })]],
  ],
};
