import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { defineMessages, defineSettings } from '../../../core/schema.ts';
import { allDefinitions } from '../../../db/definitions.ts';
import { openDatabase } from '../../../db/open.ts';
import { counted, left, ran, reading, runImport } from '../../../test/import/kit.ts';
import { chat, day, noon, said } from '../../../test/import/telegram-files.ts';
import { type ExportFacts, spamWords, writeExport } from '../../../test/replay/generate-export.ts';
import { lockFolder } from '../../lock.ts';
import { main as tryRules } from '../try-rules.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'banyan-import-test-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const at = (name: string): string => join(folder, name);
const put = (name: string, content: unknown): string => {
  writeFileSync(at(name), typeof content === 'string' ? content : JSON.stringify(content, null, 1));
  return at(name);
};

describe('a generated export', () => {
  it('of three groups: everything in it, once', async () => {
    const file = at('big.json');
    const start = Date.now() - 5 * day;
    const facts: ExportFacts = await writeExport(file, {
      messages: 6000,
      seed: 4,
      chats: 3,
      broken: 0.01,
      members: 60,
      start,
    });
    const database = at('big');
    const { code, out } = await runImport(file, '--database', database, '--language', 'en');
    expect(code).toBe(0);
    const n = (v: number): string => v.toLocaleString('en');
    expect(out).toMatch(new RegExp(`^messages +${n(facts.messages)} added, 0 `, 'm'));
    expect(out).toMatch(new RegExp(`^speakers +${facts.speakers.size}, `, 'm'));
    expect(out).toMatch(new RegExp(`^come and gone +${facts.joins} joined, ${facts.leaves} left$`, 'm'));
    expect(out).toMatch(new RegExp(`^not understood +${facts.broken}$`, 'm'));
    const url = join(database, 'banyan.db');
    expect(await counted(url)).toEqual({
      message: facts.messages,
      'message.hour': facts.messages,
      join: facts.joins,
      leave: facts.leaves,
    });
    const { rooms, communities } = await left(url);
    expect([rooms?.length, communities?.length]).toEqual([3, 1]);
    const rules = put('spam.txt', spamWords.join('\n'));
    const tried = await ran(tryRules, [rules, '--database', database, '--language', 'en']);
    expect(tried.out).toContain(`word rules: ${facts.spam} messages would have been hit`);
  });

  it('of one group out of a full one; private chats and channels are left alone', async () => {
    const one = { ...chat([said(1, 7, 'a'), said(2, 8, 'b')]), name: '甲群', id: 1 };
    const list = [
      one,
      { ...chat([said(1, 7, 'c')]), name: '乙群', id: 2, type: 'private_group' },
      { ...chat([said(1, 7, 'secret')]), name: '甲7', id: 7, type: 'personal_chat' },
      { ...chat([said(1, 7, 'news')]), name: '频道', id: 3, type: 'public_channel' },
    ];
    const file = put('full.json', { about: 'x', chats: { list } });
    const database = at('full');
    const all = await runImport(file, '--database', database, '--language', 'en', '--without', '8');
    expect(all.out).toMatch(
      /^left out +private chats 1, channels 1, --without 1$|^left out +--without 1, private chats 1, channels 1$/m,
    );
    expect((await left(join(database, 'banyan.db')))['rooms']).toMatchObject([
      { platformId: '-1001' },
      { platformId: '-2' },
    ]);
    const only = await runImport(file, '--database', at('only'), '--language', 'en', '--room', '乙群');
    expect(only.out).toMatch(/^groups +乙群$/m);
    const none = await runImport(file, '--database', at('none'), '--room', '丙群');
    expect([none.code, none.err]).toEqual([
      1,
      expect.stringMatching(/there is no group "丙群" in it; there are: 甲群, 乙群$/),
    ]);
  });
});

