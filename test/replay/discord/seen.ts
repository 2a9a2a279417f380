/** What is known while the recorded dispatches are read. */
import { serverOf } from '../../../adapters/discord/guilds.ts';
import type { Seen } from '../../../adapters/discord/seen.ts';

const id = '900000000000000001';
const server = serverOf(
  {
    id,
    name: '小鹿母婴',
    owner_id: '900000000000000020',
    system_channel_id: '900000000000000002',
    roles: [
      { id, name: '@everyone', position: 0, permissions: '3072' },
      {
        id: '900000000000000030',
        name: '小榕',
        position: 5,
        permissions: '0',
        managed: true,
        tags: { bot_id: '900000000000000010' },
      },
      { id: '900000000000000031', name: '老朋友', position: 1, permissions: '0' },
      { id: '900000000000000032', name: '店员', position: 2, permissions: '32' },
    ],
  },
  [
    { id: '900000000000000002', type: 0, name: '大厅', position: 0 },
    { id: '900000000000000003', type: 11, name: '拼团', parent_id: '900000000000000002' },
  ],
  ['900000000000000030'],
);
const people = new Map([
  ['900000000000000012', { id: '900000000000000012', name: '阿豪', role: 'member' as const }],
  ['900000000000000020', { id: '900000000000000020', name: '店长 Lin', role: 'owner' as const }],
]);
export const seen: Seen = {
  account: 'discord:900000000000000010',
  me: { id: '900000000000000010', username: 'banyan', global_name: '小榕', bot: true },
  now: Date.parse('2025-11-21T08:05:00Z'),
  stamp: 'session.7',
  server: (guild) => (guild === id ? server : undefined),
  met: (guild, user) => (guild === id ? people.get(user) : undefined),
};
