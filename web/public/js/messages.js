/** The conversation: one element a line, redrawn when the line changes. */
import { avatar, byId, el, icon } from './dom.js';
import { post } from './net.js';
import { changed, isBot, linesHere, me, nameOf, person, plain, state } from './state.js';
import { clock } from './words.js';

const together = 3 * 60_000;
const like = '👍';

const at = (name, user) => el('span', { class: ['at', user === state.me && 'me'] }, `@${name}`);
const part = (p) =>
  'text' in p ? p.text : at(isBot(p.user) ? p.mention : (person(p.user)?.name ?? p.mention), p.user);

async function act(path, body) {
  const problem = await post(path, { who: state.me, ...body });
  if (problem) changed('problem', problem);
}

function choices(line) {
  if (line.buttons.length === 0) return null;
  const button = (b, i) => {
    const by = line.pressed[b.press] ?? [];
    const title = by.length > 0 ? state.t.pressedBy(by.map(nameOf).join(state.t.list)) : null;
    const press = () => act('press', { messageId: line.id, choice: i });
    const props = { type: 'button', class: by.length > 0 && 'pressed', title, onclick: press };
    return el('button', props, b.label);
  };
  return el('div', { class: 'choices' }, ...line.buttons.map(button));
}

function quote(line) {
  if (!line.replyTo) return null;
  const jump = () => byId(`m-${line.replyTo.id}`)?.scrollIntoView({ block: 'center', behavior: 'smooth' });
  return el(
    'button',
    { type: 'button', class: 'quote', onclick: jump },
    state.t.quote(line.replyTo.name, line.replyTo.text),
  );
}

function under(line) {
  const said = [el('time', { datetime: new Date(line.at).toISOString() }, clock(line.at, state.language))];
  if (line.edited) said.push(el('span', {}, state.t.edited));
  for (const [emoji, by] of Object.entries(line.reactions)) {
    if (by.length === 0) continue;
    const on = by.includes(state.me);
    const toggle = () => act('react', { messageId: line.id, emoji, on: !on });
    const props = {
      type: 'button',
      class: 'like',
      'aria-pressed': String(on),
      title: by.map(nameOf).join(state.t.list),
    };
    said.push(el('button', { ...props, onclick: toggle }, emoji === like ? icon('like') : emoji, ` ${by.length}`));
  }
  return el('div', { class: 'under' }, ...said);
}

function acts(line) {
  const { t } = state;
  const one = (name, fn) =>
    el('button', { type: 'button', class: 'icon', title: t[name], 'aria-label': t[name], onclick: fn }, icon(name));
  const choose = (key) => () => {
    Object.assign(state, { replyTo: null, editing: null, [key]: line });
    changed('about');
  };
  const liked = line.reactions[like]?.includes(state.me) ?? false;
  return el(
    'div',
    { class: 'acts' },
    one('reply', choose('replyTo')),
    one('like', () => act('react', { messageId: line.id, emoji: like, on: !liked })),
    line.from === state.me ? one('edit', choose('editing')) : null,
  );
}

function message(line, before, fresh) {
  const { t } = state;
  const mine = line.from === state.me;
  const bot = isBot(line.from);
  const author = person(line.from);
  const follows = before?.kind === 'message' && before.from === line.from && line.at - before.at < together;
  const badge = bot ? t.botBadge : author?.role === 'owner' ? t.owner : null;
  const bubble = el(
    'div',
    { class: 'bubble' },
    quote(line),
    line.picture ? el('img', { class: 'picture', src: line.picture, alt: plain(line) || t.picture }) : null,
    el('div', { class: 'words' }, ...line.parts.map(part)),
  );
  const node = el(
    'li',
    {
      id: `m-${line.id}`,
      class: [
        'message',
        mine && 'mine',
        bot && 'bot',
        follows && 'follows',
        line.removed && 'removed',
        fresh && 'fresh',
      ],
    },
    avatar(bot ? { bot } : (author ?? { id: '', name: '?' })),
    el(
      'div',
      { class: 'body' },
      el(
        'div',
        { class: 'from' },
        el('span', {}, nameOf(line.from)),
        badge ? el('span', { class: 'badge' }, badge) : null,
      ),
      bubble,
      line.removed ? null : choices(line),
      under(line),
    ),
    line.removed ? null : acts(line),
  );
  bubble.addEventListener('click', () => node.classList.toggle('open'));
  return node;
}

function notice(line) {
  const until = line.until ? clock(line.until, state.language) : '';
  const refused = line.what.startsWith('cannot');
  return el(
    'li',
    { id: `m-${line.id}`, class: ['notice', refused && 'refused'] },
    state.t.notices[line.what](line, until),
  );
}

const draw = (line, before, fresh = false) => (line.kind === 'notice' ? notice(line) : message(line, before, fresh));

const scroller = () => byId('scroll');
const atEnd = () => scroller().scrollHeight - scroller().scrollTop - scroller().clientHeight < 80;

export function toEnd() {
  scroller().scrollTop = scroller().scrollHeight;
  byId('to-end').hidden = true;
}

/** Everything anew: another room, person or language. */
export function drawLog() {
  const lines = linesHere();
  byId('log').replaceChildren(...lines.map((line, i) => draw(line, lines[i - 1])));
  const pinned = state.room === 'group' ? state.world.lines.find((l) => l.id === state.world.pinned) : undefined;
  byId('pinned').hidden = !pinned;
  if (pinned) byId('pinned').textContent = state.t.pinned(plain(pinned));
  toEnd();
}

/** One line came or changed. */
export function drawLine({ line, fresh }) {
  const lines = linesHere();
  const index = lines.findIndex((l) => l.id === line.id);
  if (index < 0) return;
  const stay = !atEnd() && line.from !== state.me;
  const node = draw(line, lines[index - 1], fresh);
  const old = byId(`m-${line.id}`);
  if (old) old.replaceWith(node);
  else byId('log').append(node);
  if (!stay) toEnd();
  else if (fresh) byId('to-end').hidden = false;
}

export function drawHead() {
  const { t, world } = state;
  const group = state.room === 'group';
  byId('room-name').textContent = group ? world.group.name : t.private;
  const here = world.people.filter((p) => p.present).length;
  byId('room-about').textContent = group ? t.count(here) : t.privateAbout(me().name);
}

export function listenLog() {
  byId('to-end').addEventListener('click', toEnd);
  let following = true;
  scroller().addEventListener('scroll', () => {
    following = atEnd();
    if (following) byId('to-end').hidden = true;
  });
  // A picture that arrived, a quote above the box: whoever was at the end stays there.
  const follow = () => following && toEnd();
  new ResizeObserver(follow).observe(scroller());
  scroller().addEventListener('load', follow, true);
}
