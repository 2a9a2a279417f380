/** Adding rules and changing them, each shown against what was said before. */
import { groupOrOnly } from '../../../settings.ts';
import { foldCommand } from '../../../text/index.ts';
import { reply } from '../../../kit/reply.ts';
import type { Tx } from '../../../ports.ts';
import {
  refused,
  type Answer,
  type Context,
  type Effect,
  type Effects,
  type MessageEvent,
  type Refusal,
  type TimerEvent,
} from '../../../types.ts';
import { wouldGet } from '../acts/act.ts';
import { createBook } from './book.ts';
import { bodyOf, insert, replace, ruleCalled, setStates, stillThere, type Kept, type Parts } from './keep.ts';
import type { Options } from './options.ts';
import type { Typed, Wanted } from './parse.ts';
import { presetWords } from '../presets/index.ts';
import { masked, type Look, type Previewer } from './preview.ts';
import { defaultActions, type RuleBody, type Scope, type WordRule } from './rules.ts';
import type { PastStore } from './store-past.ts';
import { listTexts } from './texts-lists.ts';
import { optionTexts } from './texts-options.ts';
import { sayScope } from './texts-scope.ts';
import { watchTexts } from './texts-watch.ts';
import { askAbout, decide, untilReport } from './watch.ts';

export interface AddParts extends Parts {
  readonly previewer: Previewer;
  readonly past: PastStore;
}

export const mostRules = 5000;
const answerMs = 24 * 3_600_000;

/** What a question about new rules carries. */
interface Asked {
  readonly rules: readonly number[];
  readonly examples: readonly number[];
}

/** Said last, with nobody behind it: not a word to watch for. */
const onlyAlone = /^(?:只管|只限|仅限|僅限|只在|only)$/iu;

/** Groups by name to our ids; a refusal names the one that is not there. */
async function scopeOf(d: Parts, c: Context<MessageEvent>, typed: Options['scope']): Promise<Scope | Refusal> {
  const t = listTexts[c.locale];
  const rooms: number[] = [];
  if (typed.here) {
    const room = await groupOrOnly(d.house, c);
    if (!room) return { refuse: t.whichGroup };
    rooms.push(room.id);
  }
  if (typed.groups.length > 0) {
    const groups = await d.house.people.groups(c.community.id);
    for (const name of typed.groups) {
      const found = groups.find((g) => foldCommand(g.name) === foldCommand(name));
      if (!found) return { refuse: t.noSuchGroup(name.slice(0, 20)) };
      rooms.push(found.id);
    }
  }
  if (typed.thisThread && c.event.thread === undefined) return { refuse: t.noThread };
  return {
    ...(rooms.length > 0 ? { rooms } : {}),
    ...(typed.platforms.length > 0 ? { platforms: typed.platforms } : {}),
    ...(typed.roles.length > 0 ? { roles: typed.roles } : {}),
    ...(typed.tags.length > 0 ? { tags: typed.tags } : {}),
    ...(typed.notTags.length > 0 ? { notTags: typed.notTags } : {}),
    ...(typed.newcomerMs === null ? {} : { newcomerMs: typed.newcomerMs }),
    ...(typed.hours ? { hours: typed.hours } : {}),
    ...(typed.thisThread && c.event.thread !== undefined ? { thread: c.event.thread } : {}),
  };
}

/** Without actions of the owner's own it watches first; with them, these are the owner's word. */
export const bodyFrom = (w: Wanted, o: Options, scope: Scope): RuleBody => ({
  ...w,
  actions: o.actions.length > 0 ? o.actions : defaultActions,
  muteMs: o.muteMs,
  points: o.points,
  variants: o.variants,
  scope,
  category: o.category,
  severity: o.severity ?? 1,
  state: o.state ?? (o.actions.length > 0 ? 'on' : 'watch'),
});

