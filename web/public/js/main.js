/** Puts the parts together: what changed decides what is drawn again. */
import { drawAbout, drawComposer, listenComposer, showProblem } from './composer.js';
import { drawConnect, listenConnect } from './connect.js';
import { byId, icon } from './dom.js';
import { drawHead, drawLine, drawLog, listenLog } from './messages.js';
import { connect } from './net.js';
import { drawTrace, drawTraces, listenPanel } from './panel.js';
import { drawPeople, drawPlatforms, drawRooms, listenPeople } from './people.js';
import { drawStarters } from './starters.js';
import { changed, isBot, onChange, remember, roomId, state } from './state.js';
import { fill } from './words.js';

function drawAll() {
  if (!state.world) return;
  drawRooms();
  drawPeople();
  drawPlatforms();
  drawConnect();
  drawHead();
  drawStarters();
  drawLog();
  drawAbout();
  drawComposer();
  drawTraces();
}

function theme() {
  document.documentElement.dataset.theme = state.theme;
  byId('theme').replaceChildren(icon(state.theme === 'dark' ? 'sun' : 'moon'));
}

function language() {
  fill(state.t, state.language);
  byId('language').value = state.language;
  drawAll();
}

/** A line in a room one is not looking at. */
function noteUnread({ line, fresh }) {
  if (!fresh || line.kind !== 'message') return;
  if (line.room === roomId()) return;
  if (line.room === state.world.group.id) state.unread.group = true;
  else if (isBot(line.from)) state.unread.private.add(line.room);
  drawRooms();
  drawPeople();
}

const draws = {
  world() {
    for (const line of state.world.lines) noteUnread({ line, fresh: true });
    drawAll();
  },
  language,
  theme,
  line(detail) {
    drawLine(detail);
    noteUnread(detail);
  },
  people() {
    drawPeople();
    drawHead();
    drawComposer();
  },
  platforms() {
    drawPlatforms();
    drawConnect();
  },
  me: drawAll,
  room() {
    drawRooms();
    drawPeople();
    drawHead();
    drawStarters();
    drawLog();
    drawComposer();
  },
  about: drawAbout,
  trace: drawTrace,
  problem: showProblem,
  online() {
    byId('offline').hidden = state.online;
  },
};
onChange((what, detail) => draws[what](detail));

byId('language').addEventListener('change', (e) => {
  state.language = e.target.value;
  remember('language', state.language);
  changed('language');
});
byId('theme').addEventListener('click', () => {
  state.theme = state.theme === 'dark' ? 'light' : 'dark';
  remember('theme', state.theme);
  changed('theme');
});

theme();
language();
listenComposer();
listenLog();
listenPanel();
listenPeople();
listenConnect();
connect();
