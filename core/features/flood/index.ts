/**
 * Too much of something: messages, mentions, the same words again, in several groups or by several newcomers, links by
 * who just came in. It looks and tells; what is done about it is moderation's, with a number, a reason and a way back.
 */
import { defineFeature } from '../../house.ts';
import { groupLocale } from '../../kit/reply.ts';
import type { Tx } from '../../ports.ts';
import { locales, type Context, type EditedEvent, type Effects, type MessageEvent, type Texts } from '../../types.ts';
import type { RuleBroken } from '../moderation/events.ts';
import type { Breach, Kind } from './rules.ts';
import { actionSetting, floodSettings, minutesSetting, muteSetting, secondsSetting } from './settings.ts';
import { floodTexts } from './texts.ts';
import { createWatch } from './watch.ts';

const dayMs = 86_400_000;
/** So many people's first reminders are remembered. */
const mostReminded = 10_000;
/** These are what spam looks like; the others happen to anybody once. */
const atOnce: ReadonlySet<Kind> = new Set<Kind>(['link', 'copies']);

const inAll = (pick: (l: keyof typeof floodTexts) => string): Texts =>
  Object.fromEntries(locales.map((l) => [l, pick(l)])) as unknown as Texts;

type What = Pick<RuleBroken, 'actions' | 'severity' | 'muteMs'>;

export const flood = defineFeature({
  name: 'flood',
  title: { 'zh-CN': '防刷屏', 'zh-TW': '防洗版', en: 'Flood' },
  on: false,
  settings: floodSettings,
  create: (house) => {
    const watch = createWatch(house);
    /** When somebody last heard the gentle first word. From memory: a restart forgives. */
    const reminded = new Map<number, number>();
    const where = (c: Context) => ({ community: c.community.id, room: c.room.id });

    const remember = (c: Context): void => {
      if (reminded.size >= mostReminded) reminded.clear();
      reminded.set(c.who.member, c.at);
    };
    const asTheOwnerSaid = (c: Context): What => {
      const action = house.settings.get(actionSetting, where(c));
      const actions = action === 'remind' ? ['remind' as const] : ['remind' as const, 'delete' as const];
      if (action !== 'mute') return { actions, severity: 1 };
      const muteMs = house.settings.get(muteSetting, where(c)) * 60_000;
      return { actions: [...actions, 'mute'], severity: 1, muteMs };
    };

    const told = (c: Context<MessageEvent | EditedEvent>, b: Breach, what: What): RuleBroken => ({
      what: 'rule.broken',
      member: c.who.member,
      rule: b.kind,
      found: floodTexts[groupLocale(c)].found(
        b.kind,
        b.count,
        house.settings.get(secondsSetting, where(c)),
        house.settings.get(minutesSetting, where(c)),
      ),
      messageId: c.event.messageId,
      ...(b.also.length > 0 && what.actions.includes('delete') ? { also: b.also } : {}),
      ...what,
      title: inAll((l) => floodTexts[l].title[b.kind]),
      lead: inAll((l) => floodTexts[l].lead[b.kind]),
    });

    const act = (c: Context<MessageEvent | EditedEvent>, b: Breach, tx: Tx): Effects => {
      tx.after(() => watch.forget(c.room.id, c.who.member));
      const last = reminded.get(c.who.member);
      const gentle = !atOnce.has(b.kind) && (last === undefined || c.at - last > dayMs);
      if (gentle) {
        tx.after(() => remember(c));
        return [{ do: 'tell', what: told(c, b, { actions: ['remind'], severity: 0 }) }];
      }
      const main = told(c, b, asTheOwnerSaid(c));
      // The same spam elsewhere is taken down with it, each with a number of its own. Of one person it is one strike.
      const others = b.others.map((s): RuleBroken => {
        const { also: _, ...rest } = main;
        const severity = s.member === c.who.member ? 0 : (main.severity ?? 1);
        return { ...rest, member: s.member, room: s.room, messageId: s.messageId, severity, silent: true };
      });
      return [main, ...others].map((what) => ({ do: 'tell', what }));
    };

    return {
      screen: (c) => {
        const b = watch.look(c);
        if (!b) return undefined;
        return { rule: b.kind, words: [], run: (at, tx) => act(at as typeof c, b, tx) };
      },
    };
  },
});
