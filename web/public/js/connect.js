/** Connecting a platform: paste a token, see who it is, what it can do and what it needs; or take it away again. */
import { byId, el, icon } from './dom.js';
import { post } from './net.js';
import { state } from './state.js';

/** Which platform the window is about. */
let name = 'telegram';
let asking = false;
/** What was drawn last: the form is not drawn anew under the fingers of who is typing. */
let drawn = '';

/** The words of the window: what differs on this platform stands over the rest. */
const words = () => ({ ...state.t.connect, ...(name === 'discord' && state.t.connectDiscord) });

const platform = () => state.world?.platforms.find((p) => p.name === name);

function problem(what) {
  const box = byId('connect-problem');
  if (!box) return;
  box.hidden = what === null;
  box.textContent =
    what === null ? '' : (words().problems?.[what] ?? state.t.problems[what] ?? state.t.problems.failed);
}

async function send(path, body) {
  if (asking) return;
  asking = true;
  problem(null);
  draw(true);
  const wrong = await post(path, { platform: name, ...body });
  asking = false;
  draw(true);
  problem(wrong);
  byId('connect-token')?.focus();
}

function connect(event) {
  event.preventDefault();
  const token = byId('connect-token').value;
  // Gone from the page at once: it is not kept here, not even until the answer.
  byId('connect-token').value = '';
  void send('connect', { token });
}

function form(t) {
  const input = { id: 'connect-token', type: 'password', autocomplete: 'off', spellcheck: 'false', required: true };
  return el(
    'form',
    { onsubmit: connect },
    el('ol', { class: 'how' }, ...t.steps.map((step) => el('li', {}, step))),
    el('label', { for: 'connect-token' }, t.token),
    el(
      'div',
      { class: 'paste' },
      el('input', { ...input, maxlength: '4096', disabled: asking }),
      el('button', { type: 'submit', class: 'main', disabled: asking }, asking ? t.asking : t.go),
    ),
    el('p', { class: 'problem', id: 'connect-problem', role: 'alert', hidden: true }),
    el('p', { class: 'hint' }, t.kept),
  );
}

function connected(t, p) {
  const why = t.faults[p.fault] ?? p.why;
  const link = { href: p.account?.link, target: '_blank', rel: 'noreferrer' };
  const part = (condition, ...made) => (condition ? el(...made) : null);
  return el(
    'div',
    { class: 'linked' },
    part(p.account, 'p', { class: 'who' }, p.state === 'on' ? t.as(p.account?.username) : `@${p.account?.username}`),
    part(p.state !== 'on', 'p', { class: 'problem' }, state.t.platformStates[p.state]({ ...p, why })),
    part(p.account, 'p', { class: p.account?.seesAll ? 'fine' : 'heed' }, p.account?.seesAll ? t.seesAll : t.seesSome),
    part(p.account?.link, 'p', {}, el('a', { class: 'main', ...link }, t.addToGroup)),
    el('p', { class: 'problem', id: 'connect-problem', role: 'alert', hidden: true }),
    p.by === 'operator'
      ? el('p', { class: 'hint' }, t.fixed)
      : el(
          'div',
          { class: 'apart' },
          el('p', { class: 'hint' }, t.disconnectAbout),
          el('button', { type: 'button', class: 'move', onclick: () => send('disconnect') }, t.disconnect),
        ),
  );
}

const facts = (t) =>
  el('dl', {}, ...['can', 'cost', 'needs'].flatMap((key) => [el('dt', {}, t[key]), el('dd', {}, t[`${key}Text`])]));

function draw(anew) {
  const p = platform();
  if (!p || !byId('connect').open) return;
  const t = words();
  const now = JSON.stringify([p, state.language]);
  if (!anew && now === drawn) return;
  drawn = now;
  byId('connect-title').textContent = t.title(state.t.platformNames[name]);
  byId('close-connect').setAttribute('aria-label', t.close);
  byId('connect-body').replaceChildren(p.by ? connected(t, p) : form(t), facts(t));
}

export const drawConnect = () => draw(false);

export function openConnect(which) {
  name = which;
  byId('connect').showModal();
  draw(true);
}

export function listenConnect() {
  byId('close-connect').append(icon('close'));
  byId('close-connect').addEventListener('click', () => byId('connect').close());
  // A tap beside it closes it.
  byId('connect').addEventListener('click', (e) => e.target === byId('connect') && byId('connect').close());
}
