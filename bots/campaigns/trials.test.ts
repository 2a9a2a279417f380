/** What a trial in a campaign file may not say: each at its line and column, with what was meant. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, it } from 'vitest';

import { specOf } from '../../core/features/campaigns/tried.ts';
import { faultLine, loadCampaigns } from './index.ts';

const broken = `campaigns:
  - id: a
    every: "0 9 * * *"
    say: &hi { zh-CN: 早, zh-TW: 早, en: Hi }
    trial: { goal: replies }
  - id: b
    every: "0 9 * * *"
    what: { say: *hi, variants: [*hi] }
    trial: { goal: clicks, times: ["20:00"], by: members }
  - id: c
    every: "*/30 9 * * *"
    say: *hi
    trial: { goal: likes, gain: 0, days: 99, times: ["9:00"] }
  - id: d
    every: "0 9 * * *"
    say: *hi
    trial: { goal: clicks, rewards: [2, 2], times: ["09:00"] }
  - id: e
    when: hand
    what: [{ say: *hi, variants: [&two { zh-CN: 嗨, zh-TW: 嗨, en: Hey }] }, { wait: 1h, say: *hi, variants: [*two] }]
    trial: { goal: replies }
  - id: f
    when: { every: "0 9 * * *", jitterMinutes: 5 }
    what: [{ say: *hi }, { wait: 1h, checkin: true }]
    trial: { goal: replies, times: ["20:00"] }
    goal: { what: clicks, atLeast: 5 }
`;
const whole = `campaigns:
  - id: text
    at: 2026-11-11 20:00
    what: { say: &one { zh-CN: 看 https://a.example, zh-TW: 看 https://a.example, en: See https://a.example }, variants: [&two { zh-CN: 来 https://a.example, zh-TW: 來 https://a.example, en: Come https://a.example }] }
    trial: { goal: clicks, gain: 5, days: 2 }
  - id: time
    when: { festival: 中秋, time: "19:00", before: 2d }
    say: *one
    trial: { goal: replies, times: ["12:00", "21:00"] }
  - id: reward
    every: "0 9 * * mon"
    what: { checkin: true }
    trial: { goal: checkins, rewards: [1.5, 2], by: groups, days: 14 }
`;

function read(text: string): string[] {
  const dir = mkdtempSync(join(tmpdir(), 'banyan-trials-'));
  try {
    writeFileSync(join(dir, 'a.yaml'), text);
    const loaded = loadCampaigns(dir);
    return loaded.ok ? [] : loaded.faults.map((f) => faultLine(f).replaceAll(`${dir}/`, ''));
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

it('names every fault at its place', () => {
  expect(read(broken)).toMatchInlineSnapshot(`
    [
      "a.yaml:5:5: campaigns[0].trial: a trial of nothing: expected variants beside say, or times, or rewards",
      "a.yaml:9:5: campaigns[1].trial: two of the variants say the same: nothing to tell apart",
      "a.yaml:9:14: campaigns[1].trial.goal: a trial on clicks, but no link in what is said: expected one like https://example.com",
      "a.yaml:9:28: campaigns[1].trial.times: variants and times together: a trial tries one thing",
      "a.yaml:9:46: campaigns[1].trial.by: everybody in a group hears the same: by members goes with rewards only; leave it out",
      "a.yaml:13:20: campaigns[2].trial.goal: expected replies, checkins or clicks, found "likes"",
      "a.yaml:13:33: campaigns[2].trial.gain: expected at least 1, found number 0",
      "a.yaml:13:42: campaigns[2].trial.days: expected at most 28, found number 99",
      "a.yaml:13:46: campaigns[2].trial.times: times needs a campaign with one time of its own, like every: "0 9 * * *"",
      "a.yaml:13:54: campaigns[2].trial.times[0]: expected a time like "20:00", found "9:00"",
      "a.yaml:17:14: campaigns[3].trial.goal: rewards are paid for no click: expected replies or checkins",
      "a.yaml:17:14: campaigns[3].trial.goal: a trial on clicks, but no link in what is said: expected one like https://example.com",
      "a.yaml:17:28: campaigns[3].trial.rewards: times and rewards together: a trial tries one thing",
      "a.yaml:17:28: campaigns[3].trial.rewards: the same reward twice: nothing to tell apart",
      "a.yaml:17:45: campaigns[3].trial.times: the same time twice: nothing to tell apart",
      "a.yaml:21:5: campaigns[4].trial: variants in 2 steps: a trial tries one of them",
      "a.yaml:21:5: campaigns[4].trial: a trial wants times of its own: expected every, at or when, not hand",
      "a.yaml:25:29: campaigns[5].trial.times: times goes with one step: what follows later would come at mixed times",
      "a.yaml:25:29: campaigns[5].trial.times: times and jitterMinutes together: keep one",
      "a.yaml:26:13: campaigns[5].goal.what: a goal of clicks, but no link in what is said: expected one like https://example.com",
    ]
  `);
});
it('lets what can be tried through, the example too', () => {
  expect(read(whole)).toEqual([]);
  const example = loadCampaigns(join(import.meta.dirname, '../../campaigns/examples/try-two.yaml'));
  expect(example.ok && example.content.campaigns.map((c) => specOf(c, 'en')?.variants.length)).toEqual([2, 2, 2]);
});
