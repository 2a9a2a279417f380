import { describe, expect, it, test } from 'vitest';

import { seeded } from '../../test/clock.ts';
import { findContacts } from './contacts.ts';
import { contactReader, contactsIn } from './rule-contacts.ts';
import { contactKinds, type ContactKind } from './rules.ts';
import { quickest } from '../../test/quickest.ts';

const all = new Set<ContactKind>(contactKinds);
const mine = (text: string): string[] => findContacts(text, all).map((c) => `${c.kind} ${c.value}`);

/** Kind and value as they are meant, and ways they are written. */
const hidden: readonly (readonly [meant: string, ...texts: string[]])[] = [
  [
    'wechat abc12345',
    '加V: abc12345',
    '加v abc12345',
    '加微信abc12345',
    'VX:abc12345',
    'v❤ abc12345',
    '薇信 abc12345',
    '微❤abc12345',
    '➕V：abc12345',
    '加我v，abc12345',
    '请加薇芯 abc12345',
    'V：abc12345',
    '微x abc12345',
    '联系方式：vx abc12345',
    'abc12345（微信同号）',
    '加微信 a b c 1 2 3 4 5',
    '加V a-b-c-1-2-3-4-5',
    '加 V abc🌸12345',
    '威信：ａｂｃ１２３４５',
    '加微信abc一二三四五',
    'my wechat is abc12345',
    'WeChat ID: abc12345',
  ],
  ['wechat zhangsan', '加微信：zhangsan', '我的微信号是zhangsan'],
  ['wechat wxid_a1b2c3d4e5', '微信号 wxid_a1b2c3d4e5', 'wxid_a1b2c3d4e5'],
  [
    'phone 13800138000',
    '13800138000',
    '138 0013 8000',
    '138-0013-8000',
    '138.0013.8000',
    '1 3 8 0 0 1 3 8 0 0 0',
    '1️⃣3️⃣8️⃣0️⃣0️⃣1️⃣3️⃣8️⃣0️⃣0️⃣0️⃣',
    '138😀0013😀8000',
    '１３８００１３８０００',
    '①③⑧零零①③⑧零零零',
    '一三八零零一三八零零零',
    '壹叁捌零零壹叁捌零零零',
    'l38OO138OOO',
    '+86 138 0013 8000',
    '8613800138000',
    '138*0013*8000',
    '电话13800138000找我',
    '١٣٨٠٠١٣٨٠٠٠',
    '微信13800138000',
    '13800138000微信同号',
    '加微 一三八零零一三八零零零',
    '1\u200b3800138000',
  ],
  ['phone 075581234567', '(0755) 8123 4567', '0755-81234567'],
  ['phone 4001234567', '400-123-4567'],
  ['phone +85291234567', '+852 9123 4567'],
  ['phone +15551234567', '+1 (555) 123-4567'],
  ['phone 5551234567', '555-123-4567', '(555) 123-4567'],
  ['phone 0912345678', '0912-345-678', '0912345678'],
  ['phone 2025550123', 'call me at 2025550123', 'text 202 555 0123'],
  [
    'qq 123456789',
    'QQ 123456789',
    'qq：123456789',
    '加Q123456789',
    '扣扣 1 2 3 4 5 6 7 8 9',
    '企鹅号：123456789',
    'QQ群 123456789',
    '加群 123456789',
    '🐧 123456789',
    'q群：123-456-789',
    '扣扣一二三四五六七八九',
  ],
  [
    'email abc@example.com',
    'abc@example.com',
    'abc＠example.com',
    'abc [at] example [dot] com',
    'abc at example dot com',
    'abc艾特example点com',
    'abc @ example . com',
  ],
  ['email 123456@qq.com', '123456@qq.com', '123456#qq.com', '123456@qq点com'],
  ['account @abc_def', 'tg @abc_def', '飞机：@abc_def', 'Telegram: @abc_def'],
  ['account abc1234', 'LINE ID: abc1234'],
];

