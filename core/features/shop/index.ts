/**
 * The shop: points for coupon codes, goods and titles. Codes are told in private only, goods wait for one tap of the
 * staff, and points that come back are entries of their own. See docs/incentives.md.
 */
import { defineFeature } from '../../house.ts';
import { reply } from '../../kit/reply.ts';
import type { FriendMade } from '../groups/events.ts';
import type { MembersLinked, MembersParted } from '../link/events.ts';
import { count, settle, type Held } from './desk.ts';
import { lapseTimer, memberCommands, offer, picking } from './member.ts';
import { defineShop } from './schema.ts';
import { holdDays } from './settings.ts';
import { decide, staffCommands, type Put } from './staff.ts';
import { shopStore } from './store.ts';
import { shopStaffTexts } from './texts-staff.ts';
import { tellMember, type Asked, type Deps } from './told.ts';

export const shop = defineFeature({
  name: 'shop',
  title: { 'zh-CN': '商店', 'zh-TW': '商店', en: 'Shop' },
  on: false,
  schema: defineShop,
  settings: [holdDays],
  reasons: { refund: { 'zh-CN': '兑换退回', 'zh-TW': '兌換退回', en: 'refund' } },
  create: (house) => {
    const held: Held = new Map();
    const d: Deps = { house, ledger: house.ledger, store: shopStore(house.database), held };
    return {
      commands: [...memberCommands(d), ...staffCommands(d)],
      answers: { decide: decide(d), pickUp: picking(d) },
      // What anybody may buy: an item for some is no promise to a newcomer.
      buys: async (c) =>
        (await d.store.shelf(c.community.id))
          .filter((i) => i.left !== 0 && Object.keys(i.need).length === 0)
          .toSorted((a, b) => a.price - b.price)[0],
      owes: (_c, member) => d.held.has(member),
      answering: [lapseTimer],
      timers: {
        [lapseTimer]: async (c, data, tx) => {
          const done = await settle(d, c, tx, (data as Asked).order, 'held', 'lapsed');
          if (!done) return [];
          const { order, item } = done;
          return [...done.tell, ...(await tellMember(d, c, order, (t, who) => t.lapsed(who, item.name, order.price)))];
        },
      },
      hears: {
        // Given when they say so: what cannot be said after all must not count as given.
        'friend.made': (c, what) => {
          const { member } = what as FriendMade;
          return held.has(member) ? [offer(c, member)] : [];
        },
        'members.linked': async (_c, what, tx) => {
          const { was, member } = what as MembersLinked;
          await d.store.link(was, member);
          const n = held.get(was) ?? 0;
          if (n > 0)
            tx.after(() => {
              count(held, was, -n);
              count(held, member, n);
            });
          return [];
        },
        'members.parted': async (c, what, tx) => {
          const { member, was, identities } = what as MembersParted;
          await d.store.part(identities, member, was);
          for (const one of [member, was]) {
            const n = (await d.store.heldFor(c.community.id, one)).length;
            tx.after(() => count(held, one, n - (held.get(one) ?? 0)));
          }
          return [];
        },
      },
      undoes: {
        'shop.add': async (row, c) => {
          await d.store.setState((row.after as Put).id, 'off', c.cause);
          return [reply(c, shopStaffTexts[c.locale].off(row.subject))];
        },
        'shop.remove': async (row, c) => {
          await d.store.setState((row.after as Put).id, 'on', c.cause);
          return [reply(c, shopStaffTexts[c.locale].on(row.subject))];
        },
        'shop.restock': async (row, c) => {
          const { id, by = 0 } = row.after as Put;
          await d.store.restock(id, -by, c.cause);
          return [];
        },
      },
      load: async () => {
        for (const { member } of await d.store.held()) count(held, member, 1);
      },
    };
  },
});
