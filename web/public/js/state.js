/** What the page knows: the world as told by the server, and what the visitor chose. Parts redraw when told. */
import { wordsFor } from './words.js';

const stored = (key) => {
  try {
    return localStorage.getItem(`banyan.${key}`);
  } catch {
    return null; // Storage may be switched off; then nothing is remembered.
  }
};

export function remember(key, value) {
  try {
    localStorage.setItem(`banyan.${key}`, value);
  } catch {
    // As above.
  }
}

const languages = ['zh-CN', 'zh-TW', 'en'];

function firstLanguage() {
  const asked = new URLSearchParams(location.search).get('lang') ?? stored('language');
  if (languages.includes(asked)) return asked;
  for (const tag of navigator.languages) {
    if (/^zh-(TW|HK|MO|Hant)/i.test(tag)) return 'zh-TW';
    if (/^zh/i.test(tag)) return 'zh-CN';
    if (/^en/i.test(tag)) return 'en';
  }
  return 'en';
}

const dark = matchMedia('(prefers-color-scheme: dark)');

export const state = {
  language: firstLanguage(),
  theme: stored('theme') ?? (dark.matches ? 'dark' : 'light'),
  /** Who the visitor plays, and where: 'group' or 'private'. */
  me: 'may',
  room: 'group',
  /** The message quoted or edited. */
  replyTo: null,
  editing: null,
  /** What was said in chats one is not looking at; private ones by person. */
  unread: { group: false, private: new Set() },
  online: true,
  world: null,
  get t() {
    return wordsFor(this.language);
  },
};

const listeners = new Set();
/** `fn(what)` is called with a name of what changed: world, line, people, me, room, language, theme, trace … */
export const onChange = (fn) => listeners.add(fn);
export const changed = (what, detail) => listeners.forEach((fn) => fn(what, detail));

export const person = (id) => state.world?.people.find((p) => p.id === id);
export const me = () => person(state.me);
export const isBot = (id) => id === state.world?.bot.id;
/** The id of the room shown: the group's, or the played person's for the private chat. */
export const roomId = () => (state.room === 'group' ? state.world?.group.id : state.me);
export const linesHere = () => state.world?.lines.filter((l) => l.room === roomId()) ?? [];

/** A name for the eye: the bot has one in each language. */
export const nameOf = (id) => (isBot(id) ? state.t.bot : (person(id)?.name ?? ''));
export const plain = (line) => line.parts.map((p) => p.text ?? `@${p.mention}`).join('');

/** The chat on the screen has been read. */
export function read() {
  if (state.room === 'group') state.unread.group = false;
  else state.unread.private.delete(state.me);
}

export function play(id) {
  if (state.me === id) return;
  Object.assign(state, { me: id, replyTo: null, editing: null });
  read();
  changed('me');
}

export function enter(room) {
  if (state.room !== room) Object.assign(state, { room, replyTo: null, editing: null });
  read();
  changed('room');
}