const ordinary: readonly string[] = [
  'const clean = (v: string) => v',
  'use a WeChat/QQ alias, 6.5 % of them',
  '3 s; WeChat and QQ 20 s',
  '| repeated (148) | 91 | 92 | 0 | 0 | 68 | 19 |',
  '订单号 13912345678',
  '订单：20241122001234',
  '快递单号 SF1234567890123',
  '运单 13912345678 已签收',
  '价格 1399 元，原价 1999',
  '2024-11-22 13:30:00',
  '2024.11.22',
  '版本 1.38.0013',
  'IP 192.168.1.100',
  'ISBN 978-7-111-12345-6',
  '身份证 110101199003071234',
  '共 13800138000 元',
  '营收 13,800,138,000 元',
  '13 14 15 16 17 18 19',
  '今天 12345 人参加',
  'QQ音乐会员 15 元',
  '微信支付 100 元',
  '微信群 500 人',
  'wechat official account',
  '用微信小程序打开',
  '微信 windows 版',
  'iPhone15 Pro Max 256GB',
  'iphone15 微信闪退',
  '比分 3:2 1:0 2:2',
  '房号 1301，密码 567890',
  '加油 123456',
  '会议号 123 456 789',
  '会议号：138 001 38000',
  '第 13800138000 号',
  '型号 AB13800138000X',
  '时间戳 1712345678901',
  'π=3.14159265358979',
  '一二三四五六七八九十十一',
  '三七二十一',
  '+1 我也要',
  '1+1=2',
  '加班到 21:30',
  '群里有 2000 人',
  '新版 QQ 9.9.12 发布',
  'QQ 2024 新版',
  'see you at 10 at home.',
  'line 12345 of the file',
  'the line: something here',
  'UID: 13812345678',
  '跟我微信说一下 okokok',
  '明天坐飞机 MU5183',
  'wechat pay is down',
  '100-200-3000',
  '11-22-2024',
  '10000000000',
  '学号 13820240001',
  '3-5-7 9-11',
  'sku 400-123-4567',
  'vip 123456',
  '加v认证',
  '加微信群要审核',
  '他威信很高',
  '微信：已读不回',
  '我的微信是新号',
  'tracking no 1390 1234 567',
  '0.13800138000',
  'at 5 dot points',
];

describe('contact details', () => {
  for (const [meant, ...texts] of hidden)
    it.each(texts)(`${meant} in: %s`, (text) => {
      expect(mine(text)).toEqual([meant]);
    });
  it.each(ordinary)('none in: %s', (text) => {
    expect(mine(text)).toEqual([]);
  });
  it('are told by their own place', () => {
    const text = '加V: abc12345 谢谢，或打138-0013-8000';
    expect(findContacts(text, all).map((c) => text.slice(c.start, c.end))).toEqual(['abc12345', '138-0013-8000']);
  });
  it('say how they were hidden', () => {
    expect(contactsIn('一三八零零一三八零零零')[0]?.views).toEqual(['numeral']);
    expect(contactsIn('138😀0013😀8000')[0]?.views).toEqual(['emoji']);
    expect(contactsIn('l38OO138OOO')[0]?.views).toEqual(['leet']);
    expect(contactsIn('13800138000')[0]?.views).toEqual([]);
  });
  it('of the shop itself are fine, however they are written', () => {
    const { breaks } = contactReader({
      id: 1,
      kind: 'contact',
      what: ['phone', 'wechat'],
      allow: ['138 0013 8000', 'Shop_123'],
    });
    const broken = (text: string): number => contactsIn(text).filter(breaks).length;
    expect(broken('打 +86 138-0013-8000，微信：shop_123')).toBe(0);
    expect(broken('打 13900139000')).toBe(1);
    expect(broken('a@example.com')).toBe(0);
  });
});

// ---- generated: the technique, not the list -----------------------------------------------------

const pick = <T>(dice: () => number, from: readonly T[]): T => from[Math.floor(dice() * from.length)] as T;
const digits = (dice: () => number, n: number): string =>
  Array.from({ length: n }, () => Math.floor(dice() * 10)).join('');
const numerals = '零一二三四五六七八九';

