/**
 * What the start scripts run: starts the bot, and shows its page in the browser as soon as it can be opened.
 * `BROWSER` names another program to open it with; `BROWSER=none` opens nothing.
 */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The program that opens an address on this system, and its arguments. */
function opener(address) {
  const own = process.env.BROWSER;
  if (own) return own === 'none' ? undefined : [own, [address]];
  // The empty text is the window's title: without it `start` would take the address for one.
  if (process.platform === 'win32') return ['cmd', ['/c', 'start', '', address]];
  return [process.platform === 'darwin' ? 'open' : 'xdg-open', [address]];
}

function open(address) {
  const how = opener(address);
  if (!how) return;
  const browser = spawn(how[0], how[1], { stdio: 'ignore', detached: true });
  // No browser here, or none that can be opened: the address stands in the window.
  browser.on('error', () => undefined);
  browser.unref();
}

const bot = spawn(
  process.execPath,
  ['--max-semi-space-size=32', '--enable-source-maps', 'bin/run.js', 'bots/main.js'],
  {
    cwd: root,
    stdio: ['inherit', 'pipe', 'inherit'],
  },
);
let opened = false;
let text = '';
bot.stdout.setEncoding('utf8').on('data', (part) => {
  process.stdout.write(part);
  if (opened) return;
  text += part;
  const address = /^ready (http:\S+)/m.exec(text)?.[1];
  if (address === undefined || !text.includes('\n', text.indexOf(address))) return;
  opened = true;
  open(address);
});
// The keyboard reaches the bot by itself; it ends first, and then we do.
process.on('SIGINT', () => undefined);
for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => bot.kill('SIGTERM'));
bot.on('close', (code) => process.exit(code ?? 1));
