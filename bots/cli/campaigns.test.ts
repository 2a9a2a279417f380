import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { harness } from '../../test/harness.ts';
import { loadCampaigns, giveCampaigns } from '../campaigns/index.ts';
import { main, usage } from './campaigns.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'banyan-cli-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const put = (text: string, name = 'a.yaml'): string => {
  writeFileSync(join(dir, name), text);
  return join(dir, name);
};
async function run(...argv: string[]): Promise<{ code: number; out: string[]; err: string[] }> {
  const out: string[] = [];
  const err: string[] = [];
  const code = await main(argv, { out: (l) => out.push(...l.split('\n')), err: (l) => err.push(l) });
  return { code, out, err: err.map((l) => l.replaceAll(`${dir}/`, '')) };
}
const good = `campaigns:
  - id: daily
    every: "0 20 * * *"
    topic: any
  - id: berlin
    at: 2026-11-22 09:00
    timeZone: Europe/Berlin
    to: { platforms: [telegram], groups: [柏林群] }
    say: { zh-CN: 早上好, zh-TW: 早安, en: Good morning }
  - id: later
    active: false
    every: "@daily"
    topic: { theme: food }
topics:
  - { id: a, text: { zh-CN: 聊聊书, zh-TW: 聊聊書, en: Books } }
  - { id: b, theme: food, weekday: fri, text: { zh-CN: 聊聊菜, zh-TW: 聊聊菜, en: Food } }
`;

describe('campaigns check', () => {
  it('says what the files hold', async () => {
    put(good);
    expect(await run('check', dir)).toEqual({
      code: 0,
      out: [`${dir}: no faults. 3 campaigns (1 not active), 2 topics, 0 word rules`],
      err: [],
    });
  });
  it('lists every fault of every file and fails', async () => {
    put('campaigns:\n  - id: A\n    every: "0 25 * * *"\n    say: { en: Hi }');
    put('topics: 5', 'b.yaml');
    const { code, out, err } = await run('check', dir);
    expect([code, out]).toEqual([1, []]);
    expect(err.map((l) => l.split(' ')[0])).toEqual([
      'a.yaml:2:9:',
      'a.yaml:3:12:',
      'a.yaml:4:5:',
      'a.yaml:4:5:',
      'b.yaml:1:9:',
      '5',
    ]);
    expect(err.at(-1)).toBe(`5 faults in ${dir}`);
  });
  it('reads one file too', async () => {
    const file = put('topics: 5', 'b.yaml');
    put(good);
    expect((await run('check', file)).err).toHaveLength(2);
    expect((await run('check', join(dir, 'a.yaml'))).code).toBe(0);
  });
  it('notes what is legal but perhaps not meant', async () => {
    put('campaigns: [{ id: x, every: "0 9 1 * mon", topic: any }]');
    const { code, err } = await run('check', dir);
    expect(code).toBe(0);
    expect(err).toEqual([
      expect.stringMatching(/^a\.yaml:1:29: .*must both fit.*\(a note, no fault\)$/),
      expect.stringMatching(/no topic in these files/),
    ]);
  });
});

describe('the command line', () => {
  it.each([
    [[], 'expected check, preview, run, show, pause, resume, stop, progress or schema'],
    [['chekc'], 'there is no "chekc"; expected check, preview, run, show, pause, resume, stop, progress or schema'],
    [['check', '/nowhere/at/all'], 'there is no /nowhere/at/all; name the folder or file of the campaigns'],
    [['check', 'a', 'b'], 'too much: b'],
    [['preview', '--days', '0', '.'], '--days: expected 1 to 366, found "0"'],
    [['preview', '--days', 'x', '.'], '--days: expected 1 to 366, found "x"'],
    [['preview', '--time-zone', 'Mars', '.'], '--time-zone: expected a name like Asia/Shanghai, found "Mars"'],
    [['preview', '--from', 'soon', '.'], '--from: expected a day like 2026-11-21, found "soon"'],
    [
      ['preview', '--from', '2026-02-31', '--time-zone', 'UTC', '.'],
      '--from: not a day: "2026-02-31" (like 2026-11-21)',
    ],
    [['run'], 'run which campaign? banyan campaigns run ID --dry'],
    [['run', 'x'], 'run shows what would be said: add --dry. The bot itself sends, at its time'],
    [['check', '--frobnicate'], "Unknown option '--frobnicate'"],
  ])('%j', async (argv, said) => {
    put(good);
    const { code, out, err } = await run(...argv.map((a) => (a === '.' ? dir : a)));
    expect([code, out, err[0]]).toEqual([2, [], `banyan campaigns: ${said}`]);
  });
  it('is explained', () => expect(usage).toContain('--days'));
});

