/** Draws by message. */
import { groupOrOnly } from '../../settings.ts';
import { utf8Base64 } from '../../kit/base64.ts';
import { cut } from '../../kit/cut.ts';
import { formatMoment } from '../../kit/calendar.ts';
import { reply } from '../../kit/reply.ts';
import {
  roles,
  type Command,
  type Context,
  type Effects,
  type MessageEvent,
  type Refusal,
  type Texts,
} from '../../types.ts';
import { claim, reroll } from './claims.ts';
import { cancel } from './close.ts';
import { join } from './join.ts';
import { guide, proceed, shortProof, type Desk } from './make.ts';
import { prizeNames } from './prizes.ts';
import { readSpec, type Draft } from './spec.ts';
import { publicDraw } from './store-public.ts';
import { drawTexts } from './texts.ts';

type Asked = Context<MessageEvent>;
const isStaff = (c: Context): boolean => roles.indexOf(c.role) >= roles.indexOf('moderator');
const shownNumbers = 10;
const drawNumber = /^#?([1-9][0-9]{0,9})(?:\s*号|\s*號)?$/u;

/** `Feature.commands`. */
export const drawCommands = (desk: Desk): readonly Command[] =>
  [
    show(desk),
    make(desk),
    joining(desk),
    calling(desk),
    verify(desk),
    claiming(desk),
    again(desk),
  ] as readonly Command[];

const examples = {
  cancel: { 'zh-CN': '/取消抽奖 12', 'zh-TW': '/取消抽獎 12', en: '/draw-cancel 12' },
  verify: { 'zh-CN': '/核验 12', 'zh-TW': '/核驗 12', en: '/verify 12' },
  claim: { 'zh-CN': '/领奖 12', 'zh-TW': '/領獎 12', en: '/prize 12' },
} as const satisfies Readonly<Record<string, Texts>>;
const only = (rest: string, c: Asked, example: Texts): number | Refusal => {
  const found = drawNumber.exec(rest)?.[1];
  return found ? Number(found) : { refuse: drawTexts[c.locale].whichDraw(example[c.locale]) };
};

/** What runs here; staff are led through making one when nothing does. */
const show = (desk: Desk): Command<null> => ({
  name: 'draws',
  words: { 'zh-CN': ['抽奖'], 'zh-TW': ['抽獎'], en: ['draw', 'giveaway'] },
  level: 'called',
  allow: 'member',
  shares: true,
  help: { 'zh-CN': '看看现在有什么抽奖', 'zh-TW': '看看現在有什麼抽獎', en: 'see the draws that run' },
  example: { 'zh-CN': '/抽奖', 'zh-TW': '/抽獎', en: '/draw' },
  parse: (rest, c) => {
    if (rest === '') return null;
    // Whatever follows is for making one; the first refusal is the one that is said.
    const read = drafted(rest, c);
    return 'refuse' in read ? read : { refuse: drawTexts[c.locale].usage };
  },
  run: async (c, _none, tx): Promise<Effects> => {
    const t = drawTexts[c.locale];
    const group = await groupOrOnly(desk.house, c);
    if (!group) return [reply(c, isStaff(c) ? t.sayThere : t.none)];
    const rows: string[] = [];
    for (const { id } of desk.open.of(group.id)) {
      const d = await desk.store.find(c.community.id, id);
      if (!d) continue;
      const when = formatMoment(d.closesAt, c.community.timeZone, c.locale);
      rows.push(t.row(id, cut(prizeNames(d.prizes), 16), when, await desk.store.size(id)));
    }
    if (rows.length > 0) return [reply(c, t.list(rows))];
    return isStaff(c) ? guide(c, tx, desk, group.id) : [reply(c, t.none)];
  },
});

function drafted(rest: string, c: Asked): Draft | Refusal {
  const t = drawTexts[c.locale];
  if (rest === '' || /^(?:cancel|off)\b/iu.test(rest)) return { refuse: t.usage };
  const read = readSpec(rest, c.now, c.community.timeZone);
  if ('fault' in read) return { refuse: t.fault[read.fault] };
  return (read.prize ?? read.prizes) === undefined ? { refuse: t.usage } : read;
}

const make = (desk: Desk): Command<Draft> => ({
  name: 'draws.make',
  words: { 'zh-CN': ['发起抽奖', '抽奖'], 'zh-TW': ['發起抽獎', '抽獎'], en: ['giveaway', 'draw'] },
  level: 'called',
  allow: 'moderator',
  shares: true,
  help: { 'zh-CN': '办一次抽奖', 'zh-TW': '辦一次抽獎', en: 'hold a draw' },
  example: {
    'zh-CN': '/抽奖 奶茶券 x3 明天20点 花10分',
    'zh-TW': '/抽獎 奶茶券 x3 明天20點 花10點',
    en: '/draw free coffee x3 tomorrow 20:00',
  },
  parse: drafted,
  run: async (c, draft, tx) => {
    const group = await groupOrOnly(desk.house, c);
    return group ? proceed(c, tx, desk, { room: group.id, draft }) : [reply(c, drawTexts[c.locale].sayThere)];
  },
});

