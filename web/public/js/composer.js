/** Where one types. */
import { byId, el, icon } from './dom.js';
import { post } from './net.js';
import { changed, me, nameOf, plain, state } from './state.js';
import { clock } from './words.js';

const box = () => byId('text');

function grow() {
  box().style.height = 'auto';
  box().style.height = `${Math.min(box().scrollHeight, 132)}px`;
}

/** Why the played person cannot speak here, or null. */
function barred() {
  const who = me();
  const { t } = state;
  if (state.room !== 'group' || !who) return null;
  if (!who.present) return t.barredAbsent(who.name);
  return who.mutedUntil > Date.now() ? t.barredMuted(who.name, clock(who.mutedUntil, state.language)) : null;
}

let waking;

export function drawComposer() {
  const { t } = state;
  const who = me();
  const why = barred();
  box().placeholder = t.placeholder(who.name);
  box().setAttribute('aria-label', t.placeholder(who.name));
  byId('composer').querySelector('.line').hidden = why !== null;
  const join = () => post('join', { who: who.id });
  const joins = why !== null && !who.present && !who.banned;
  byId('barred').hidden = why === null;
  byId('barred').replaceChildren(
    el('span', {}, why ?? ''),
    ...(joins ? [el('button', { type: 'button', class: 'move', onclick: join }, t.join)] : []),
  );
  clearTimeout(waking);
  const left = who.mutedUntil - Date.now();
  if (left > 0 && left < 86_400_000) waking = setTimeout(() => changed('people'), left + 50);
}

/** The quote or edit under way. */
export function drawAbout() {
  const { t, replyTo, editing } = state;
  const about = replyTo ?? editing;
  byId('about').hidden = !about;
  if (!about) return;
  const words = replyTo ? t.replying(nameOf(replyTo.from), plain(replyTo)) : t.editing;
  byId('about').replaceChildren(
    el('span', {}, words),
    el(
      'button',
      { type: 'button', class: 'icon', title: t.cancel, 'aria-label': t.cancel, onclick: stop },
      icon('close'),
    ),
  );
  if (editing) box().value = plain(editing);
  grow();
  box().focus();
}

function stop() {
  if (state.editing) box().value = '';
  Object.assign(state, { replyTo: null, editing: null });
  changed('about');
}

let hiding;
export function showProblem(what) {
  const { problems } = state.t;
  byId('problem').textContent = problems[what] ?? problems.failed;
  byId('problem').hidden = false;
  clearTimeout(hiding);
  hiding = setTimeout(() => (byId('problem').hidden = true), 6000);
}

async function send() {
  const text = box().value;
  if (text.trim() === '') return;
  const { replyTo, editing, me: who, room } = state;
  const sending = editing
    ? post('edit', { who, messageId: editing.id, text })
    : post('say', { who, room, text, ...(replyTo && { replyTo: replyTo.id }) });
  box().value = '';
  grow();
  Object.assign(state, { replyTo: null, editing: null });
  changed('about');
  const problem = await sending;
  if (!problem) return;
  if (box().value === '') box().value = text;
  grow();
  showProblem(problem);
}

export function listenComposer() {
  byId('send').append(icon('send'));
  byId('composer').addEventListener('submit', (e) => {
    e.preventDefault();
    void send();
  });
  box().addEventListener('input', grow);
  box().addEventListener('keydown', (e) => {
    // While an input method is composing, Enter chooses a word.
    if (e.key !== 'Enter' || e.shiftKey || e.isComposing || e.keyCode === 229) return;
    e.preventDefault();
    void send();
  });
  box().addEventListener('keydown', (e) => e.key === 'Escape' && (state.replyTo || state.editing) && stop());
  byId('mention').addEventListener('click', () => {
    box().setRangeText(`@${state.t.bot} `, box().selectionStart, box().selectionEnd, 'end');
    box().focus();
  });
}