const ways: Readonly<Record<string, (n: string, dice: () => number) => string>> = {
  plain: (n) => n,
  grouped: (n, dice) => [n.slice(0, 3), n.slice(3, 7), n.slice(7)].join(pick(dice, [' ', '-', '.', ' - '])),
  spaced: (n) => Array.from(n).join(' '),
  'full width': (n) => n.replaceAll(/\d/g, (d) => String.fromCharCode(0xff10 + Number(d))),
  numerals: (n) => n.replaceAll(/\d/g, (d) => numerals.charAt(Number(d))),
  'some numerals': (n, dice) => n.replaceAll(/\d/g, (d) => (dice() < 0.5 ? numerals.charAt(Number(d)) : d)),
  keycaps: (n) => n.replaceAll(/\d/g, '$&\ufe0f\u20e3'),
  emoji: (n, dice) => [n.slice(0, 3), n.slice(3, 7), n.slice(7)].join(pick(dice, ['😀', '🌸', '🔥🔥'])),
  invisible: (n) => Array.from(n).join('\u200b'),
  mathematical: (n) => n.replaceAll(/\d/g, (d) => String.fromCodePoint(0x1d7ce + Number(d))),
};
const before = ['有需要联系', '打我电话', '老师电话', '咨询请拨打', '', '货到付款，', 'call '];
const after = ['', '，随时在', ' 张经理', '！', '谢谢'];

const kindsOfNumber: Readonly<Record<string, (dice: () => number) => string>> = {
  'order numbers': (d) => `您的订单号${pick(d, ['', ':', '：', ' '])}1${digits(d, 10)}已发货`,
  'long codes': (d) => `运单号 ${digits(d, pick(d, [12, 13, 14, 15]))} 派送中`,
  prices: (d) => `原价${digits(d, 3)}元，现价 ¥${digits(d, 2)}.${digits(d, 2)}，省 ${digits(d, 2)}%`,
  dates: (d) =>
    `活动时间 20${digits(d, 2)}-0${1 + Math.floor(d() * 9)}-1${Math.floor(d() * 9)} 1${Math.floor(d() * 9)}:30 到 21:00`,
  versions: (d) => `更新到 v${digits(d, 1)}.${digits(d, 2)}.${digits(d, 3)} 了`,
  'product codes': (d) => `型号 ${pick(d, ['AB', 'XK', 'TP'])}${digits(d, 8)}${pick(d, ['X', 'Q'])} 有货`,
  counts: (d) => `群里 ${digits(d, 3)} 人，昨天说了 ${digits(d, 5)} 条`,
  lists: (d) => `报数：${Array.from({ length: 8 }, (_, i) => i + 1 + Math.floor(d() * 20)).join(' ')}`,
  ips: (d) => `服务器 10.${digits(d, 2)}.1${digits(d, 1)}.2${digits(d, 1)} 挂了`,
};

test('recall and false alarms on two seeds', () => {
  const report: string[] = [];
  for (const seed of [11, 29]) {
    const dice = seeded(seed);
    for (const [way, write] of Object.entries(ways)) {
      let found = 0;
      for (let i = 0; i < 100; i++) {
        const number = `1${3 + Math.floor(dice() * 7)}${digits(dice, 9)}`;
        const text = `${pick(dice, before)}${write(number, dice)}${pick(dice, after)}`;
        if (mine(text).includes(`phone ${number}`)) found++;
      }
      report.push(`seed ${seed} phone ${way}: ${found} %`);
      expect({ way, seed, missed: 100 - found > 3 }).toEqual({ way, seed, missed: false });
    }
    for (const [kind, write] of Object.entries(kindsOfNumber)) {
      let alarms = 0;
      for (let i = 0; i < 100; i++) if (mine(write(dice)).length > 0) alarms++;
      report.push(`seed ${seed} ${kind}: ${alarms} % false alarms`);
      expect({ kind, seed, alarmed: alarms > 2 }).toEqual({ kind, seed, alarmed: false });
    }
  }
  process.stdout.write(`${report.join('\n')}\n`);
});

test('the longest message costs milliseconds, whatever it is made of', () => {
  for (const piece of [
    '1',
    '1 ',
    '138 ',
    '加v',
    'v:',
    'qq',
    '一',
    'a@',
    '微信',
    '+86 ',
    '1😀',
    'tg @',
    '0-',
    'wxid_',
  ]) {
    const text = piece.repeat(Math.ceil(20_000 / piece.length));
    expect({ piece, quick: quickest(500, () => contactsIn(text)) < 500 }).toEqual({ piece, quick: true });
  }
});