describe('campaigns preview', () => {
  it('works from the files alone, each at its local time', async () => {
    put(good);
    const { code, out, err } = await run('preview', dir, '--days', '2', '--from', '2026-11-21', '--database', 'none');
    expect([code, err]).toEqual([0, []]);
    expect(out).toEqual([
      '2 days from 2026-11-21, 2 groups (the bot knows none yet; made up, in Asia/Shanghai)',
      '  Sat 2026-11-21 20:00 Asia/Shanghai  daily: a topic, one of 2 → any group, 柏林群',
      '  Sun 2026-11-22 09:00 Europe/Berlin  berlin: "早上好" → 柏林群',
      '  Sun 2026-11-22 20:00 Asia/Shanghai  daily: a topic, one of 2 → any group, 柏林群',
      'not active: later (@daily)',
    ]);
  });
  it('shows groups as given, over daylight saving', async () => {
    put('campaigns: [{ id: x, every: "30 2 * * *", say: { zh-CN: 早, zh-TW: 早, en: Hi } }]');
    const argv = [
      'preview',
      dir,
      '--days',
      '2',
      '--from',
      '2027-03-13',
      '--time-zone',
      'America/New_York',
      '--group',
      'Deer',
    ];
    expect((await run(...argv)).out).toEqual([
      '2 days from 2027-03-13, 1 group (as given, in America/New_York)',
      '  Sat 2027-03-13 02:30 America/New_York  x: "早" → Deer',
      '  Sun 2027-03-14 03:00 America/New_York  x: "早" → Deer',
    ]);
  });
  it('shows what other groups hear, by lot and while a trial tries it', async () => {
    const two = '{ say: &a { zh-CN: 早, zh-TW: 早, en: Hi }, variants: [{ zh-CN: 好, zh-TW: 好, en: Hey }] }';
    put(`campaigns:
  - { id: lot, at: 2027-03-13 08:00, what: ${two} }
  - { id: words, at: 2027-03-13 09:00, what: ${two}, trial: { goal: replies }, goal: { what: joins, atLeast: 3 } }
  - { id: times, at: 2027-03-13 10:00, say: *a, trial: { goal: checkins, times: ["20:00"], gain: 5 } }`);
    const argv = ['preview', dir, '--days', '1', '--from', '2027-03-13', '--time-zone', 'UTC', '--group', 'Deer'];
    expect((await run(...argv)).out.slice(1, 7)).toEqual([
      '  Sat 2027-03-13 08:00 UTC  lot: "早" → Deer',
      '    by lot, B: "好"',
      '  Sat 2027-03-13 09:00 UTC  words: "早" → Deer',
      '    in a trial, B: "好"',
      '  Sat 2027-03-13 10:00 UTC  times: "早" → Deer',
      '    in a trial, B: at 20:00',
    ]);
    expect((await run('run', 'times', '--dry', dir)).out.at(-2)).toBe(
      'trial of times by groups: A 10:00, B 20:00; checkins, 5 points more, 7 days; begun by an admin with /trial start times',
    );
    expect((await run('run', 'words', '--dry', dir)).out.slice(-3)).toEqual([
      'trial of texts by groups: A, B; replies, 10 points more, 7 days; begun by an admin with /trial start words',
      'goal: joins, at least 3 within 1d',
      'dry run: nothing was sent',
    ]);
  });
  it('is a calendar file too', async () => {
    put(good);
    const argv = ['preview', dir, '--days', '2', '--from', '2026-11-21', '--database', 'none', '--ics'];
    const { code, out } = await run(...argv);
    expect(code).toBe(0);
    expect(out[0]?.trim()).toBe('BEGIN:VCALENDAR');
    expect(out.filter((l) => l.startsWith('DTSTART')).map((l) => l.trim())).toEqual([
      'DTSTART:20261121T120000Z',
      'DTSTART:20261122T080000Z',
      'DTSTART:20261122T120000Z',
    ]);
  });
  it('is a picture too', async () => {
    put(good);
    const file = join(dir, 'month.png');
    const argv = ['preview', dir, '--from', '2026-11-21', '--group', 'Deer', '--database', 'none', '--picture', file];
    const { code, err } = await run(...argv);
    expect([code, err]).toEqual([0, ['picture: month.png (Deer)']]);
    expect(readFileSync(file).subarray(1, 4).toString()).toBe('PNG');
    expect((await run('preview', dir, '--picture', 'month.jpg')).err[0]).toContain('--picture: expected a name like');
  });
  it('says what would be too much, and what nobody hears', async () => {
    put(
      'campaigns:\n  - { id: x, every: "0 9-13 * * *", topic: any }\n  - { id: y, every: "@daily", topic: any, to: { groups: [别处] } }',
    );
    const { out } = await run(
      'preview',
      dir,
      '--days',
      '1',
      '--from',
      '2026-11-21',
      '--group',
      'Deer',
      '--database',
      'none',
    );
    expect(out.slice(-3)).toEqual([
      'heard by no group: y',
      'waits: x in Deer, Sat 2026-11-21 13:00 Asia/Shanghai: the day is full, not said',
      'too much: Deer on 2026-11-21: 5 planned, the bot says 4 a day unasked',
    ]);
  });
  it('knows the bot’s groups and its owners’ campaigns, and writes nothing', async () => {
    put(good);
    const url = join(dir, 'banyan.db');
    const h = await harness({ url, timeZone: 'Asia/Taipei', locale: 'zh-TW' });
    const files = loadCampaigns(dir);
    expect(files.ok).toBe(true);
    if (files.ok) await giveCampaigns(h.banyan, files.content);
    await h.say('lin', '大家好');
    await h.say('lin', '/定時話題 每天 9:00');
    await h.tell('lin', '新增話題 今天過得好嗎？');
    await h.say('lin', '/上限 每天 1');
    await h.close();
    const before = readdirSync(dir)
      .filter((f) => f.startsWith('banyan'))
      .map((f) => [f, statSync(join(dir, f)).mtimeMs]);
    const bytes = readFileSync(url);
    const { code, out } = await run('preview', dir, '--days', '1', '--from', '2026-11-23', '--database', url);
    expect(code).toBe(0);
    expect(out).toEqual([
      '1 day from 2026-11-23, 1 group (from the bot’s database)',
      '  Mon 2026-11-23 09:00 Asia/Taipei  topics: a topic, one of 3 → 小鹿母婴群',
      '  Mon 2026-11-23 20:00 Asia/Taipei  daily: a topic, one of 3 → 小鹿母婴群',
      'not active: later (@daily)',
      'heard by no group: berlin',
      // By the limit this group has set, not by the usual one.
      'waits: daily in 小鹿母婴群, Mon 2026-11-23 20:00 Asia/Taipei: the day is full, not said',
    ]);
    expect(readFileSync(url).equals(bytes)).toBe(true);
    expect(before.filter(([f]) => f === 'banyan.db')).toEqual([['banyan.db', statSync(url).mtimeMs]]);
  });
  it('says in one line what is wrong with the database', async () => {
    put(good);
    writeFileSync(join(dir, 'broken.db'), 'this is no database at all, whatever it is called');
    expect(await run('preview', dir, '--database', join(dir, 'broken.db'))).toMatchObject({
      code: 1,
      err: [expect.stringContaining('is not a SQLite database')],
    });
    expect(await run('preview', dir, '--database', join(dir, 'none.db'))).toMatchObject({
      code: 1,
      err: [expect.stringContaining('there is no database')],
    });
  });
});

