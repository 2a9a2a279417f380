/** Faults of a campaign that speaks to members: what is for groups only, and conditions nobody meets. */
import { parseDuration } from '../../../kit/parse.ts';
import { has, isMapping, type LanguageFault, type Mapping } from './fault.ts';
import { stepKinds } from './what.ts';

/** What a member hears in private; the other kinds of steps are things of groups. */
const inPrivate: ReadonlySet<string> = new Set(['say']);
const length = (v: unknown): number | undefined => (typeof v === 'string' ? parseDuration(v) : undefined);

/** @param key `who` or `to`, whichever is looked at */
export function memberFaults(raw: Mapping, key: string): LanguageFault[] {
  const who = raw[key];
  if (!isMapping(who) || !has(who, 'members')) return [];
  const { members } = who;
  return [
    ...(isMapping(members) ? filterFaults(members, [key, 'members']) : []),
    ...kindFaults(raw),
    ...stepsOf(raw).flatMap(({ step, path }) => [...conditionFaults(step, path), ...anywayFaults(step, path)]),
    ...goalFaults(raw['goal']),
  ];
}

function filterFaults(members: Mapping, path: LanguageFault['path']): LanguageFault[] {
  const faults: LanguageFault[] = [];
  const fault = (keys: readonly string[], message: string): void =>
    void faults.push({ path: [...path, ...keys], message });
  if (Object.keys(members).every((name) => !has(members, name)))
    fault([], 'nothing says which members: expected tags, notTags, level, active, silent or joined, or members: all');
  const { level, joined, active, silent } = members;
  if (isMapping(level) && typeof level['from'] === 'number' && typeof level['to'] === 'number')
    if (level['from'] > level['to'])
      fault(['level', 'to'], `to ${level['to']} is less than from ${level['from']}: nobody fits`);
  if (isMapping(joined)) {
    const [from, to] = [length(joined['from']), length(joined['to'])];
    if (from !== undefined && to !== undefined && from > to)
      fault(['joined', 'to'], `to ${String(joined['to'])} is shorter than from ${String(joined['from'])}: nobody fits`);
  }
  const [spoke, quiet] = [length(active), length(silent)];
  if (spoke !== undefined && quiet !== undefined && spoke <= quiet)
    fault(['silent'], `silent for ${String(silent)} and active within ${String(active)}: nobody is both; keep one`);
  return faults;
}

function stepsOf(raw: Mapping): { readonly step: Mapping; readonly path: LanguageFault['path'] }[] {
  const { what } = raw;
  const all = Array.isArray(what)
    ? what.map((step: unknown, i) => ({ step, path: ['what', i] }))
    : [{ step: what, path: ['what'] }];
  return all.flatMap(({ step, path }) => (isMapping(step) ? [{ step, path }] : []));
}

function kindFaults(raw: Mapping): LanguageFault[] {
  const message = (kind: string): string => `members are spoken to in private, a ${kind} is for groups: expected say`;
  const short: LanguageFault[] = has(raw, 'topic') ? [{ path: ['topic'], message: message('topic') }] : [];
  const long = stepsOf(raw).flatMap(({ step, path }) =>
    stepKinds
      .filter((kind) => has(step, kind) && !inPrivate.has(kind))
      .map((kind) => ({ path: [...path, kind], message: message(kind) })),
  );
  return [...short, ...long];
}

/** A member answers or does not: more than one of them is never there. */
function conditionFaults(step: Mapping, path: LanguageFault['path']): LanguageFault[] {
  const { if: condition } = step;
  if (!isMapping(condition)) return [];
  return ['repliesBelow', 'repliesFrom'].flatMap((key) => {
    const n = condition[key];
    return typeof n === 'number' && n > 1
      ? [{ path: [...path, 'if', key], message: `each member is asked about alone: expected ${key}: 1, found ${n}` }]
      : [];
  });
}

const anywayFaults = (step: Mapping, path: LanguageFault['path']): LanguageFault[] =>
  has(step, 'anyway')
    ? [{ path: [...path, 'anyway'], message: 'anyway is for groups: a later step goes to members who heard the first' }]
    : [];

const goalFaults = (goal: unknown): LanguageFault[] =>
  isMapping(goal) && goal['what'] === 'joins'
    ? [{ path: ['goal', 'what'], message: 'joins are counted in groups: expected replies or checkins' }]
    : [];
