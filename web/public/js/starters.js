/** The five things to tap first: each says the right words as the right person. */
import { byId, el } from './dom.js';
import { post } from './net.js';
import { changed, enter, isBot, me, plain, play, state } from './state.js';

/** Who says it; the why is asked by whoever posted the ad. */
const five = [
  { id: 'checkin', who: 'may' },
  { id: 'rule', who: 'lin' },
  { id: 'ad', who: 'hao' },
  { id: 'why', who: 'hao' },
  { id: 'undo', who: 'lin' },
];

/** The number of the bot's last act, from its own words in the group or in the asker's private chat. */
function lastAct(who) {
  const pattern = new RegExp(state.t.whyPattern, 'i');
  const { group, lines } = state.world;
  const seen = lines.filter((l) => l.kind === 'message' && isBot(l.from) && (l.room === group.id || l.room === who));
  for (const line of seen.reverse()) {
    const found = pattern.exec(plain(line));
    if (found) return found[1];
  }
  return null;
}

function start({ id, who }) {
  const words = state.t.say[id];
  return sayAs(who, typeof words === 'function' ? words(lastAct(who)) : words);
}

async function sayAs(who, text) {
  play(who);
  enter('group');
  const problem = await post('say', { who, room: 'group', text });
  if (problem) changed('problem', problem);
}

export function drawStarters() {
  const { t } = state;
  const chip = (s) => {
    const { label, why } = t.start[s.id];
    const props = { type: 'button', title: why, 'data-start': s.id, onclick: () => start(s) };
    return el('button', props, label);
  };
  byId('starters').replaceChildren(...five.map(chip));
  byId('starters').hidden = state.room !== 'group';
  const row = (s, i) =>
    el(
      'li',
      {},
      el(
        'button',
        { type: 'button', onclick: () => start(s) },
        el('span', { class: 'number', 'aria-hidden': 'true' }, String(i + 1)),
        el('span', { class: 'what' }, t.start[s.id].label),
        el('span', { class: 'why' }, t.start[s.id].why),
      ),
    );
  const other = t.switchLanguage;
  const language =
    other &&
    el(
      'p',
      { class: 'switch' },
      el('span', {}, other.about),
      el('button', { type: 'button', class: 'move', onclick: () => sayAs('lin', other.say) }, other.label),
    );
  const group = [
    el('h3', { id: 'intro-title' }, t.intro.title),
    el('p', {}, t.intro.text),
    el('ol', {}, ...five.map(row)),
    ...(language ? [language] : []),
  ];
  const private_ = [el('p', { id: 'intro-title' }, t.intro.private(me().name))];
  byId('intro').replaceChildren(...(state.room === 'group' ? group : private_));
}