describe('what is in the way', () => {
  it('is told in one line, with what to do', async () => {
    const good = put('good.json', chat([said(1, 7, 'a'), said(2, 7, 'b'), said(3, 7, 'c')]));
    const whole = JSON.stringify(chat([said(1, 7, 'a'), said(2, 7, 'b'), said(3, 7, 'c')]));
    const wrong: readonly (readonly [string[], number, RegExp])[] = [
      [[], 2, /^banyan import: name one file/],
      [[good, '--formats', 'x'], 2, /--formats/],
      [[good, '--format', 'whatsapp'], 2, /one of telegram, discord, csv/],
      [[good, '--map', 'x'], 2, /--map "x" is not understood/],
      [[good, '--platform', '../x'], 2, /is no platform/],
      [[good, '--time-zone', 'Beijing'], 2, /unknown time zone/],
      [[good, '--language', 'fr'], 2, /one of zh-CN, zh-TW, en/],
      [[at('missing.json')], 1, /missing\.json: there is no such file$/],
      [[folder], 1, /this is a folder/],
      [[put('page.html', '<!DOCTYPE html>')], 1, /page\.html: this is an HTML page; export again as JSON/],
      [[put('book.xlsx', 'PK\u0003\u0004')], 1, /save the sheet as "CSV UTF-8"/],
      [[put('empty.csv', '')], 1, /the file is empty/],
      [[put('bad.csv', 'a,b\n1,2\n')], 1, /bad\.csv: no column for the time was recognised.*there are: a, b$/],
      [[put('x.csv', 'time,name,text\n'), '--encoding', 'klingon'], 1, /klingon.*try gb18030/],
      [[put('future.csv', 'time,name,text\n2126-01-01,May,a\n')], 0, /its date lies in the future/],
      [
        [put('cut.json', whole.slice(0, whole.lastIndexOf('"c"')))],
        1,
        /cut\.json: the file ends in the middle of a message; it was cut short/,
      ],
    ];
    for (const [argv, code, message] of wrong) {
      const found = await runImport(...argv, '--database', at('wrong'));
      expect([argv, found.code]).toEqual([argv, code]);
      expect(found.err).toMatch(message);
      // One line; behind a wrong command line the usage follows.
      expect(found.err.split('\n')).toHaveLength(Math.max(code, found.out === '' ? 1 : 2));
    }
    // What stood before the cut is there, and the mended file adds the rest.
    const { out } = await runImport(good, '--database', at('wrong'), '--language', 'en');
    expect(out).toMatch(/^messages +1 added, 2 were there already$/m);
  });

  it('a running bot keeps its folder', async () => {
    const held = at('held');
    const file = put('held.json', chat([said(1, 7, 'a')]));
    const release = lockFolder(held);
    try {
      // The lock of this very process would count as its own: it is another's.
      writeFileSync(join(held, 'banyan.lock'), `${process.ppid}`);
      const { code, err } = await runImport(file, '--database', held);
      expect([code, err]).toEqual([
        1,
        expect.stringMatching(/^banyan import: another Banyan \(process \d+\) is already running on .*held: stop it/),
      ]);
    } finally {
      release();
    }
    expect((await runImport(file, '--database', held)).code).toBe(0);
  });

  it('a text is kept as long as the group says', async () => {
    const file = put(
      'keep.json',
      chat([said(1, 7, 'a', noon - 40 * day), said(2, 7, 'b', noon - 20 * day), said(3, 7, 'c')]),
    );
    const database = at('keep');
    const texts = () =>
      reading(join(database, 'banyan.db'), async ({ t, read }) =>
        (await read.select({ text: t(defineMessages).messages.text }).from(t(defineMessages).messages)).map(
          (m) => m.text,
        ),
      );
    await runImport(file, '--database', database);
    expect(await texts()).toEqual([null, 'b', 'c']);
    const open = await openDatabase(join(database, 'banyan.db'), allDefinitions);
    const { settings } = open.t(defineSettings);
    const none = { community: 1, room: 1, key: 'privacy.keep_text_days', value: 0, byEvent: 'x' };
    await open.write(() => open.db.insert(settings).values(none));
    await open.close();
    await runImport(put('more.json', chat([said(4, 7, 'd')])), '--database', database);
    expect(await texts()).toEqual([null, 'b', 'c', null]);
  });
});
