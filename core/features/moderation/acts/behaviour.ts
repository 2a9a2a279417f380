/** Rules that others watch over (`rule.broken`): the same act, ladder, number and way back as for words. */
import type { House } from '../../../house.ts';
import type { Tx } from '../../../ports.ts';
import type { Context, Effects } from '../../../types.ts';
import type { ActOn } from './act.ts';
import type { RuleBroken } from '../events.ts';
import { isExempt } from '../rules/rules.ts';

/** Staff and helpers are exempt, whoever says so; who has left is still written down. */
export function hearBroken(house: House, act: ActOn) {
  const exempt = async (c: Context, member: number): Promise<boolean> => {
    if (member === c.who.member) return isExempt(c.role);
    const known = (await house.people.ranks(c.community.id)).find((r) => r.member === member);
    return known !== undefined && (isExempt(known.granted) || isExempt(known.platformRole));
  };
  return async (c: Context, what: RuleBroken, tx: Tx): Promise<Effects> => {
    const { member } = what;
    const room = what.room === undefined ? c.room : await house.people.room(what.room, house.database.db);
    if (!room || (await exempt(c, member))) return [];
    const name = member === c.who.member ? c.who.name : ((await house.people.names([member])).get(member) ?? '');
    const { title, lead, muteMs = null, points = 0, severity = 1 } = what;
    return act(
      c,
      {
        member,
        name,
        room,
        messageId: what.messageId,
        also: what.also ?? [],
        kind: what.rule,
        rule: what.rule,
        ruleId: null,
        about: { ...(title ? { title } : {}), ...(lead ? { lead } : {}) },
        found: what.found,
        views: [],
        wishes: [{ actions: what.actions, muteMs, points, severity: Math.max(0, Math.min(3, severity)) }],
        silent: what.silent ?? false,
      },
      tx,
    );
  };
}
