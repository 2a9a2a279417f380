import { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { until } from '../../test/until.ts';
import { editorSchema, faultLine, loadCampaigns, watchCampaigns, type Content } from './index.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'banyan-campaigns-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const put = (text: string, name = 'a.yaml'): void => writeFileSync(join(dir, name), text);
const loaded = () => loadCampaigns(dir);
/** Faults without the folder: `a.yaml:1:2: …`. */
const faults = (): string[] => {
  const l = loaded();
  return l.ok ? [] : l.faults.map((f) => faultLine(f).replace(`${dir}/`, ''));
};
const say = 'say: { zh-CN: 早, zh-TW: 早, en: Hi }';
/** Text exactly, or by pattern. */
const matching = (e: string | RegExp): unknown => (typeof e === 'string' ? e : expect.stringMatching(e));
/** A campaign that is right but for `line`, which is line 4. */
const campaign = (line: string, body = say): string => `campaigns:\n  - id: a\n    ${body}\n    ${line}\n`;

describe('a fault', () => {
  it.each<[what: string, text: string, faults: readonly (string | RegExp)[]]>([
    ['a misspelt key', 'campaings: []', ['a.yaml:1:1: campaings: unknown key "campaings"; did you mean "campaigns"?']],
    [
      'an unknown key',
      campaign('every: "@daily"\n    colour: red'),
      [/^a\.yaml:5:5: campaigns\[0\]\.colour: unknown key "colour"; known here: id, title, active, every, at, when,/],
    ],
    [
      'a misspelt key deep down',
      campaign('every: "@daily"', 'topic: { themes: food }'),
      ['a.yaml:3:14: campaigns[0].topic.themes: unknown key "themes"; did you mean "theme"?'],
    ],
    [
      'a missing language',
      campaign('every: "@daily"', 'say:\n      zh-CN: 早\n      en: Hi'),
      ['a.yaml:3:5: campaigns[0].say: "zh-TW" is missing: expected text'],
    ],
    [
      'a missing id',
      `campaigns:\n  - every: "@daily"\n    ${say}`,
      ['a.yaml:2:5: campaigns[0]: "id" is missing: expected text'],
    ],
    [
      'an id with capitals',
      `campaigns:\n  - id: Daily Topic\n    every: "@daily"\n    ${say}`,
      [
        'a.yaml:2:9: campaigns[0].id: expected small letters, digits and -, at most 40, like daily-topic, found "Daily Topic"',
      ],
    ],
    [
      'a chat id without quotes',
      campaign('every: "@daily"\n    to: { groups: [-1001234567890123456] }'),
      ['a.yaml:5:20: campaigns[0].to.groups[0]: expected text, found number -1001234567890123456; put it in quotes'],
    ],
    [
      'groups that are neither all nor a list',
      campaign('every: "@daily"\n    to: { groups: al }'),
      ['a.yaml:5:19: campaigns[0].to.groups: expected all or a list, found "al"; did you mean all?'],
    ],
    [
      'a platform that is none',
      campaign('every: "@daily"\n    to: { platforms: [telegramm] }'),
      [
        /^a\.yaml:5:23: campaigns\[0\]\.to\.platforms\[0\]: expected playground, telegram, .* found "telegramm"; did you mean telegram\?$/,
      ],
    ],
    [
      'an hour beyond the day',
      campaign('every: "0 25 * * *"'),
      [/^a\.yaml:4:12: campaigns\[0\]\.every: hour: "25" does not fit; allowed are 0-23/],
    ],
    [
      'cron with four fields',
      campaign('every: "0 9 * *"'),
      [/^a\.yaml:4:12: campaigns\[0\]\.every: 4 fields found, expected 5 fields/],
    ],
    ['a day that never comes', campaign('every: "0 9 31 2 *"'), [/^a\.yaml:4:12: .*never comes/]],
    [
      'every minute',
      campaign('every: "* * * * *"'),
      [/^a\.yaml:4:12: .*every 60 seconds; expected at least 10 minutes between two/],
    ],
    [
      'a date that is none',
      campaign('at: "2027-02-29 20:00"'),
      ['a.yaml:4:9: campaigns[0].at: expected a date and time like "2026-11-11 20:00", found "2027-02-29 20:00"'],
    ],
    [
      'a time zone that is none',
      campaign('every: "@daily"\n    timeZone: "+08:00"'),
      ['a.yaml:5:15: campaigns[0].timeZone: expected the name of a time zone like Asia/Shanghai, found "+08:00"'],
    ],
    [
      'neither every nor at',
      campaign('active: true'),
      [
        'a.yaml:2:5: campaigns[0]: neither every nor at: expected one; every comes again and again, at comes once, when knows more',
      ],
    ],
    [
      'both every and at',
      campaign('every: "@daily"\n    at: 2026-11-11 20:00'),
      [
        'a.yaml:5:5: campaigns[0].at: every and at together: keep one; every comes again and again, at comes once, when knows more',
      ],
    ],
    [
      'both topic and say',
      campaign('every: "@daily"\n    topic: any'),
      [/^a\.yaml:3:5: campaigns\[0\]\.say: topic and say together: keep one/],
    ],
    [
      'until before from',
      campaign('every: "@daily"\n    from: 2026-12-01\n    until: 2026-11-01'),
      ['a.yaml:6:5: campaigns[0].until: until 2026-11-01 is before from 2026-12-01: it would never come'],
    ],
    [
      'grace without making up',
      campaign('every: "@daily"\n    catchUp: skip\n    graceMinutes: 5'),
      ['a.yaml:6:5: campaigns[0].graceMinutes: graceMinutes with catchUp: skip has no effect: expected catchUp: once'],
    ],
    [
      'a grace beyond a day',
      campaign('every: "@daily"\n    graceMinutes: 9000'),
      ['a.yaml:5:19: campaigns[0].graceMinutes: expected at most 1440, found number 9000'],
    ],
    [
      'a wrong choice',
      campaign('every: "@daily"\n    catchUp: onec'),
      ['a.yaml:5:14: campaigns[0].catchUp: expected once or skip, found "onec"; did you mean once?'],
    ],
    [
      'yes for true',
      campaign('every: "@daily"\n    active: yes'),
      ['a.yaml:5:13: campaigns[0].active: expected true or false, found "yes"'],
    ],
    [
      'an id used twice',
      `${campaign('every: "@daily"')}${campaign('every: "@daily"').replace('campaigns:\n', '')}`,
      [/^a\.yaml:5:9: campaigns\[1\]\.id: "a" is used already at .*a\.yaml:2:9; give it another id$/],
    ],
    [
      'a topic that is not there',
      `${campaign('every: "@daily"', 'topic: { ids: [best-by] }')}topics:\n  - id: best-buy\n    text: { zh-CN: 好, zh-TW: 好, en: Good }\n`,
      ['a.yaml:3:20: campaigns[0].topic.ids[0]: no topic "best-by": expected one of topics: (best-buy)'],
    ],
    [
      'a theme that no topic has',
      campaign('every: "@daily"', 'topic: { theme: food }'),
      ['a.yaml:3:21: campaigns[0].topic.theme: no topic has the theme "food": expected one of: there are none'],
    ],
    [
      'a weekday in another spelling',
      'topics:\n  - id: a\n    weekday: monday\n    text: { zh-CN: 好, zh-TW: 好, en: Good }',
      [
        'a.yaml:3:14: topics[0].weekday: expected mon, tue, wed, thu, fri, sat, sun or a list, found "monday"; did you mean mon?',
      ],
    ],
    [
      'an empty text',
      campaign('every: "@daily"', 'say: { zh-CN: 早, zh-TW: "  ", en: Hi }'),
      ['a.yaml:3:29: campaigns[0].say.zh-TW: expected words, found an empty text'],
    ],
    [
      'nothing after the colon',
      campaign('every:'),
      [/^a\.yaml:2:5: .*neither every nor at/, 'a.yaml:4:5: campaigns[0].every: expected text, found nothing'],
    ],
    ['a mapping for a list', 'campaigns:\n  id: a', ['a.yaml:2:3: campaigns: expected a list, found a mapping']],
    ['a text for everything', 'hello', ['a.yaml:1:1: expected a mapping (key: value lines), found "hello"']],
    [
      'a key there twice',
      campaign('every: "@daily"\n    every: "@weekly"'),
      ['a.yaml:5:5: this key is there twice; keep one'],
    ],
    ['a bracket left open', 'campaigns: [', [/^a\.yaml:1:13: not readable as YAML: /]],
    ['a tab', 'campaigns:\n\t- id: a', [/^a\.yaml:2:1: a tab at the beginning of a line; YAML wants spaces$/]],
    ['two documents', 'campaigns: []\n---\ncampaigns: []', [/^a\.yaml:2:1: a second document begins here/]],
    [
      'a rule with a number',
      'rules:\n  - 13800138000',
      [
        'a.yaml:2:5: rules[0]: expected text or a mapping (key: value lines), found number 13800138000; put it in quotes',
      ],
    ],
    [
      'a rule with a wrong action',
      'rules:\n  - word: 刷单\n    do: [delet]',
      [
        'a.yaml:3:10: rules[0].do[0]: expected remind, delete, warn, points, mute, kick or ban, found "delet"; did you mean delete?',
      ],
    ],
    [
      'a rule with a wrong length',
      'rules:\n  - word: 刷单\n    mute: forever',
      ['a.yaml:3:11: rules[0].mute: expected a length like 10m, 2h or 1d, found "forever"'],
    ],
  ])('%s', (_what, text, expected) => {
    put(text);
    expect(faults()).toEqual(expected.map(matching));
  });

  it('never hides another: twenty in two files, all at once, in order', () => {
    put(
      [
        'campaigns:',
        '  - id: A',
        '    every: "0 25 * * *"',
        '    timeZone: Mars/Base',
        '    to: { groups: [5], platforms: [irc] }',
        '    say: { zh-CN: 早, en: "" }',
        '    catchUp: maybe',
        '    graceMinutes: 0.5',
        '    colour: red',
        '  - id: b',
        '    at: tomorrow',
        '    from: 2026-13-01',
        '  - id: b',
        '    every: "* * * * *"',
        '    topic: { theme: none, ids: [x] }',
      ].join('\n'),
    );
    put('topics:\n  - id: t\n    text: { zh-CN: 好 }\n    weekday: [someday]\nrule: []\n', 'b.yaml');
    const all = faults();
    expect(all.length).toBeGreaterThanOrEqual(20);
    expect(all.map((f) => f.split(':').slice(0, 2).join(':'))).toEqual(
      all
        .map((f) => f.split(':').slice(0, 2).join(':'))
        .toSorted(
          (a, b) =>
            a.split(':')[0]!.localeCompare(b.split(':')[0]!) || Number(a.split(':')[1]) - Number(b.split(':')[1]),
        ),
    );
    for (const place of [
      'a.yaml:2:9',
      'a.yaml:3:12',
      'a.yaml:4:15',
      'a.yaml:5:20',
      'a.yaml:5:36',
      'a.yaml:6:5',
      'a.yaml:6:26',
      'a.yaml:7:14',
      'a.yaml:8:19',
      'a.yaml:9:5',
      'a.yaml:11:9',
      'a.yaml:12:5',
      'a.yaml:12:11',
      'a.yaml:13:9',
      'a.yaml:14:12',
      'a.yaml:15:21',
      'a.yaml:15:33',
      'b.yaml:3:5',
      'b.yaml:4:15',
      'b.yaml:5:1',
    ])
      expect(
        all.some((f) => f.startsWith(`${place}: `)),
        `${place} in\n${all.join('\n')}`,
      ).toBe(true);
  });

  it('in a file is found by its name, also across files', () => {
    put(campaign('every: "@daily"'));
    put(campaign('every: "@weekly"'), 'b.yml');
    expect(faults()).toEqual([
      expect.stringMatching(/^b\.yml:2:9: campaigns\[0\]\.id: "a" is used already at .*a\.yaml:2:9/),
    ]);
  });

  it('is said of a file that is no text, and of an alias bomb', () => {
    writeFileSync(join(dir, 'a.yaml'), Buffer.from([0x63, 0xff, 0xfe]));
    expect(faults()).toEqual(['a.yaml:1:1: not UTF-8 text; save the file as UTF-8']);
    const bomb = [
      'a: &a [x,x,x,x,x,x,x,x,x,x]',
      ...'bcdefgh'.split('').map((k, i) => `${k}: &${k} [${Array(10).fill(`*${'abcdefgh'[i]!}`).join(',')}]`),
    ];
    put(bomb.join('\n'));
    expect(faults()).toEqual(['a.yaml:1:1: too many aliases (*name): at most 50; write the values out']);
  });
});

describe('a folder', () => {
  it('may be missing, empty, or hold other things', () => {
    expect(loadCampaigns(join(dir, 'none'))).toMatchObject({
      ok: true,
      files: [],
      content: { campaigns: [], topics: [], rules: [] },
    });
    put('', 'empty.yaml');
    put('not: [yaml', 'notes.txt');
    put('not: [yaml', '.hidden.yaml');
    expect(loaded()).toMatchObject({ ok: true, content: { campaigns: [], topics: [] } });
  });
  it('gives everything in the order of its files, defaults filled in, an anchor used twice', () => {
    put(
      `campaigns:\n  - id: b\n    every: "@daily"\n    say: &hi { zh-CN: 早, zh-TW: 早, en: Hi }\n  - id: c\n    at: 2026-11-11 20:00\n    say: *hi\n`,
      'b.yaml',
    );
    put('rules: [刷单, { word: "123", do: kick }]\ncampaigns: [{ id: a, every: "0 9 1 * mon", topic: any }]', 'a.yaml');
    const l = loaded();
    expect(l).toMatchObject({
      ok: true,
      content: {
        campaigns: [{ id: 'a', active: true, catchUp: 'once' }, { id: 'b' }, { id: 'c', say: { en: 'Hi' } }],
        rules: ['刷单', { word: '123' }],
      },
    });
    expect(l.notes.map((n) => faultLine(n).replace(`${dir}/`, ''))).toEqual([
      expect.stringMatching(/^a\.yaml:2:29: campaigns\[0\]\.every: day of month "1" and weekday "mon" must both fit/),
      expect.stringMatching(/^a\.yaml:2:51: campaigns\[0\]\.topic: there is no topic in these files/),
    ]);
  });
  it('as docs/campaigns.md shows it is right', () => {
    const docs = readFileSync(new URL('../../docs/campaigns.md', import.meta.url), 'utf8');
    const blocks = [...docs.matchAll(/```yaml\n([\s\S]*?)```/g)].map((m) => m[1] ?? '');
    expect(blocks).toHaveLength(6);
    for (const block of blocks) {
      put(block);
      expect(faults()).toEqual([]);
    }
  });
  it('of the repository is right, and the editors’ schema is the language', () => {
    const here = new URL('../../campaigns/', import.meta.url).pathname;
    expect(loadCampaigns(here)).toMatchObject({ ok: true, notes: [] });
    const kept: unknown = JSON.parse(readFileSync(join(here, 'campaigns.schema.json'), 'utf8'));
    expect(kept, 'run: npx banyan campaigns schema > campaigns/campaigns.schema.json').toEqual(
      JSON.parse(editorSchema()),
    );
  });
});

describe('a watched folder', () => {
  it('tells what changed, keeps what ran before on a fault, and sees a file put in another’s place', async () => {
    put(campaign('every: "@daily"'));
    const seen: Content[] = [];
    const told: string[] = [];
    const watched = watchCampaigns({
      dir,
      onChange: (c) => void seen.push(c),
      onFault: (l) => told.push(...l),
      debounceMs: 30,
    });
    try {
      put(campaign('every: "@weekly"'));
      await until(() => seen.length === 1);
      put(campaign('every: "0 25 * * *"'));
      await until(() => told.length === 1);
      expect(told[0]).toContain('a.yaml:4:12: campaigns[0].every');
      expect(seen).toHaveLength(1);
      put(campaign('every: "@monthly"'), 'a.tmp');
      renameSync(join(dir, 'a.tmp'), join(dir, 'a.yaml'));
      await until(() => seen.length === 2);
      expect(seen[1]?.campaigns[0]?.every).toBe('@monthly');
    } finally {
      await watched.stop();
    }
    put(campaign('every: "@yearly"'));
    await new Promise((resolve) => setTimeout(resolve, 120));
    expect(seen).toHaveLength(2);
  });
  it('reports what onChange throws, and says nothing when a save changed nothing', async () => {
    put('campaigns: []');
    const told: string[] = [];
    const watched = watchCampaigns({
      dir,
      onChange: () => Promise.reject(new Error('the database is away')),
      onFault: (l) => told.push(...l),
      debounceMs: 30,
    });
    try {
      put('campaigns: []');
      await new Promise((resolve) => setTimeout(resolve, 120));
      expect(told).toEqual([]);
      put('topics: []');
      await until(() => told.length === 1);
      expect(told[0]).toContain('the database is away');
    } finally {
      await watched.stop();
    }
  });
});
