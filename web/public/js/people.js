/** Who can be played, the two chats, and the platforms' honest list. */
import { openConnect } from './connect.js';
import { avatar, byId, el } from './dom.js';
import { post } from './net.js';
import { changed, enter, play, state } from './state.js';
import { clock } from './words.js';

function stateOf(who) {
  const { t } = state;
  if (who.banned) return t.banned;
  if (!who.present) return t.away;
  if (who.mutedUntil > Date.now()) return t.muted(clock(who.mutedUntil, state.language));
  const role = who.role === 'owner' ? t.owner : who.newcomer ? t.newcomer : t.member;
  return [role, ...who.titles].join(' · ');
}

async function move(who) {
  const problem = await post(who.present ? 'leave' : 'join', { who: who.id });
  if (problem) changed('problem', problem);
}

function card(who) {
  const { t } = state;
  const mine = who.id === state.me;
  const unread = !mine && state.unread.private.has(who.id);
  const props = { type: 'button', role: 'radio', class: ['play', unread && 'unread'], 'data-who': who.id };
  const button = el(
    'button',
    { ...props, 'aria-checked': String(mine), tabindex: mine ? 0 : -1, onclick: () => play(who.id) },
    avatar(who),
    el(
      'span',
      { class: 'names' },
      el('span', { class: 'name' }, who.name),
      el('span', { class: 'state' }, stateOf(who)),
    ),
  );
  const movable = who.newcomer || (!who.present && !who.banned);
  const label = who.present ? t.leaveAs(who.name) : t.joinAs(who.name);
  const mover = el('button', {
    type: 'button',
    class: 'move',
    'aria-label': label,
    title: label,
    onclick: () => move(who),
  });
  mover.textContent = who.present ? t.leave : t.join;
  return el('div', { class: ['person', !who.present && 'away'] }, button, movable && !who.banned ? mover : null);
}

export function drawPeople() {
  const box = byId('people');
  const focused = document.activeElement?.dataset?.who;
  box.replaceChildren(...state.world.people.map(card));
  if (focused) box.querySelector(`[data-who="${CSS.escape(focused)}"]`)?.focus();
}

/** Arrow keys move through the people, as radio buttons do. */
export function listenPeople() {
  byId('people').addEventListener('keydown', (e) => {
    const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[e.key];
    if (!step || !e.target.matches('[role=radio]')) return;
    e.preventDefault();
    const ids = state.world.people.map((p) => p.id);
    const next = ids[(ids.indexOf(state.me) + step + ids.length) % ids.length];
    play(next);
    byId('people')
      .querySelector(`[data-who="${CSS.escape(next)}"]`)
      ?.focus();
  });
}

export function drawRooms() {
  const tab = (room) =>
    el(
      'button',
      {
        type: 'button',
        role: 'tab',
        id: `tab-${room}`,
        class: (room === 'group' ? state.unread.group : state.unread.private.has(state.me)) && 'unread',
        'aria-selected': String(state.room === room),
        'aria-controls': 'chat',
        onclick: () => enter(room),
      },
      state.t[room],
    );
  byId('rooms').replaceChildren(tab('group'), tab('private'));
  byId('chat').setAttribute('aria-labelledby', `tab-${state.room}`);
}

export function drawPlatforms() {
  const { t } = state;
  const row = (p) => {
    const name = t.platformNames[p.name] ?? p.name;
    const says = t.platformStates[p.state]({
      ...p,
      why: (p.name === 'discord' ? t.connectDiscord : t.connect).faults[p.fault] ?? p.why,
    });
    const label = p.state === 'off' ? t.connect.openFor(name) : t.connect.manageFor(name);
    const opens = p.connects
      ? el(
          'button',
          {
            type: 'button',
            class: 'move',
            'data-connect': p.name,
            'aria-label': label,
            onclick: () => openConnect(p.name),
          },
          p.state === 'off' ? t.connect.open : t.connect.manage,
        )
      : null;
    return el('li', { class: p.state }, el('div', {}, el('b', {}, name), el('span', {}, says)), opens);
  };
  for (const id of ['platforms', 'platforms-2']) byId(id).replaceChildren(...state.world.platforms.map(row));
}
