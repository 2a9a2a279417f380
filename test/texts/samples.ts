/**
 * Arguments by hand for texts that no stand-in suits, and the longest that occur for those whose length hangs on them.
 * Each list is one call. By `catalogue.key`; a line for a text that is gone fails the test.
 */
const may = { at: 1, name: 'May' };
const item = (name: string, more: object = {}) => ({ member: 1, name, streak: 1, first: false, ...more });
const moved = { moved: { amount: 5, balance: 25 } };

export const samples: Readonly<Record<string, readonly (readonly unknown[])[]>> = {
  'checkinTexts.one': [
    [item('May', { first: true, ...moved })],
    [item('May', moved)],
    [item('Sofia', { streak: 6, ...moved })],
    [item('May', { streak: 3 })],
  ],
  'checkinTexts.many': [[[item('May', moved), item('Sofia', moved)]], [[item('May'), item('Sofia')]]],
  'checkinTexts.again': [[may]],
  'coreTexts.notAllowed': [['member'], ['helper'], ['moderator'], ['admin'], ['owner']],
  'escalateTexts.cannot': ['mute', 'kick', 'ban'].map((act) => ['May', 'May', act]),
  'escalateTexts.denied': ['mute', 'kick', 'ban', 'delete'].map((act) => ['May', 'May', act]),
  'floodTexts.found': ['flood', 'mentions', 'repeat', 'groups', 'copies', 'link'].map((kind) => [kind, 9, 10, 10]),
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
  'rolesTexts.why': ['same', 'platform', 'above', 'over', 'last'].map((why) => [why, 'VIP']),
  'leaderboardTexts.board': ['day', 'week', 'month', 'all'].map((period) => [
    period,
    [1, 2, 3, 4, 5].map((place) => ({ place, name: 'May', value: 1250 - place })),
  ]),
};
