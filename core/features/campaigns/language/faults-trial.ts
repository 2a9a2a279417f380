/** What is wrong with the trial of a campaign. Reads anything; fields of the wrong type are left to the schema. */
import { has, isMapping, type LanguageFault, type Mapping } from './fault.ts';
import { dailyTime } from './trial.ts';

/** Is there an address in what is said? */
export const hasLink = (raw: Mapping): boolean => /https?:\/\//iu.test(JSON.stringify([raw['say'], raw['what']]));
const wordsOf = (text: unknown): string => JSON.stringify(isMapping(text) ? Object.values(text) : text);

/** Faults of a trial: what is tried must be one thing, and one that can be told apart. */
export function trialFaults(raw: Mapping): LanguageFault[] {
  const { trial, when, what } = raw;
  if (!isMapping(trial)) return [];
  const faults: LanguageFault[] = [];
  const fault = (key: string | null, message: string): void =>
    void faults.push({ path: key === null ? ['trial'] : ['trial', key], message });
  const steps = [what].flat().filter(isMapping);
  const worded = steps.filter((step) => has(step, 'variants'));
  const given = ['times', 'rewards'].filter((key) => has(trial, key));
  if (worded.length === 0 && given.length === 0)
    fault(null, 'a trial of nothing: expected variants beside say, or times, or rewards');
  for (const key of worded.length > 0 ? given : given.slice(1))
    fault(key, `${worded.length > 0 ? 'variants' : given[0]} and ${key} together: a trial tries one thing`);
  if (worded.length > 1) fault(null, `variants in ${worded.length} steps: a trial tries one of them`);
  for (const step of worded) {
    const all = [step['say'], ...[step['variants']].flat()].map(wordsOf);
    if (new Set(all).size < all.length) fault(null, 'two of the variants say the same: nothing to tell apart');
  }
  for (const key of ['who', 'to'])
    if (isMapping(raw[key]) && has(raw[key], 'members'))
      fault(null, 'a trial is of what groups hear: leave members out of who');
  if (when === 'hand') fault(null, 'a trial wants times of its own: expected every, at or when, not hand');
  if (trial['goal'] === 'clicks' && has(trial, 'rewards'))
    fault('goal', 'rewards are paid for no click: expected replies or checkins');
  if (trial['goal'] === 'clicks' && !hasLink(raw))
    fault('goal', 'a trial on clicks, but no link in what is said: expected one like https://example.com');
  if (trial['by'] === 'members' && !has(trial, 'rewards'))
    fault('by', 'everybody in a group hears the same: by members goes with rewards only; leave it out');
  if (Array.isArray(trial['rewards']) && new Set(trial['rewards']).size < trial['rewards'].length)
    fault('rewards', 'the same reward twice: nothing to tell apart');
  return [...faults, ...timesFaults(trial, isMapping(when) ? when : { every: raw['every'], at: raw['at'] }, steps)];
}

function timesFaults(trial: Mapping, when: Mapping, steps: readonly Mapping[]): LanguageFault[] {
  const { times } = trial;
  if (!Array.isArray(times)) return [];
  const all: readonly unknown[] = times;
  const path = ['trial', 'times'];
  const fault = (message: string): LanguageFault => ({ path, message });
  const own = dailyTime(when);
  const hours = ['before', 'after'].some((key) => typeof when[key] === 'string' && !/[dw天日周週]/iu.test(when[key]));
  const moved = ['jitterMinutes', 'between'].find((key) => has(when, key));
  return [
    ...(own === undefined ? [fault('times needs a campaign with one time of its own, like every: "0 9 * * *"')] : []),
    ...(new Set([own, ...all]).size <= all.length ? [fault('the same time twice: nothing to tell apart')] : []),
    ...(steps.length > 1 ? [fault('times goes with one step: what follows later would come at mixed times')] : []),
    ...(hours ? [fault('times goes with whole days before or after, like 2d')] : []),
    ...(moved === undefined ? [] : [fault(`times and ${moved} together: keep one`)]),
  ];
}
