/**
 * What no single field shows, so that it is told together with the faults of single fields (zod would wait until those
 * are mended). Reads anything; fields of the wrong type are left to the schema.
 */
import { isDay } from '../../../kit/calendar.ts';
import { festivalNamed, festivals } from '../../../kit/festivals.ts';
import { nearest } from '../../../kit/nearest.ts';
import { has, isMapping, type LanguageFault, type Mapping } from './fault.ts';
import { memberFaults } from './faults-members.ts';
import { hasLink, trialFaults } from './faults-trial.ts';
import { stepKinds } from './what.ts';
import { dayKinds, readMoment, whenKinds } from './when.ts';
import { inSpan, readSpan } from './words.ts';

export type { LanguageFault } from './fault.ts';

/** Faults of one campaign, whatever was written. */
export function campaignFaults(raw: unknown): LanguageFault[] {
  if (!isMapping(raw)) return [];
  const faults: LanguageFault[] = [
    ...oneOf(raw, ['every', 'at', 'when'], 'every comes again and again, at comes once, when knows more'),
    ...oneOf(
      raw,
      ['topic', 'say', 'what'],
      'topic posts one from the library, say is a text of your own, what knows more',
    ),
  ];
  const fault = (path: LanguageFault['path'], message: string): void => void faults.push({ path, message });
  if (has(raw, 'to') && has(raw, 'who')) fault(['who'], 'to and who together: keep one; to is short for who');
  const { from, until } = raw;
  if (typeof from === 'string' && typeof until === 'string' && isDay(from) && isDay(until) && from > until)
    fault(['until'], `until ${until} is before from ${from}: it would never come`);
  if (has(raw, 'at') && (has(raw, 'from') || has(raw, 'until')))
    fault([has(raw, 'from') ? 'from' : 'until'], 'at names the day already: from and until go with every');
  if (raw['catchUp'] === 'skip' && has(raw, 'graceMinutes'))
    fault(['graceMinutes'], 'graceMinutes with catchUp: skip has no effect: expected catchUp: once');
  if (isMapping(raw['when'])) faults.push(...whenFaults(raw['when']));
  const { what } = raw;
  if (Array.isArray(what)) what.forEach((step, i) => faults.push(...stepFaults(step, ['what', i], i > 0)));
  else faults.push(...stepFaults(what, ['what'], false));
  for (const key of ['to', 'who']) faults.push(...whoFaults(raw[key], key), ...memberFaults(raw, key));
  faults.push(...trialFaults(raw));
  const { goal } = raw;
  if (isMapping(goal) && goal['what'] === 'clicks' && !hasLink(raw))
    fault(['goal', 'what'], 'a goal of clicks, but no link in what is said: expected one like https://example.com');
  const { often } = raw;
  if (isMapping(often) && typeof often['perDay'] === 'number' && typeof often['perWeek'] === 'number')
    if (often['perDay'] > often['perWeek'])
      fault(['often', 'perDay'], `perDay ${often['perDay']} is more than perWeek ${often['perWeek']}: expected less`);
  return faults;
}

/** Exactly one of the keys; `what` explains them. */
function oneOf(raw: Mapping, keys: readonly string[], what: string): LanguageFault[] {
  const given = keys.filter((key) => has(raw, key));
  const [first, ...more] = given;
  const short = keys.slice(0, 2);
  if (first === undefined) return [{ path: [], message: `neither ${short.join(' nor ')}: expected one; ${what}` }];
  return more.map((key) => ({ path: [key], message: `${first} and ${key} together: keep one; ${what}` }));
}

function whenFaults(when: Mapping): LanguageFault[] {
  const faults: LanguageFault[] = [];
  const fault = (key: string | null, message: string): void =>
    void faults.push({ path: key === null ? ['when'] : ['when', key], message });
  const given = whenKinds.filter((key) => has(when, key));
  if (given.length === 0) fault(null, `nothing says when: expected one of ${whenKinds.join(', ')}`);
  for (const key of given.slice(1)) fault(key, `${given[0]} and ${key} together: keep one`);
  const day = given.find((key) => dayKinds.has(key));
  if (day !== undefined && !has(when, 'time')) fault(day, `${day} is a day: expected a time too, like time: "20:00"`);
  if (day === undefined && given.length > 0 && has(when, 'time'))
    fault('time', `${given[0]} has its time already: leave time out`);
  if (has(when, 'before') && has(when, 'after')) fault('after', 'before and after together: keep one');
  if (has(when, 'every'))
    for (const key of ['before', 'after'])
      if (has(when, key)) fault(key, `${key} goes with a day or a date, not with every`);
  const span = typeof when['between'] === 'string' ? readSpan(when['between']) : undefined;
  const time = typeof when['time'] === 'string' ? readMoment(`2000-01-01 ${when['time']}`) : undefined;
  const hours = (key: string): boolean => typeof when[key] === 'string' && !/[dw天日周週]/iu.test(when[key]);
  if (span && time && !hours('before') && !hours('after') && !inSpan(span, time.hour * 60 + time.minute))
    fault('time', `time ${String(when['time'])} is not between ${String(when['between'])}: it would never come`);
  return faults;
}