/** `添加违禁词 …`: writes the rules, says what they will do and what they would have hit. */
export async function addRules(d: AddParts, c: Context<MessageEvent>, typed: Typed, tx: Tx): Promise<Effects> {
  const t = listTexts[c.locale];
  const { id } = c.community;
  if (d.book.list(id).length + typed.wanted.length > mostRules) return [reply(c, t.full(mostRules))];
  if (typed.wanted.length > 1 && onlyAlone.test(typed.wanted.at(-1)?.word ?? '')) return [reply(c, t.onlyWhom)];
  const scope = await scopeOf(d, c, typed.scope);
  if (refused(scope)) return [reply(c, scope.refuse)];
  const fresh = typed.wanted.filter((w) => !d.book.find(id, w.word));
  if (fresh.length === 0) return [reply(c, t.allKnown)];
  return put(
    d,
    c,
    fresh.map((w) => bodyFrom(w, typed, scope)),
    typed.wanted.length - fresh.length,
    tx,
  );
}

/** Rules that are new and sound. `known`: so many were there already. `words`: said instead of the usual answer. */
export async function put(
  d: AddParts,
  c: Context,
  bodies: readonly Kept[],
  known: number,
  tx: Tx,
  words?: string,
): Promise<Effects> {
  const made = await insert(d, c, tx, bodies);
  const after = made.map(bodyOf);
  await d.house.audit.write(c, { act: 'moderation.add', subject: `${made.length}`, room: null, before: null, after });
  const ids = new Set(made.map((r) => r.id));
  tx.after(() => d.fresh.set(c.community.id, { member: c.who.member, rules: ids, at: c.now }));
  const lists = new Map(bodies.flatMap((b) => (b.words ? [[b.word, b.words] as const] : [])));
  if (words !== undefined) return shown(d, c, made, words, lists);
  const groups = await d.house.people.groups(c.community.id);
  const said = listTexts[c.locale].added(made.length, {
    lure: made.some((r) => r.kind === 'word' && /微信|加微$/u.test(r.word)),
    kind: made.every((r) => r.kind === made[0]?.kind) ? (made[0]?.kind ?? 'word') : 'word',
    groups: groups.length,
    known: known + bodies.length - made.length,
    state: made[0]?.state ?? 'on',
    whom: sayScope(made[0]?.scope ?? {}, c.locale),
    would: wouldGet(d.house, c, made, c.locale),
  });
  return shown(d, c, made, said);
}

/** The words, then what it would have hit, with what can be done about it now. */
async function shown(
  d: AddParts,
  c: Context,
  rules: readonly WordRule[],
  words: string,
  lists: ReadonlyMap<string, readonly string[]> = new Map(),
): Promise<Effects> {
  const t = watchTexts[c.locale];
  // The rules are not in memory before the commit: a book of their own reads the past.
  const book = createBook(presetWords);
  const allowed = d.book.list(c.community.id).filter((r) => r.kind === 'allow');
  book.put(0, [...allowed, ...rules]);
  for (const rule of rules) book.fill(0, rule.id, lists.get(rule.word) ?? []);
  const { look, done } = await d.previewer.begin(c, rules, book);
  const found = await d.previewer.finish(c, look);
  const past = done || look.messages > 0 ? t.past(found) : '';
  const watching = rules.every((r) => r.state === 'watch');
  const choices = [
    ...(watching ? [{ label: t.startNow, value: 'start' }] : []),
    ...(found.messages > 0 ? [{ label: t.see, value: 'see' }] : []),
    ...(!watching && found.messages > 0 ? [{ label: t.hold, value: 'more' }] : []),
  ];
  const say = [words, past, done ? '' : t.looking].filter(Boolean).join(c.locale === 'en' ? ' ' : '');
  const data: Asked = { rules: look.rules, examples: look.examples };
  const answer: Effect =
    choices.length === 0
      ? reply(c, say)
      : {
          do: 'ask',
          step: 'added',
          data,
          for: { member: c.who.member },
          to: { room: c.room.id },
          say,
          choices,
          until: c.now + answerMs,
        };
  return [answer, ...untilReport(c, rules, c.who.member), ...(done ? [] : [d.previewer.later(c, look)])];
}

