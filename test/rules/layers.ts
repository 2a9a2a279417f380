/**
 * The layers as lists of what a folder may import, by resolved path: what a list of
 * forbidden words in the linter cannot say. Also the few things only the text shows.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';

export interface Fault {
  readonly file: string;
  readonly rule: 'layer' | 'package' | 'type-only' | 'environment' | 'transaction' | 'clock' | 'ending';
  readonly what: string;
}

interface Import {
  readonly from: string;
  readonly typeOnly: boolean;
}

const production = ['bots', 'core', 'adapters', 'jobs', 'db', 'web', 'pictures'];

/** Comments out, so that an example in a docstring counts for nothing. `://` in a string stays. */
const code = (source: string): string =>
  source.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/(^|[^:'"`])\/\/.*$/gm, '$1');

/** Static imports, re-exports and dynamic imports with a literal name. */
export function importsOf(source: string): Import[] {
  const text = code(source);
  const found: Import[] = [];
  for (const m of text.matchAll(/^\s*(?:import|export)\s+(type\s)?[^'"`;]*?from\s*['"]([^'"]+)['"]/gm)) {
    found.push({ from: m[2] ?? '', typeOnly: m[1] !== undefined });
  }
  for (const m of text.matchAll(/^\s*import\s*['"]([^'"]+)['"]/gm)) found.push({ from: m[1] ?? '', typeOnly: false });
  for (const m of text.matchAll(/\bimport\(\s*['"`]([^'"`]+)['"`]/g)) found.push({ from: m[1] ?? '', typeOnly: false });
  return found;
}

const within = (path: string, ...folders: string[]): boolean => folders.some((folder) => path.startsWith(`${folder}/`));
const isOne = (path: string, ...files: string[]): boolean => files.includes(path);

/** May `file` import `target`? Both from the repository's root. */
export function mayImport(file: string, target: string): boolean {
  const [top = '', second = ''] = file.split('/');
  if (top === 'bots') return within(target, ...production);
  if (top === 'adapters') {
    const own = file.split('/').length > 2 ? `adapters/${second}` : 'adapters';
    const shared = /^adapters\/[^/]+\.ts$/.test(target);
    return within(target, 'core') || shared || (own !== 'adapters' && within(target, own));
  }
  if (top !== 'core') return within(target, 'core', top);
  if (!within(target, 'core')) return false;
  return coreMayImport(file, target);
}

function coreMayImport(file: string, target: string): boolean {
  const contract = isOne(target, 'core/types.ts', 'core/ports.ts', 'core/schema.ts') || within(target, 'core/types');
  if (within(file, 'core/text')) return within(target, 'core/text');
  if (within(file, 'core/kit')) return within(target, 'core/kit', 'core/text') || contract;
  if (file === 'core/features/index.ts') return true;
  if (within(file, 'core/features')) {
    const own = file.split('/').slice(0, 3).join('/');
    const events = /^core\/features\/[^/]+\/events\.ts$/.test(target);
    return (
      within(target, own, 'core/kit', 'core/text') ||
      contract ||
      isOne(
        target,
        'core/house.ts',
        'core/settings.ts',
        'core/capabilities.ts',
        'core/awards.ts',
        'core/accounts.ts',
        'core/pictures.ts',
        'core/budget.ts',
      ) ||
      within(target, 'core/ledger') ||
      events
    );
  }
  // The rest of core names no feature; it is handed the list.
  return !within(target, 'core/features') || target === 'core/features/index.ts';
}

/** What core may take from npm. Everything else is forbidden there without being named. */
function coreMayUse(file: string, name: string): boolean {
  // A library of its own. JavaScript's own expressions can be made to run for ever, so one engine comes from outside.
  if (within(file, 'core/text')) return file === 'core/text/regex.ts' && name === 're2js';
  const sql = /^drizzle-orm(\/(sqlite|pg)-core)?$/.test(name);
  // In a feature, and in the ledger, only these files see SQL.
  if (within(file, 'core/features', 'core/ledger') && sql) return /\/(store|schema)[^/]*\.ts$/.test(file);
  if (sql || name === 'zod') return true;
  return within(file, 'core/kit', 'core/features') && ['croner', 'yaml', 'tyme4ts'].includes(name);
}

function importFaults(file: string, { from, typeOnly }: Import): Fault[] {
  if (!from.startsWith('.')) {
    return within(file, 'core') && !coreMayUse(file, from) ? [{ file, rule: 'package', what: from }] : [];
  }
  // What runs without a compiler names what it imports as it is.
  const endings = file.endsWith('.js') ? ['.js'] : ['.ts', '.json'];
  if (!endings.some((e) => from.endsWith(e))) return [{ file, rule: 'ending', what: from }];
  const target = posix.normalize(posix.join(posix.dirname(file), from));
  if (!mayImport(file, target)) return [{ file, rule: 'layer', what: target }];
  // Pictures draw what they are handed: of core they know the shapes only.
  if (within(file, 'pictures') && within(target, 'core') && !typeOnly)
    return [{ file, rule: 'type-only', what: target }];
  const own = file.split('/').slice(0, 3).join('/');
  const foreignEvents = within(file, 'core/features') && within(target, 'core/features') && !within(target, own);
  if (foreignEvents && file !== 'core/features/index.ts' && !typeOnly)
    return [{ file, rule: 'type-only', what: target }];
  return [];
}

const textRules: readonly { rule: Fault['rule']; pattern: RegExp; where(file: string): boolean }[] = [
  { rule: 'environment', pattern: /\bprocess\.env\b/, where: (file) => file !== 'bots/config.ts' },
  {
    rule: 'transaction',
    pattern: /\.transaction\(|['"`](BEGIN|COMMIT|ROLLBACK|SAVEPOINT|RELEASE)\b(?!:)/i,
    where: (file) => !within(file, 'db'),
  },
  { rule: 'clock', pattern: /\bnew Date\(\s*\)|(?<!new\s)(?<![.\w])Date\(/, where: (file) => within(file, 'core') },
];

/** All faults of one file. `file` is its path from the root, with forward slashes. */
export function faultsOf(file: string, source: string): Fault[] {
  const faults = importsOf(source).flatMap((one) => importFaults(file, one));
  const text = code(source);
  for (const { rule, pattern, where } of textRules) {
    const hit = where(file) ? pattern.exec(text) : null;
    if (hit) faults.push({ file, rule, what: hit[0] });
  }
  return faults;
}

/** The sources that run where the bot runs: no tests, no bench, no pages. */
export function productionFiles(root: string): string[] {
  const found: string[] = [];
  for (const folder of production) {
    for (const name of readdirSync(`${root}/${folder}`, { recursive: true, encoding: 'utf8' })) {
      const file = posix.join(folder, name.replaceAll('\\', '/'));
      if (/\.(ts|js)$/.test(file) && !file.endsWith('.test.ts') && !within(file, 'web/public')) found.push(file);
    }
  }
  return found.sort();
}

export const faultsIn = (root: string): Fault[] =>
  productionFiles(root).flatMap((file) => faultsOf(file, readFileSync(`${root}/${file}`, 'utf8')));
