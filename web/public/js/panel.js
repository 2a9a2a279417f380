/** Behind the scenes: each event in plain words, newest first. */
import { byId, el, icon } from './dom.js';
import { state } from './state.js';
import { clock } from './words.js';

/** Which of the five steps an event got through: received, rules, understood, done, answered. */
const reached = {
  dropped: [0],
  redelivered: [0],
  plain: [0, 1],
  screen: [0, 1, 3],
  answer: [0, 1, 2, 3],
  command: [0, 1, 2, 3],
  listen: [0, 1, 3],
  timer: [0, 3],
  refused: [0, 1, 2],
  failed: [0],
};
const speaks = new Set(['send', 'ask', 'picture']);

function steps(trace) {
  const done = new Set(reached[trace.stage]);
  if (trace.effects.some((e) => speaks.has(e))) done.add(4);
  const mark = (i) => {
    if (trace.stage === 'failed' && i === 3) return 'broken';
    if (trace.stage === 'screen' && i === 1) return 'hit';
    return done.has(i) ? 'done' : '';
  };
  return el('ol', { class: 'steps' }, ...state.t.steps.map((name, i) => el('li', { class: mark(i) }, name)));
}

/** How people call the feature behind `moderation.why`; empty for one without a name. */
const featureOf = (name) => state.t.features[name.split('.')[0]] ?? '';

function counted(names) {
  const counts = new Map();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].map(([name, n]) => (n > 1 ? `${name} × ${n}` : name)).join(state.t.list);
}

function points(moved) {
  const { t } = state;
  const one = (m) =>
    el(
      'div',
      {},
      `${m.name ?? t.someone(m.member)} `,
      el('span', { class: m.amount < 0 ? 'minus' : 'plus' }, m.amount < 0 ? `−${-m.amount}` : `+${m.amount}`),
      ' ',
      t.happenings[m.reason] ?? m.reason,
    );
  return moved.map(one);
}

function details(trace) {
  const { t } = state;
  const rows = [];
  const row = (field, ...values) => rows.push(el('dt', {}, t.fields[field]), el('dd', {}, ...values));
  if (trace.hit) row('hit', trace.hit.words.map((w) => t.quoted(w)).join(' '), ' ', el('code', {}, trace.hit.rule));
  if (trace.by) row('by', `${featureOf(trace.by)} `, el('code', {}, trace.by));
  if (trace.effects.length > 0) row('effects', counted(trace.effects.map((e) => t.effects[e] ?? e)));
  else if (trace.stage !== 'plain') row('effects', t.nothing);
  if (trace.moved.length > 0) row('moved', ...points(trace.moved));
  if (trace.tells.length > 0) row('tells', counted(trace.tells.map((what) => t.happenings[what] ?? what)));
  if (trace.error) row('error', trace.error);
  row('ms', t.ms(trace.ms));
  return el('dl', {}, ...rows);
}

function card(trace, fresh) {
  const { t } = state;
  const said = trace.event === 'timer' ? featureOf(trace.said) : trace.said;
  const words = said === null || said === '' ? '' : ` ${t.quoted(said)}`;
  const where = trace.private ? ` · ${t.inPrivate}` : '';
  return el(
    'li',
    { class: ['trace', trace.stage, trace.stage === 'plain' && 'quiet', fresh && 'fresh'] },
    el(
      'p',
      { class: 'said' },
      el('span', {}, `${t.events[trace.event](trace.who)}${words}${where}`),
      el('span', {}, clock(trace.at, state.language, true)),
    ),
    el('h3', {}, trace.stage === 'plain' && trace.event !== 'message' ? t.noted : t.stages[trace.stage]),
    steps(trace),
    details(trace),
  );
}

export function drawTraces() {
  const { traces } = state.world;
  const nothing = [el('li', { class: 'empty' }, state.t.noTraces)];
  byId('traces').replaceChildren(...(traces.length > 0 ? traces.map((x) => card(x, false)).reverse() : nothing));
}

export function drawTrace(trace) {
  const list = byId('traces');
  list.querySelector('.empty')?.remove();
  list.prepend(card(trace, true));
  while (list.children.length > 60) list.lastElementChild.remove();
}

function open(on) {
  byId('panel').classList.toggle('open', on);
  byId('shade').hidden = !on;
  byId('open-panel').setAttribute('aria-expanded', String(on));
  byId(on ? 'close-panel' : 'open-panel').focus();
}

export function listenPanel() {
  byId('open-panel').append(icon('panel'));
  byId('close-panel').append(icon('close'));
  byId('open-panel').addEventListener('click', () => open(true));
  byId('close-panel').addEventListener('click', () => open(false));
  byId('shade').addEventListener('click', () => open(false));
  byId('panel').addEventListener('keydown', (e) => e.key === 'Escape' && !byId('shade').hidden && open(false));
}