/** The look back goes on by itself and speaks once, at the end, to who asked. */
export const lookOn =
  (d: AddParts) =>
  async (c: Context<TimerEvent>, data: unknown): Promise<Effects> => {
    const before = data as Look;
    if (stillThere(d, c.community.id, before.rules).length === 0) return [];
    const { look, done } = await d.previewer.go(c, before, d.book);
    if (!done) return [d.previewer.later(c, look)];
    const found = await d.previewer.finish(c, look);
    const t = watchTexts[c.community.locale];
    const asked: Asked = { rules: look.rules, examples: look.examples };
    const to = { private: look.by };
    if (found.messages === 0) return [{ do: 'send', to, say: t.past(found) }];
    const choices = [{ label: t.see, value: 'see' }];
    const say = t.past(found);
    return [
      { do: 'ask', step: 'added', data: asked, for: { member: look.by }, to, say, choices, until: c.now + answerMs },
    ];
  };

/** Examples go to the owner's private chat; whoever has seen them has seen the list, so the watch is over. */
async function see(d: AddParts, c: Context, rules: readonly WordRule[], asked: Asked, tx: Tx): Promise<Effects> {
  const t = watchTexts[c.locale];
  const rows = await d.past.byIds(asked.examples);
  const names = await d.house.people.names(rows.map((r) => r.member));
  const wanted = new Set(asked.rules);
  const lines = rows.flatMap((row) => {
    const hit = d.book.read(c.community.id, row.text).broken.find((b) => wanted.has(b.rule.id))?.hit;
    return hit ? [masked(names.get(row.member) ?? '', row.text, hit.start, hit.end)] : [];
  });
  const watching = rules.filter((r) => r.state === 'watch');
  if (watching.length > 0) await setStates(d, c, tx, watching, 'remind');
  return askAbout(d, c, rules, c.who.member, () => (lines.length > 0 ? t.examples(lines) : t.noExamples));
}

export const addedAnswer = (d: AddParts): Answer => ({
  allow: 'admin',
  run: async (c, value, data, tx) => {
    const asked = data as Asked;
    const rules = stillThere(d, c.community.id, asked.rules);
    if (rules.length === 0) return [reply(c, watchTexts[c.locale].gone)];
    if (value === 'see') return see(d, c, rules, asked, tx);
    return value === 'start' || value === 'more' ? decide(d, c, rules, value, tx) : [];
  },
});

const saysNothing = (o: Options, scope: Scope): boolean =>
  o.actions.length === 0 &&
  o.variants.length === 0 &&
  Object.keys(scope).length === 0 &&
  o.category === null &&
  o.severity === null &&
  o.state === null &&
  !o.whole;

/** `/filter edit "phrase" warn mute 10m`: what is given replaces what was, the rest stays. */
export async function editRules(d: AddParts, c: Context<MessageEvent>, typed: Typed, tx: Tx): Promise<Effects> {
  const t = listTexts[c.locale];
  const found = [...new Set(typed.wanted.flatMap((w) => ruleCalled(d, c.community.id, w.word) ?? []))];
  if (found.length === 0) return [reply(c, t.notListed)];
  const scope = await scopeOf(d, c, typed.scope);
  if (refused(scope)) return [reply(c, scope.refuse)];
  const whom = sayScope(found[0]?.scope ?? {}, c.locale);
  if (saysNothing(typed, scope))
    return [reply(c, optionTexts[c.locale].asItIs(wouldGet(d.house, c, found, c.locale), whom))];
  const changed = found.map((r): WordRule => {
    const own = typed.actions.length > 0;
    return {
      ...r,
      ...(own ? { actions: typed.actions, muteMs: typed.muteMs, points: typed.points } : {}),
      ...(typed.variants.length > 0 ? { variants: typed.variants } : {}),
      ...(Object.keys(scope).length > 0 ? { scope } : {}),
      ...(typed.category === null ? {} : { category: typed.category }),
      ...(typed.severity === null ? {} : { severity: typed.severity }),
      ...(typed.whole ? { spec: { ...r.spec, whole: true } } : {}),
      state: typed.state ?? (own ? 'on' : r.state),
    };
  });
  await replace(d, c, tx, changed);
  const subject = `${changed.length}`;
  await d.house.audit.write(c, { act: 'moderation.edit', subject, room: null, before: found, after: changed });
  return shown(
    d,
    c,
    changed,
    t.edited(wouldGet(d.house, c, changed, c.locale), sayScope(changed[0]?.scope ?? {}, c.locale)),
  );
}