function stepFaults(step: unknown, path: LanguageFault['path'], later: boolean): LanguageFault[] {
  if (!isMapping(step)) return [];
  const faults: LanguageFault[] = [];
  const given = stepKinds.filter((key) => has(step, key));
  if (given.length === 0) faults.push({ path, message: `nothing to do: expected one of ${stepKinds.join(', ')}` });
  for (const key of given.slice(1))
    faults.push({ path: [...path, key], message: `${given[0]} and ${key} in one step: make two steps` });
  for (const key of ['variants', 'picture', 'buttons'])
    if (has(step, key) && !has(step, 'say')) faults.push({ path: [...path, key], message: `${key} goes with say` });
  if (!later)
    for (const key of ['wait', 'if', 'anyway'])
      if (has(step, key))
        faults.push({ path: [...path, key], message: `${key} goes with a later step: there is none before this one` });
  const { if: condition } = step;
  if (isMapping(condition) && !has(condition, 'repliesBelow') && !has(condition, 'repliesFrom'))
    faults.push({ path: [...path, 'if'], message: 'an empty condition: expected repliesBelow or repliesFrom' });
  if (later && has(step, 'if') && !has(step, 'wait'))
    faults.push({ path: [...path, 'if'], message: 'if without wait asks too soon: expected wait too, like wait: 2h' });
  return faults;
}

function whoFaults(who: unknown, key: string): LanguageFault[] {
  if (!isMapping(who)) return [];
  return ['size', 'active'].flatMap((part) => {
    const bounds = who[part];
    if (!isMapping(bounds)) return [];
    const { from, to } = bounds;
    return typeof from === 'number' && typeof to === 'number' && from > to
      ? [{ path: [key, part, 'to'], message: `to ${to} is less than from ${from}: no group would hear it` }]
      : [];
  });
}

/** What a campaign may refer to, in all files together. */
export interface Known {
  readonly ids: ReadonlySet<string>;
  readonly themes: ReadonlySet<string>;
  /** Days of one's own. */
  readonly days?: ReadonlySet<string>;
}

/** Where things are missing among several campaigns, topics and days. */
export function referenceFaults(raw: unknown, known: Known): LanguageFault[] {
  if (!isMapping(raw)) return [];
  const steps = Array.isArray(raw['what']) ? raw['what'] : [raw['what']];
  const at = (i: number): LanguageFault['path'] => (Array.isArray(raw['what']) ? ['what', i] : ['what']);
  return [
    ...topicFaults(raw['topic'], ['topic'], known),
    ...steps.flatMap((step, i) => (isMapping(step) ? topicFaults(step['topic'], [...at(i), 'topic'], known) : [])),
    ...festivalFaults(raw['when'], known.days ?? new Set()),
  ];
}

function topicFaults(topic: unknown, path: LanguageFault['path'], known: Known): LanguageFault[] {
  if (!isMapping(topic)) return [];
  const { ids, theme } = topic;
  const faults: LanguageFault[] = [];
  const list = (set: ReadonlySet<string>): string =>
    set.size === 0 ? 'there are none' : [...set].slice(0, 8).join(', ');
  if (Array.isArray(ids))
    for (const [i, id] of (ids as unknown[]).entries())
      if (typeof id === 'string' && !known.ids.has(id))
        faults.push({
          path: [...path, 'ids', i],
          message: `no topic "${id}": expected one of topics: (${list(known.ids)})`,
        });
  if (typeof theme === 'string' && !known.themes.has(theme))
    faults.push({
      path: [...path, 'theme'],
      message: `no topic has the theme "${theme}": expected one of: ${list(known.themes)}`,
    });
  return faults;
}

function festivalFaults(when: unknown, days: ReadonlySet<string>): LanguageFault[] {
  if (!isMapping(when)) return [];
  const { festival } = when;
  if (typeof festival !== 'string' || days.has(festival) || festivalNamed(festival)) return [];
  const names = [...days, ...festivals.flatMap((f) => [f.id, ...Object.values(f.names)])];
  const [meant] = nearest(festival, names, 1);
  const hint =
    meant === undefined ? 'expected one like 中秋, dongzhi, mothers-day, or an id of days:' : `did you mean ${meant}?`;
  return [{ path: ['when', 'festival'], message: `no festival "${festival}"; ${hint}` }];
}
