/** What people meet before the program itself: container files, start scripts, the two READMEs. Docker itself is not run here. */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { afterEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';

import { environment } from '../bots/config.ts';
import { freePort } from './servers/port.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (file: string): string => readFileSync(join(root, file), 'utf8');
const folders: string[] = [];
afterEach(() => {
  for (const dir of folders.splice(0)) rmSync(dir, { recursive: true, force: true });
});
const folder = (): string => {
  const dir = mkdtempSync(join(tmpdir(), 'banyan-install-'));
  folders.push(dir);
  return dir;
};

interface Service {
  readonly network_mode?: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly ports?: readonly string[];
  readonly volumes?: readonly string[];
  readonly profiles?: readonly string[];
  readonly command?: string;
}

describe('compose.yaml and the Dockerfile', () => {
  const text = read('compose.yaml');
  const { services, volumes } = parse(text) as { services: Record<string, Service>; volumes: Record<string, unknown> };

  it('set only names the bot reads, and name only such in their comments', () => {
    const names = Object.keys(services['banyan']?.environment ?? {});
    expect(names.length).toBeGreaterThan(0);
    for (const name of names) expect(Object.keys(environment)).toContain(name);
    const mentioned = [...text.matchAll(/\b([A-Z]+_URL)=/g)].map((m) => m[1] ?? '');
    expect(mentioned.toSorted()).toEqual(['DATABASE_URL', 'REDIS_URL']);
    for (const name of mentioned) expect(Object.keys(environment)).toContain(name);
  });

  it('open nothing to other machines', () => {
    expect(services['banyan']?.network_mode).toBe('host');
    expect(services['banyan']?.ports).toBeUndefined();
    const published = Object.values(services).flatMap((s) => s.ports ?? []);
    expect(published.length).toBe(2);
    for (const port of published) expect(port).toMatch(/^127\.0\.0\.1:\d+:\d+$/);
  });

  it('start Redis and PostgreSQL only when asked, and Redis as the doctor wants it', () => {
    expect(Object.entries(services).map(([name, s]) => [name, s.profiles])).toEqual([
      ['banyan', undefined],
      ['redis', ['redis']],
      ['postgres', ['postgres']],
    ]);
    expect(services['redis']?.command).toContain('--maxmemory-policy noeviction');
  });

  it('keep the data in volumes that are declared, where the bot looks for it', () => {
    const named = Object.values(services)
      .flatMap((s) => s.volumes ?? [])
      .filter((v) => /^\w/.test(v));
    expect(named.map((v) => v.split(':')[0]).toSorted()).toEqual(Object.keys(volumes).toSorted());
    expect(named).toContain(`data:${services['banyan']?.environment?.['DATA_DIR'] ?? ''}`);
  });

  it('run not as root, start what npm start starts, and ask a page that is there', () => {
    const docker = read('Dockerfile');
    const last = docker.slice(docker.lastIndexOf('\nFROM '));
    expect(last).toMatch(/^USER node$/m);
    const { scripts } = JSON.parse(read('package.json')) as { scripts: { start: string } };
    const [, command = '[]'] = /^CMD (\[.*\])$/m.exec(last) ?? [];
    expect((JSON.parse(command) as string[]).join(' ')).toBe(scripts.start);
    const [, page = ''] = /8787\}(\/\w+)`/.exec(last) ?? [];
    expect(read('web/server.ts')).toContain(`app.get('${page}'`);
    for (const kept of ['.env', 'data', 'node_modules']) expect(read('.dockerignore').split('\n')).toContain(kept);
  });
});

describe.skipIf(process.platform === 'win32')('start.sh and start.command', () => {
  /** A folder with the script and programs that note how they were called. */
  function stage(
    script: string,
    node: string | undefined,
  ): { run(): { code: number | null; said: string }; calls(): string } {
    const dir = folder();
    const [bin, notes] = [join(dir, 'bin-of-the-system'), join(dir, 'calls')];
    mkdirSync(bin);
    copyFileSync(join(root, script), join(dir, script));
    writeFileSync(join(dir, 'package-lock.json'), '{}');
    const program = (name: string, text: string): void => {
      writeFileSync(join(bin, name), `#!/bin/sh\n${text}\n`);
      chmodSync(join(bin, name), 0o755);
    };
    for (const tool of ['dirname', 'mkdir', 'touch'])
      program(tool, `exec ${execFileSync('/bin/sh', ['-c', `command -v ${tool}`], { encoding: 'utf8' }).trim()} "$@"`);
    program('npm', `echo "npm $*" >> "${notes}"; mkdir -p node_modules; touch node_modules/.package-lock.json`);
    if (node !== undefined) program('node', node.replaceAll('NOTES', notes));
    return {
      run: () => {
        const env = { PATH: bin };
        const { status, stdout } = spawnSync('/bin/sh', [join(dir, script)], {
          env,
          encoding: 'utf8',
          stdio: ['ignore', 'pipe', 'pipe'],
        });
        return { code: status, said: stdout };
      },
      calls: () => (existsSync(notes) ? readFileSync(notes, 'utf8') : ''),
    };
  }
  const good = `[ "$1" = -e ] && exec ${process.execPath} "$@"; echo "node $*" >> "NOTES"`;
  const old = 'exit 1';

  it.each(['start.sh', 'start.command'])('%s may be run, installs once, then starts', (script) => {
    expect(statSync(join(root, script)).mode & 0o111).toBe(0o111);
    const s = stage(script, good);
    expect(s.run().code).toBe(0);
    expect(s.calls()).toBe('npm ci\nnode bin/open.js\n');
    expect(s.run().code).toBe(0);
    expect(s.calls()).toBe('npm ci\nnode bin/open.js\nnode bin/open.js\n');
  });

  it.each([
    ['no Node.js', undefined],
    ['an old one', old],
  ])('with %s they say where to get one, in both languages', (_, node) => {
    const s = stage('start.sh', node);
    const { code, said } = s.run();
    expect(code).toBe(1);
    expect(said).toMatch(/要先装 Node\.js 20\.19[\s\S]*Install Node\.js 20\.19/);
    expect(s.calls()).toBe('');
  });

  it('say the same on Windows, line ends included', () => {
    const bat = read('start.bat');
    expect(
      bat
        .split('\n')
        .slice(0, -1)
        .every((line) => line.endsWith('\r')),
    ).toBe(true);
    for (const text of ['要先装 Node.js 20.19', 'npm ci', 'bin\\open.js', 'pause']) expect(bat).toContain(text);
    for (const [, label] of bat.matchAll(/goto (\w+)/g)) expect(bat).toContain(`\n:${label}\r`);
  });
});

describe('bin/open.js', () => {
  it('starts the bot, opens its page once, and ends it with itself', async () => {
    const dir = folder();
    const port = await freePort();
    const browser = join(dir, 'browser');
    writeFileSync(browser, `#!/bin/sh\necho "$@" >> "${join(dir, 'opened')}"\n`);
    chmodSync(browser, 0o755);
    const env = {
      ...process.env,
      DATA_DIR: join(dir, 'data'),
      PORT: `${port}`,
      BROWSER: browser,
      LOG_LEVEL: 'silent',
      TELEGRAM_TOKEN: '',
    };
    const child = spawn(process.execPath, [join(root, 'bin/open.js')], { env, stdio: ['ignore', 'pipe', 'inherit'] });
    let said = '';
    child.stdout.setEncoding('utf8').on('data', (part: string) => (said += part));
    for (let i = 0; !existsSync(join(dir, 'opened')); i++) {
      if (i > 1200) throw new Error(`nothing was opened: ${said}`);
      await new Promise((done) => setTimeout(done, 50));
    }
    expect(said).toContain(`ready http://127.0.0.1:${port}/`);
    const page = await fetch(`http://127.0.0.1:${port}/readyz`);
    expect([page.status, await page.text()]).toEqual([200, 'ready']);
    const ended = new Promise((done) => child.once('exit', (code) => done(code)));
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
    expect(readFileSync(join(dir, 'opened'), 'utf8')).toBe(`http://127.0.0.1:${port}/\n`);
    await expect(fetch(`http://127.0.0.1:${port}/`)).rejects.toThrow('fetch failed');
  });
});

describe('the two READMEs', () => {
  const [en, zh] = [read('README.md'), read('README.zh-CN.md')];

  it('link to each other and hold the same commands, pictures and pages', () => {
    expect(en).toContain('(README.zh-CN.md)');
    expect(zh).toContain('(README.md)');
    const links = (text: string): string[] =>
      [...text.matchAll(/\]\(([^)]+)\)/g)]
        .map((m) => m[1] ?? '')
        .filter((l) => !l.startsWith('README'))
        .toSorted();
    expect(links(zh)).toEqual(links(en));
    const blocks = (text: string): string[] => [...text.matchAll(/```sh\n([\s\S]*?)```/g)].map((m) => m[1] ?? '');
    expect(blocks(zh)).toEqual(blocks(en));
    expect(blocks(en).length).toBeGreaterThan(1);
    const heads = (text: string): number => [...text.matchAll(/^#+ /gm)].length;
    expect(heads(zh)).toBe(heads(en));
  });

  it('point at files that are there', () => {
    const links = [...en.matchAll(/\]\(([^)#]+)\)/g)].map((m) => m[1] ?? '').filter((l) => !l.includes('://'));
    expect(links.length).toBeGreaterThan(8);
    expect(links.filter((link) => !existsSync(join(root, link)))).toEqual([]);
  });
});