describe('campaigns run --dry', () => {
  it('shows every language and sends nothing', async () => {
    put(good);
    expect((await run('run', 'berlin', dir, '--dry')).out).toEqual([
      'berlin: 2026-11-22 09:00, Europe/Berlin',
      '[zh-CN] 早上好',
      '[zh-TW] 早安',
      '[en] Good morning',
      'dry run: nothing was sent',
    ]);
    expect((await run('run', 'later', dir, '--dry')).out).toEqual([
      'later: @daily, in the time zone of each community, not active',
      'one of 1 topic, the one each group has not heard for longest:',
      'b (food) on Fri',
      '  [zh-CN] 聊聊菜',
      '  [zh-TW] 聊聊菜',
      '  [en] Food',
      'dry run: nothing was sent',
    ]);
  });
  it('names the campaign that was meant', async () => {
    put(good);
    expect(await run('run', 'dialy', dir, '--dry')).toEqual({
      code: 1,
      out: [],
      err: ['banyan campaigns: there is no campaign "dialy"; did you mean daily?'],
    });
  });
});

describe('campaigns schema', () => {
  it('is JSON', async () => {
    const { code, out } = await run('schema');
    expect(code).toBe(0);
    expect(JSON.parse(out.join('\n'))).toMatchObject({ title: 'Banyan campaigns', additionalProperties: false });
  });
});
