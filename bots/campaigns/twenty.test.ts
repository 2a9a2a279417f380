/** One broken file, 24 different faults: all of them in one go, each at its line and column, with what was meant. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, it } from 'vitest';

import { faultLine, loadCampaigns } from './index.ts';

const broken = `campaigns:
  - id: Mid Autumn
    when: { festival: 中秋结, time: "20:00" }
    say: { zh-CN: 早, en: Hi }
  - id: b
    when: { lunar: 13-1, time: "25:00" }
    say: &hi { zh-CN: 早, zh-TW: 早, en: Hi }
    timezone: Asia/Shanghai
  - id: c
    when: { yearly: "06-18" }
    what: { sya: hello }
    often: { perDay: 3, perWeek: 2, quiet: "22-8" }
  - id: d
    when: { every: "0 9 * * *", before: 2d }
    what:
      - say: *hi
        wait: 2h
      - if: { repliesBelow: 10 }
        say: *hi
        topic: any
      - wait: 2 fortnights
        poll: { question: *hi, options: [*hi] }
  - id: e
    every: "0 9 * *"
    who: { platforms: [whatsapp], size: { from: 9, to: 3 } }
    what: { picture: no.png, checkin: true }
    goal: { what: likes, atLeast: 0 }
  - id: e
    at: 2026-02-30 20:00
    topic: { theme: food }
days:
  - id: birthday
    name: { zh-CN: 生日, zh-TW: 生日, en: Birthday }
`;

it('names every fault at its place', () => {
  const dir = mkdtempSync(join(tmpdir(), 'banyan-twenty-'));
  try {
    writeFileSync(join(dir, 'a.yaml'), broken);
    const loaded = loadCampaigns(dir);
    const faults = loaded.ok ? [] : loaded.faults.map((f) => faultLine(f).replaceAll(`${dir}/`, ''));
    expect(faults).toMatchInlineSnapshot(`
      [
        "a.yaml:2:9: campaigns[0].id: expected small letters, digits and -, at most 40, like daily-topic, found "Mid Autumn"",
        "a.yaml:3:23: campaigns[0].when.festival: no festival "中秋结"; did you mean 中秋节?",
        "a.yaml:4:5: campaigns[0].say: "zh-TW" is missing: expected text",
        "a.yaml:6:20: campaigns[1].when.lunar: expected a lunar month and day like "8-15", found "13-1"",
        "a.yaml:6:32: campaigns[1].when.time: expected a time like "20:00", found "25:00"",
        "a.yaml:8:5: campaigns[1].timezone: unknown key "timezone"; did you mean "timeZone"?",
        "a.yaml:10:13: campaigns[2].when.yearly: yearly is a day: expected a time too, like time: "20:00"",
        "a.yaml:11:5: campaigns[2].what: nothing to do: expected one of say, topic, checkin, leaderboard, poll, survey, quiz, draw, report",
        "a.yaml:11:13: campaigns[2].what.sya: unknown key "sya"; did you mean "say"?",
        "a.yaml:12:14: campaigns[2].often.perDay: perDay 3 is more than perWeek 2: expected less",
        "a.yaml:12:44: campaigns[2].often.quiet: expected two times like 22:00-08:00, found "22-8"",
        "a.yaml:14:33: campaigns[3].when.before: before goes with a day or a date, not with every",
        "a.yaml:17:9: campaigns[3].what[0].wait: wait goes with a later step: there is none before this one",
        "a.yaml:18:9: campaigns[3].what[1].if: if without wait asks too soon: expected wait too, like wait: 2h",
        "a.yaml:20:9: campaigns[3].what[1].topic: say and topic in one step: make two steps",
        "a.yaml:21:15: campaigns[3].what[2].wait: expected a length like 2h, 1m to 30d, found "2 fortnights"",
        "a.yaml:22:41: campaigns[3].what[2].poll.options: expected at least two options",
        "a.yaml:24:12: campaigns[4].every: 4 fields found, expected 5 fields, or 6 with seconds first; expected a cron expression like "0 9 * * *"",
        "a.yaml:25:24: campaigns[4].who.platforms[0]: expected playground, telegram, discord, wechat or qq, found "whatsapp"",
        "a.yaml:25:52: campaigns[4].who.size.to: to 3 is less than from 9: no group would hear it",
        "a.yaml:26:13: campaigns[4].what.picture: picture goes with say",
        "a.yaml:26:22: campaigns[4].what.picture: there is no such file: expected a .png beside this file, found "no.png"",
        "a.yaml:27:19: campaigns[4].goal.what: expected replies, checkins, joins or clicks, found "likes"",
        "a.yaml:27:35: campaigns[4].goal.atLeast: expected at least 1, found number 0",
        "a.yaml:28:9: campaigns[5].id: "e" is used already at a.yaml:23:9; give it another id",
        "a.yaml:29:9: campaigns[5].at: expected a date and time like "2026-11-11 20:00", found "2026-02-30 20:00"",
        "a.yaml:30:21: campaigns[5].topic.theme: no topic has the theme "food": expected one of: there are none",
        "a.yaml:32:5: days[0]: nothing says which day: expected one of lunar, yearly, on",
      ]
    `);
    expect(new Set(faults).size).toBeGreaterThanOrEqual(20);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
});