const joining = (desk: Desk): Command<number> => ({
  name: 'draws.join',
  words: { 'zh-CN': ['参加', '加入'], 'zh-TW': ['參加', '加入'], en: ['join'] },
  level: 'live',
  allow: 'member',
  shares: true,
  help: null,
  example: { 'zh-CN': '参加', 'zh-TW': '參加', en: 'join' },
  live: (c) => desk.open.of(c.room.id).some((o) => o.phrase === null),
  parse: (rest, c) => {
    const t = drawTexts[c.locale];
    const open = desk.open.of(c.room.id).filter((o) => o.phrase === null);
    const [first, another] = open;
    if (!first) return { refuse: t.none };
    const named = drawNumber.exec(rest)?.[1];
    if (named) return open.some((o) => o.id === Number(named)) ? Number(named) : { refuse: t.none };
    // With several open the newest is meant: its announcement is the one just read.
    if (rest !== '') return { refuse: t.which(open.map((o) => o.id)) };
    return (another ? open.at(-1) : first)?.id ?? first.id;
  },
  run: (c, id, tx) => join(c, tx, desk, id),
});

const calling = (desk: Desk): Command<number> => ({
  name: 'draws.cancel',
  words: { 'zh-CN': ['取消抽奖'], 'zh-TW': ['取消抽獎'], en: ['draw', 'draw-cancel'] },
  level: 'called',
  allow: 'moderator',
  shares: true,
  help: { 'zh-CN': '取消一次抽奖，积分退回', 'zh-TW': '取消一次抽獎，點數退回', en: 'call a draw off, points go back' },
  example: examples.cancel,
  parse: (rest, c) => {
    const open = desk.open.of(c.room.id);
    const [first, another] = open;
    if (rest === '' && first && !another && !/draw$/iu.test(c.event.text.trim())) return first.id;
    return only(rest.replace(/^(?:cancel|off)\s+/iu, ''), c, examples.cancel);
  },
  run: async (c, id, tx): Promise<Effects> => {
    const t = drawTexts[c.locale];
    const draw = await desk.store.find(c.community.id, id);
    if (!draw) return [reply(c, t.noSuch)];
    const effects = await cancel(c, tx, desk, draw);
    if (effects.length === 0) return [reply(c, t.ended(id))];
    return c.room.id === draw.room ? effects : [...effects, reply(c, t.cancelled(id, prizeNames(draw.prizes), 0))];
  },
});

/** One line; in private the evidence too, as a file. */
const verify = (desk: Desk): Command<number> => ({
  name: 'draws.verify',
  words: { 'zh-CN': ['核验'], 'zh-TW': ['核驗'], en: ['verify'] },
  level: 'called',
  allow: 'member',
  help: { 'zh-CN': '查一次抽奖公不公道', 'zh-TW': '查一次抽獎公不公道', en: 'check that a draw was fair' },
  example: examples.verify,
  parse: (rest, c) => only(rest, c, examples.verify),
  run: async (c, id): Promise<Effects> => {
    const t = drawTexts[c.locale];
    const { database } = desk.house;
    const own = await desk.store.find(c.community.id, id);
    const d = own && (await publicDraw(database, id, database.db));
    if (!d) return [reply(c, t.noSuch)];
    if (d.state === 'cancelled') return [reply(c, t.verifyCancelled(id))];
    const proof = shortProof(d.commitment);
    if (d.state === 'open') return [reply(c, t.verifyOpen(id, d.entries, proof))];
    const winners = d.places.filter((p) => p.state !== 'passed').map((p) => p.number);
    const line = reply(c, t.verifyDrawn(id, d.entries, winners.slice(0, shownNumbers), proof));
    if (c.room.kind === 'group') return [line];
    return [
      line,
      {
        do: 'file',
        to: { room: c.room.id },
        name: `draw-${id}.json`,
        bytes: utf8Base64(JSON.stringify(d, null, 1)),
        mime: 'application/json',
        say: t.evidence(id),
      },
    ];
  },
});

const claiming = (desk: Desk): Command<{ readonly id: number; readonly note: string }> => ({
  name: 'draws.claim',
  words: { 'zh-CN': ['领奖'], 'zh-TW': ['領獎'], en: ['prize'] },
  level: 'called',
  allow: 'member',
  help: { 'zh-CN': '领抽中的奖', 'zh-TW': '領抽中的獎', en: 'claim what you won' },
  example: examples.claim,
  discreet: true,
  parse: (rest, c) => {
    const [first = '', ...words] = rest.split(/\s+/u);
    const id = only(first, c, examples.claim);
    return typeof id === 'number' ? { id, note: words.join(' ') } : id;
  },
  run: (c, { id, note }) => claim(c, desk, id, note),
});

const again = (desk: Desk): Command<{ readonly id: number; readonly number: number }> => ({
  name: 'draws.reroll',
  words: { 'zh-CN': ['补抽', '重抽'], 'zh-TW': ['補抽', '重抽'], en: ['reroll'] },
  level: 'called',
  allow: 'moderator',
  help: {
    'zh-CN': '中奖的人联系不上，换下一位',
    'zh-TW': '中獎的人聯絡不上，換下一位',
    en: 'replace a winner nobody reaches',
  },
  example: { 'zh-CN': '/补抽 12 7', 'zh-TW': '/補抽 12 7', en: '/reroll 12 7' },
  parse: (rest, c) => {
    const [, id, number] = /^([1-9][0-9]{0,9})\s+([1-9][0-9]{0,6})\s*(?:号|號)?$/u.exec(rest) ?? [];
    return id && number ? { id: Number(id), number: Number(number) } : { refuse: drawTexts[c.locale].whichPlace(12) };
  },
  run: (c, { id, number }) => reroll(c, desk, id, number),
});
