/**
 * Referral: who brought in whom, by the platform's word, by an invite link or by a code typed; credited only after the
 * newcomer stayed and spoke, and taken back when they leave early. docs/incentives.md says the terms in words.
 */
import { defineFeature, type FeatureDef } from '../../house.ts';
import type { Context, JoinedEvent } from '../../types.ts';
import { channels, myInvites, typeCode } from './commands.ts';
import {
  due,
  dueTimer,
  gone,
  goneTimer,
  inviteAward,
  joined,
  left,
  linked,
  lostReason,
  paid,
  type Desk,
  type Due,
} from './credit.ts';
import { defineReferral } from './schema.ts';
import * as settings from './settings.ts';
import { referralStore } from './store.ts';

export const referral: FeatureDef = defineFeature({
  name: 'referral',
  title: { 'zh-CN': '邀请', 'zh-TW': '邀請', en: 'Invitations' },
  on: false,
  schema: defineReferral,
  awards: [inviteAward],
  reasons: { [lostReason]: { 'zh-CN': '邀请追回', 'zh-TW': '邀請追回', en: 'Invitation taken back' } },
  settings: Object.values(settings),
  create: (house) => {
    const d: Desk = { house, store: referralStore(house.database), feature: () => referral };
    return {
      commands: [myInvites(d), typeCode(d), channels(d)],
      listens: [
        {
          on: 'joined',
          wants: (c) => c.room.kind === 'group' && (c.event as JoinedEvent).self !== true,
          run: (c) => joined(d, c as Context<JoinedEvent>),
        },
        { on: 'left', wants: (c) => c.room.kind === 'group', run: (c) => left(d, c) },
      ],
      hears: {
        'points.changed': (c, what) => paid(d, c, what),
        'members.linked': (c, what) => linked(d, c, what),
      },
      answering: [dueTimer, goneTimer],
      timers: { [dueTimer]: (c, data) => due(d, c, data as Due), [goneTimer]: (c, data) => gone(d, c, data as Due) },
      undoes: {
        'referral.channel': async (row, c) => {
          await d.store.dropCode(c.community.id, (row.after as { code: string }).code);
          return [];
        },
      },
    };
  },
});
