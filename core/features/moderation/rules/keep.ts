/** Rules as rows and in memory: the one way they are added, changed and taken out. */
import type { House } from '../../../house.ts';
import type { Tx } from '../../../ports.ts';
import type { Context } from '../../../types.ts';
import { presetCalled } from '../presets/index.ts';
import type { Book } from './book.ts';
import { isNumbered, type RuleBody, type RuleState, type WordRule } from './rules.ts';
import type { RuleStore } from './store-rules.ts';
import type { ModerationStore } from '../store.ts';
import type { Sync } from './sync.ts';

/** Who added which rules just now: told once that they are exempt when they try them themselves. */
export interface Fresh {
  readonly member: number;
  readonly rules: ReadonlySet<number>;
  readonly at: number;
}
/** What the parts of the feature share. Made once per bot. */
export interface Parts {
  readonly house: House;
  readonly store: ModerationStore;
  readonly rules: RuleStore;
  readonly book: Book;
  readonly sync: Sync;
  readonly fresh: Map<number, Fresh>;
}

/** A rule with the words of its list, as it is kept to be put back. */
export interface Kept extends RuleBody {
  readonly words?: readonly string[];
}
export const bodyOf = (rule: WordRule): RuleBody => {
  const { id, ...body } = rule;
  return id > 0 ? body : rule;
};

/** A rule as the list shows it: by its word, a preset by its title. */
export function ruleCalled(d: Pick<Parts, 'book'>, community: number, typed: string): WordRule | undefined {
  const preset = presetCalled(typed);
  return (
    d.book.find(community, typed) ??
    (preset && d.book.list(community).find((r) => r.kind === 'preset' && r.word === preset.name))
  );
}

/** Writes rules and, after the commit, remembers them. What is listed already is left out. */
export async function insert(d: Parts, c: Context, tx: Tx, rules: readonly Kept[]): Promise<WordRule[]> {
  const community = c.community.id;
  const made: WordRule[] = [];
  const filled: (readonly [number, readonly string[]])[] = [];
  let no = d.book.newestNo(community);
  for (const { words, ...rest } of rules) {
    const body = isNumbered(rest) && rest.spec.no === undefined ? { ...rest, spec: { ...rest.spec, no: ++no } } : rest;
    const id = await d.rules.add({ ...body, community, by: c.who.member, eventId: c.cause, at: c.now });
    if (id === undefined) continue;
    made.push({ ...body, id });
    if (!words) continue;
    await d.rules.addEntries(id, words, c.cause);
    filled.push([id, words]);
  }
  d.sync.changed(c.community.id, tx);
  tx.after(() => {
    d.book.put(community, made);
    for (const [id, words] of filled) d.book.fill(community, id, words);
  });
  return made;
}

/** Takes rules out, and gives back what is needed to put them in again. */
export async function erase(d: Parts, c: Context, tx: Tx, rules: readonly WordRule[]): Promise<Kept[]> {
  const kept: Kept[] = [];
  for (const rule of rules)
    kept.push({ ...bodyOf(rule), ...(rule.kind === 'list' ? { words: await d.rules.entries(rule.id) } : {}) });
  const ids = rules.map((r) => r.id);
  await d.rules.remove(ids);
  d.sync.changed(c.community.id, tx);
  tx.after(() => d.book.drop(c.community.id, ids));
  return kept;
}

export async function setStates(
  d: Parts,
  c: Context,
  tx: Tx,
  rules: readonly WordRule[],
  state: RuleState,
): Promise<void> {
  await d.rules.setState(
    rules.map((r) => r.id),
    state,
  );
  d.sync.changed(c.community.id, tx);
  tx.after(() =>
    d.book.put(
      c.community.id,
      rules.map((r) => ({ ...r, state })),
    ),
  );
}

/** New rules that stand for old ones of the same id. */
export async function replace(d: Parts, c: Context, tx: Tx, rules: readonly WordRule[]): Promise<void> {
  for (const { id, kind: _kind, word: _word, ...to } of rules) await d.rules.change(id, to);
  d.sync.changed(c.community.id, tx);
  tx.after(() => d.book.put(c.community.id, rules));
}

/** What of these is still there. */
export const stillThere = (d: Parts, community: number, ids: readonly number[]): WordRule[] =>
  ids.flatMap((id) => d.book.get(community, id) ?? []);
