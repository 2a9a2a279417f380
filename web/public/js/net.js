/** The line to the server: a stream of what changes, and posts of what the visitor does. */
import { changed, state } from './state.js';

const keptTraces = 60;

function take(change) {
  const { world } = state;
  if (change.line) {
    const at = world.lines.findIndex((l) => l.id === change.line.id);
    if (at < 0) world.lines.push(change.line);
    else world.lines[at] = change.line;
    return changed('line', { line: change.line, fresh: at < 0 });
  }
  if (change.people) world.people = change.people;
  if ('pinned' in change) world.pinned = change.pinned;
  return changed('people');
}

/** Opens the stream; the browser reopens it by itself and says what it saw last. */
export function connect() {
  const stream = new EventSource('/events');
  const on = (name, fn) => stream.addEventListener(name, (e) => fn(JSON.parse(e.data)));
  on('snapshot', (world) => {
    state.world = world;
    changed('world');
  });
  on('change', take);
  on('trace', (trace) => {
    state.world.traces.push(trace);
    if (state.world.traces.length > keptTraces) state.world.traces.shift();
    changed('trace', trace);
  });
  on('platforms', (platforms) => {
    state.world.platforms = platforms;
    changed('platforms');
  });
  const line = (online) => () => {
    if (state.online === online) return;
    state.online = online;
    changed('online');
  };
  stream.addEventListener('open', line(true));
  stream.addEventListener('error', line(false));
}

/** Does something; the answer is null, or a word for what was wrong. */
export async function post(path, body) {
  try {
    const response = await fetch(`/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (response.ok) return null;
    const { error } = await response.json().catch(() => ({ error: 'failed' }));
    return error;
  } catch {
    return 'offline';
  }
}
