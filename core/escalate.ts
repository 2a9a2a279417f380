/** Telling the owner in private what the bot could not do in a group: the platform has no such thing, or no right was given. */
import { outboxStore, outsideBudget } from './outbox.ts';
import { groupLocale } from './kit/reply.ts';
import type { People } from './people/index.ts';
import type { Clock, Database } from './ports.ts';
import type { Leaving, Room, Texts } from './types.ts';

/** What an owner must do by hand. Sends are not among them: their failure is seen in the outbox. */
type Act = 'mute' | 'kick' | 'ban' | 'delete';
type Why = 'cannot' | 'denied';

interface Catalogue {
  readonly cannot: (group: string, name: string, act: Act) => string;
  readonly denied: (group: string, name: string, act: Act) => string;
}
const zhActs: Readonly<Record<Act, string>> = { mute: '禁言', kick: '移出', ban: '封禁', delete: '删消息' };
const twActs: Readonly<Record<Act, string>> = { mute: '禁言', kick: '移出', ban: '封鎖', delete: '刪訊息' };
const enAct = (act: Act, name: string): string =>
  act === 'delete' ? `delete what ${name} wrote` : `${act === 'kick' ? 'remove' : act} ${name}`;
export const escalateTexts: Texts<Catalogue> = {
  'zh-CN': {
    cannot: (group, name, act) => `「${group}」里本该把 ${name} ${zhActs[act]}，这个平台我办不到，请您看一下。`,
    denied: (group, name, act) => `「${group}」里我没有${zhActs[act]}的权限（${name}）。把我设为管理员就好。`,
  },
  'zh-TW': {
    cannot: (group, name, act) => `「${group}」裡本該把 ${name} ${twActs[act]}，這個平台我辦不到，請您看一下。`,
    denied: (group, name, act) => `「${group}」裡我沒有${twActs[act]}的權限（${name}）。把我設為管理員就好。`,
  },
  en: {
    cannot: (group, name, act) =>
      `In "${group}" I should ${enAct(act, name)}, but this platform won't let me. Please have a look.`,
    denied: (group, name, act) => `In "${group}" I may not ${enAct(act, name)}. Make me an admin and I can.`,
  },
};

const acts: ReadonlySet<string> = new Set<Act>(['mute', 'kick', 'ban']);
const isAct = (effect: Leaving, why: Why): effect is Extract<Leaving, { do: Act }> =>
  acts.has(effect.do) || (effect.do === 'delete' && why === 'denied');

/** Once per outbox row, whatever is repeated. Lifting a mute is no matter for the owner. */
export function createEscalate(d: { database: Database; people: People; clock: Clock }) {
  const { insert } = outboxStore(d.database);
  return async (row: number, effect: Leaving, room: Room, name: string, why: Why): Promise<void> => {
    if (!isAct(effect, why) || (effect.do === 'mute' && effect.forMs === 0)) return;
    const now = d.clock.now();
    const key = `escalate:${row}`;
    await d.database.write(
      async () => {
        const community = await d.people.community(room.community, d.database.db);
        if (!community) return;
        const words = escalateTexts[groupLocale({ room, community })][why](room.name, name, effect.do);
        const owners = (await d.people.staff(community.id)).filter(
          (s) => s.role === 'owner' && s.account === room.account,
        );
        for (const member of new Set(owners.map((s) => s.member))) {
          const to = await d.people.privateRoom(community, room.account, member, now);
          if (!to) continue;
          const say = { do: 'send', to: { room: to.id }, say: words } as const;
          await d.database.many(insert, [
            {
              room: to.id,
              member: 0,
              class: 'reply',
              payload: { effect: say, say: words },
              mergeKey: null,
              state: 'pending',
              error: null,
              notBefore: now,
              ...outsideBudget,
              eventId: `outbox|${key}`,
              at: now,
            },
          ]);
        }
      },
      { claim: { account: 'outbox', key, at: now } },
    );
  };
}
