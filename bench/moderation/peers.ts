/**
 * The word filters of npm that come nearest, each by its own question "does this text hold any of the words"; the one with
 * most users once more by the question we answer: which words, in a text as written.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

import { quicklyFolded } from './texts.ts';

export interface Engine {
  readonly name: string;
  holds(text: string): boolean;
}
export interface Peer {
  readonly name: string;
  /** It is given texts as written and folds them first. */
  readonly folding?: true;
  build(words: readonly string[]): Engine;
}

export const mintNaming = 'mint-filter, words, folding';
/** Their manifest; the bot itself depends on none of them. */
const folder = join(process.cwd(), 'bench');
const installed = join(folder, 'node_modules/.package-lock.json');

type AhoCorasick = new (words: string[]) => { hasKeywordInText(text: string): boolean };
type Mint = new (words: string[]) => {
  verify(text: string): boolean;
  filter(text: string, o: { replace: boolean }): { words: string[] };
};
type FastScan = new (words: string[]) => { search(text: string, o: { quick: boolean }): unknown[] };

/** Installs them once (`npm ci` in bench/). Undefined, and why on standard error, when they cannot be had. */
export function loadPeers(): readonly Peer[] | undefined {
  if (!upToDate()) {
    console.log('Installing what is compared with: npm ci in bench/ (once)');
    const { status } = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'inherit'],
      shell: process.platform === 'win32',
    });
    if (status !== 0) {
      console.error('npm could not fetch them: the comparison with other engines is left out');
      return undefined;
    }
  }
  const load = createRequire(join(folder, 'package.json'));
  const { AhoCorasick: slow } = load('@monyone/aho-corasick') as { AhoCorasick: AhoCorasick };
  const { AhoCorasick: fast } = load('@monyone/aho-corasick/fast') as { AhoCorasick: AhoCorasick };
  const { Mint: mint } = load('mint-filter') as { Mint: Mint };
  const scanner = load('fastscan') as FastScan | { default: FastScan };
  const fastScan = 'default' in scanner ? scanner.default : scanner;
  const aho = (name: string, made: AhoCorasick): Peer => ({
    name,
    build: (words) => {
      const engine = new made([...words]);
      return { name, holds: (text) => engine.hasKeywordInText(text) };
    },
  });
  return [
    aho('@monyone/aho-corasick/fast', fast),
    aho('@monyone/aho-corasick', slow),
    {
      name: 'mint-filter',
      build: (words) => {
        const engine = new mint([...words]);
        return { name: 'mint-filter', holds: (text) => !engine.verify(text) };
      },
    },
    {
      name: mintNaming,
      folding: true,
      build: (words) => {
        const engine = new mint([...words]);
        return {
          name: mintNaming,
          holds: (text) => engine.filter(quicklyFolded(text), { replace: false }).words.length > 0,
        };
      },
    },
    {
      name: 'fastscan',
      build: (words) => {
        const engine = new fastScan([...words]);
        return { name: 'fastscan', holds: (text) => engine.search(text, { quick: true }).length > 0 };
      },
    },
  ];
}

function upToDate(): boolean {
  if (!existsSync(installed)) return false;
  const lock = JSON.parse(readFileSync(join(folder, 'package-lock.json'), 'utf8')) as Lock;
  const there = JSON.parse(readFileSync(installed, 'utf8')) as Lock;
  return Object.entries(lock.packages).every(([path, p]) => path === '' || there.packages[path]?.version === p.version);
}
interface Lock {
  readonly packages: Readonly<Record<string, { readonly version?: string }>>;
}
