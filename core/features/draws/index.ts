/**
 * Draws anybody can check: a commitment is published before entries close, winners follow from it by a public rule
 * (rules.ts), and who is passed over is written down. docs/draws.md.
 */
import { award } from '../../awards.ts';
import { defineFeature } from '../../house.ts';
import { foldCommand } from '../../text/index.ts';
import type { Context, Effects, Locale, MessageEvent, TimerEvent } from '../../types.ts';
import type { CampaignDraw } from '../campaigns/events.ts';
import type { FriendMade } from '../groups/events.ts';
import type { MembersLinked } from '../link/events.ts';
import { claim, lapse } from './claims.ts';
import { claimTimer, close, offers } from './close.ts';
import { drawCommands } from './commands.ts';
import { join } from './join.ts';
import { drawWanted, closeTimer, guideAnswers, reasons, type Desk } from './make.ts';
import { OpenDraws } from './open.ts';
import { defineDraws } from './schema.ts';
import { claimHours } from './settings.ts';
import { drawStore } from './store.ts';
import { drawTexts, type Joined } from './texts.ts';

interface Of {
  readonly draw: number;
}
/** Said under a numbered line where there are no buttons. */
const one = new Set(['1', '+1', '扣1']);

export const draws = defineFeature({
  name: 'draws',
  title: { 'zh-CN': '抽奖', 'zh-TW': '抽獎', en: 'Draws' },
  on: false,
  schema: defineDraws,
  settings: [claimHours],
  awards: [award('draw.won', { 'zh-CN': '中奖', 'zh-TW': '中獎', en: 'Draw won' }, 0)],
  reasons: {
    [reasons.paid]: { 'zh-CN': '参加抽奖', 'zh-TW': '參加抽獎', en: 'draw joined' },
    [reasons.back]: { 'zh-CN': '抽奖取消退回', 'zh-TW': '抽獎取消退回', en: 'draw called off' },
    [reasons.spent]: { 'zh-CN': '抽奖用掉', 'zh-TW': '抽獎用掉', en: 'spent on a draw' },
  },
  create: (house) => {
    const desk: Desk = { house, store: drawStore(house.database), open: new OpenDraws() };
    /** The draw whose phrase this is, or whose number where there are no buttons. */
    const meant = (c: Context<MessageEvent>): number | undefined => {
      const open = desk.open.of(c.room.id);
      if (open.length === 0 || c.event.text.length > 64) return undefined;
      const said = foldCommand(c.event.text);
      const numbered = one.has(c.event.text.trim()) && !house.can(c.room.account).has('choices');
      return open.findLast((o) => (o.phrase === null ? numbered : said !== '' && o.phrase === said))?.id;
    };
    house.database.peers?.follow('draws', () => desk.open.load(desk.store));
    return {
      commands: drawCommands(desk),
      listens: [
        {
          on: 'message',
          wants: (c) => meant(c as Context<MessageEvent>) !== undefined,
          run: (c, tx) => {
            const id = meant(c as Context<MessageEvent>);
            return id === undefined ? [] : join(c, tx, desk, id);
          },
        },
      ],
      owes: async (c, member) => (await desk.store.waitingFor(c.community.id, member, c.now)).length > 0,
      awaits: (c) => meant(c) !== undefined,
      answers: {
        ...guideAnswers(desk),
        join: { run: (c, _value, data, tx) => join(c, tx, desk, (data as Of).draw) },
        claim: { run: (c, _value, data) => claim(c, desk, (data as Of).draw, '') },
      },
      merges: { joined: (items: readonly Joined[], locale: Locale) => drawTexts[locale].joined(items) },
      answering: [closeTimer, claimTimer],
      timers: {
        [closeTimer]: async (c, data, tx) => {
          const draw = await desk.store.find(c.community.id, (data as Of).draw);
          return draw ? close(c, tx, desk, draw) : [];
        },
        [claimTimer]: (c: Context<TimerEvent>, data): Promise<Effects> => {
          const { draw, from } = data as Of & { readonly from: number };
          return lapse(c, desk, draw, from);
        },
      },
      hears: {
        'campaign.draw': (c, what, tx) => drawWanted(c, tx, desk, what as CampaignDraw),
        'friend.made': (c, what) => offers(c, desk, (what as FriendMade).member),
        'members.linked': async (_c, what) => {
          const { was, member } = what as MembersLinked;
          await desk.store.link(was, member);
          return [];
        },
      },
      undoes: {
        // A draw that is over stays; one that is open is called off in the group, by its own word.
        'draws.make': (_row, c) => ({ refuse: drawTexts[c.locale].usage }),
      },
      load: () => desk.open.load(desk.store),
    };
  },
});
