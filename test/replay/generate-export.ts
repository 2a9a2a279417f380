/**
 * Makes a Telegram Desktop `result.json` of a made-up shop group: Chinese and English talk with its daily rhythm,
 * check-ins, advertisements, replies, stickers, joins. The same seed gives the same bytes.
 *
 *   npx tsx test/replay/generate-export.ts --messages 200000 --seed 1 --out /tmp/result.json [--chats 3] [--broken 0.001] [--start 2024-10-05]
 *
 * Nobody in it exists.
 */
import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

export interface ExportOptions {
  /** Messages and service messages together, over all chats. */
  readonly messages: number;
  readonly seed: number;
  /** More than one makes a full export with `chats.list`. Default 1. */
  readonly chats?: number;
  /** Share of records that are damaged, in [0, 1]. Default 0. */
  readonly broken?: number;
  readonly members?: number;
  /** Moment of the first message, epoch ms. Default 2026-01-05. */
  readonly start?: number;
}

/** What is in the file, for whoever checks a reader against it. */
export class ExportFacts {
  messages = 0;
  joins = 0;
  leaves = 0;
  /** Pins and the like. */
  other = 0;
  broken = 0;
  spam = 0;
  commands = 0;
  readonly speakers = new Set<string>();
}

/** mulberry32. */
export function seededDice(seed: number): () => number {
  let a = seed >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const surnames = '王 李 张 刘 陈 杨 赵 黄 周 吴 徐 孙 胡 朱 高 林 何 郭 马 罗'.split(' ');
const given = [
  '小雨',
  '明',
  '阿杰',
  '晓燕',
  '子涵',
  '大伟',
  '静静',
  '婷',
  '老师',
  '妈妈',
  '浩',
  '思思',
  '糖糖',
  '欣',
  '豆豆',
];
const english = ['Mia', 'Leo', 'Chloe', 'Jason', 'Ivy', 'Sam', 'Nora', 'Kevin', 'Tina', 'Oscar'];
const talk = [
  '今天的奶粉到货了吗',
  '请问这个怎么下单呀',
  '我家宝宝也喜欢这个',
  '刚收到快递，包装很好',
  '周末有活动吗',
  '好的谢谢',
  '哈哈哈哈',
  '这个颜色还有吗？',
  '我试过，洗两次就软了',
  '群主在吗',
  '早上好',
  '晚安大家',
  '求推荐一款防晒',
  '积分可以换什么',
  '昨天签到忘了',
  '为什么我的还没发货',
  '有人一起拼单吗',
  '同款，真的好用',
  '退货要自己出运费吗',
  '今天好热啊',
  '孩子三岁穿多大码',
  '下次直播几点',
  '收到啦👍',
  '已经付款了，麻烦看一下',
  'has anyone tried the new one?',
  'thanks, that helped',
  'when is the next live stream',
  'mine arrived today',
  'how do I use the coupon?',
  'good morning everyone',
  'the blue one is sold out 😭',
  'lol',
  'is shipping free over 99?',
  '这款 size M 偏大',
  'ok 收到',
  '那个 link 打不开',
];
const commands = ['签到', '我的积分', '排行榜', '/checkin', '帮助', '/points', '积分'];
export const spamWords = ['刷单', '加微信领红包', '免费代练', 'USDT 高价回收', 'free crypto airdrop', '兼职日结'];
const stickers = ['😂', '👍', '🎉', '🥰'];

interface Author {
  readonly id: string;
  readonly name: string | null;
}

/** Yields the file in pieces of a few records. */
export function* generateExport(options: ExportOptions, facts = new ExportFacts()): Generator<string> {
  const chats = options.chats ?? 1;
  const each = Math.ceil(options.messages / chats);
  if (chats > 1)
    yield '{\n "about": "Here is the data you requested.",\n "personal_information": {\n  "user_id": 1,\n  "bio": "a } in { a ] bio"\n },\n "chats": {\n  "about": "This page lists all chats.",\n  "list": [\n';
  for (let i = 0; i < chats; i++) {
    const n = Math.min(each, options.messages - i * each);
    if (i > 0) yield ',\n';
    yield* chat(new Chat(options, i, facts), n, chats > 1 ? '   ' : '');
  }
  yield chats > 1 ? '\n  ]\n }\n}\n' : '\n';
}

function* chat(source: Chat, n: number, pad: string): Generator<string> {
  yield `${pad}{\n${pad} "name": ${JSON.stringify(source.name)},\n${pad} "type": "private_supergroup",\n${pad} "id": ${source.id},\n${pad} "messages": [\n`;
  let piece = '';
  for (let i = 0; i < n; i++) {
    piece += `${i > 0 ? ',\n' : ''}${source.next(`${pad}  `)}`;
    if (piece.length > 16_000) {
      yield piece;
      piece = '';
    }
  }
  yield `${piece}\n${pad} ]\n${pad}}`;
}

class Chat {
  readonly name: string;
  readonly id: number;
  readonly #dice: () => number;
  readonly #people: readonly Author[];
  readonly #facts: ExportFacts;
  readonly #broken: number;
  #at: number;
  #message = 0;

  constructor(options: ExportOptions, index: number, facts: ExportFacts) {
    this.#dice = seededDice(options.seed * 1000 + index);
    this.#facts = facts;
    this.#at = Math.floor((options.start ?? Date.UTC(2026, 0, 5, 1)) / 1000);
    this.#broken = options.broken ?? 0;
    this.name = ['榕树下母婴群', '周末徒步 Hiking', '英语学习 · Study'][index % 3] ?? '群';
    this.id = 1_500_000_000 + options.seed * 100 + index;
    this.#people = Array.from({ length: options.members ?? 800 }, (_, i) => this.#author(i + index * 10_000));
  }

  #author(i: number): Author {
    const name = this.#dice() < 0.25 ? `${this.#pick(english)} ${i}` : `${this.#pick(surnames)}${this.#pick(given)}`;
    return { id: `user${700_000 + i}`, name: i % 97 === 96 ? null : name };
  }

  #pick<T>(list: readonly T[]): T {
    const one = list[Math.floor(this.#dice() * list.length)];
    if (one === undefined) throw new RangeError('nothing to pick from');
    return one;
  }

  /** A few people say most. */
  #speaker(): Author {
    return this.#people[Math.floor(this.#dice() ** 3 * this.#people.length)] ?? { id: 'user1', name: '一' };
  }

  /** Quiet between 1 and 7 at night, busiest in the evening (UTC+8). */
  #pass(): void {
    const hour = ((this.#at / 3600 + 8) | 0) % 24;
    const gap = hour >= 1 && hour < 7 ? 900 : hour >= 19 && hour < 23 ? 25 : 70;
    this.#at += 1 + Math.floor(this.#dice() * gap * 2);
  }

  /** The next record as Telegram Desktop writes it: indented by one, here with `pad` before each line. */
  next(pad: string): string {
    this.#pass();
    const id = ++this.#message;
    const base = {
      id,
      date: new Date((this.#at + 28_800) * 1000).toISOString().slice(0, 19),
      date_unixtime: `${this.#at}`,
    };
    const broken = this.#dice() < this.#broken;
    const facts = broken ? new ExportFacts() : this.#facts;
    const record = this.#dice() < 0.015 ? this.#service(base, facts) : this.#said(base, facts);
    const text = JSON.stringify(record, null, 1).replaceAll('\n', `\n${pad}`);
    if (!broken) return pad + text;
    this.#facts.broken++;
    return pad + this.#damage(text);
  }

  #damage(text: string): string {
    const way = Math.floor(this.#dice() * 4);
    if (way === 0) return text.replace('"type": "', '"type": ');
    if (way === 1) return text.replace(/"date": /, '"date" ');
    if (way === 2) return text.replace(/"id": \d+/, '"id": null');
    return text.replace(/\n *\}$/, '');
  }

  #service(base: object, facts: ExportFacts): object {
    const actor = this.#speaker();
    const who = { ...base, type: 'service', actor: actor.name, actor_id: actor.id };
    const way = this.#dice();
    if (way < 0.15) {
      facts.other++;
      return { ...who, action: 'pin_message', message_id: 1, text: '' };
    }
    const invited = `${this.#pick(surnames)}${this.#pick(given)}`;
    if (way < 0.3) {
      facts.leaves++;
      return { ...who, action: 'remove_members', members: [invited], text: '' };
    }
    facts.joins++;
    if (way < 0.6) return { ...who, action: 'join_group_by_link', inviter: invited, text: '' };
    return { ...who, action: 'invite_members', members: [invited], text: '' };
  }

  #said(base: { readonly id: number }, facts: ExportFacts): object {
    const from = this.#speaker();
    facts.messages++;
    facts.speakers.add(from.id);
    const head = { ...base, type: 'message', from: from.name, from_id: from.id };
    const way = this.#dice();
    if (way < 0.05) {
      facts.commands++;
      return this.#text(head, this.#pick(commands));
    }
    if (way < 0.06) {
      facts.spam++;
      return this.#text(
        head,
        `${this.#pick(['姐妹们', '内部渠道', 'hi all'])} ${this.#pick(spamWords)} https://t.example/${base.id}`,
      );
    }
    if (way < 0.1)
      return {
        ...head,
        file: '(File not included.)',
        media_type: 'sticker',
        sticker_emoji: this.#pick(stickers),
        text: '',
        text_entities: [],
      };
    if (way < 0.13)
      return this.#text({ ...head, photo: '(File not included.)', width: 960, height: 1280 }, this.#pick(talk));
    const reply =
      base.id > 20 && this.#dice() < 0.2 ? { reply_to_message_id: base.id - 1 - Math.floor(this.#dice() * 15) } : {};
    const edited = this.#dice() < 0.02 ? { edited_unixtime: `${this.#at + 60}` } : {};
    const more = this.#dice() < 0.3 ? `，${this.#pick(talk)}` : '';
    return this.#text({ ...head, ...edited, ...reply }, `${this.#pick(talk)}${more}`);
  }

  /** Words with a link or a mention come as a list of parts, plain ones as a string. */
  #text(head: object, text: string): object {
    const [before, link] = text.split(/(?=https:)/);
    if (link !== undefined) {
      const parts = [before, { type: 'link', text: link }];
      return { ...head, text: parts, text_entities: [{ type: 'plain', text: before }, parts[1]] };
    }
    if (this.#dice() >= 0.05) return { ...head, text, text_entities: [{ type: 'plain', text }] };
    const mention = { type: 'mention', text: '@shop_helper' };
    return {
      ...head,
      text: [mention, ` ${text} "\\ }{][ `],
      text_entities: [mention, { type: 'plain', text: ` ${text}` }],
    };
  }
}

/** Writes the file and waits when the disk is slower. */
export async function writeExport(path: string, options: ExportOptions): Promise<ExportFacts> {
  const facts = new ExportFacts();
  const out = createWriteStream(path);
  for (const piece of generateExport(options, facts)) if (!out.write(piece)) await once(out, 'drain');
  out.end();
  await once(out, 'finish');
  return facts;
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { values } = parseArgs({
    options: {
      messages: { type: 'string', default: '200000' },
      seed: { type: 'string', default: '1' },
      chats: { type: 'string', default: '1' },
      broken: { type: 'string', default: '0' },
      start: { type: 'string', default: '2026-01-05T01:00:00Z' },
      out: { type: 'string', default: 'result.json' },
    },
  });
  const facts = await writeExport(values.out, {
    messages: Number(values.messages),
    seed: Number(values.seed),
    chats: Number(values.chats),
    broken: Number(values.broken),
    start: Date.parse(values.start),
  });
  const { speakers, ...counts } = facts;
  process.stdout.write(`${JSON.stringify({ ...counts, speakers: speakers.size })}\n`);
}
