/**
 * A package mirror that lacks the newest build for some platform makes npm write a lock without
 * it, and `npm ci` refuses that lock on the platform concerned. Seen here before it is seen there.
 */
import { readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

interface Locked {
  readonly version?: string;
  readonly hasInstallScript?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}
type Packages = Readonly<Record<string, Locked>>;

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Packages };
const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as {
  dependencies: Readonly<Record<string, string>>;
  devDependencies: Readonly<Record<string, string>>;
  allowScripts: Readonly<Record<string, boolean>>;
};

/** Where Node would look for `name` from the package at `path`: its own folder, then each one above. */
function resolves(lock: Packages, path: string, name: string): boolean {
  if (lock[`${path ? `${path}/` : ''}node_modules/${name}`]) return true;
  const above = path.slice(0, Math.max(0, path.lastIndexOf('node_modules/') - 1));
  return path !== '' && resolves(lock, above, name);
}

const missingFrom = (lock: Packages): string[] =>
  Object.entries(lock).flatMap(([path, { dependencies, optionalDependencies }]) =>
    Object.keys({ ...dependencies, ...optionalDependencies })
      .filter((name) => !resolves(lock, path, name))
      .map((name) => `${path || 'banyan'} wants ${name}`),
  );

describe('package-lock.json', () => {
  it('has an entry for every dependency, the builds for other platforms included', () => {
    expect(missingFrom(packages)).toEqual([]);
  });

  it('would be refused without one of them', () => {
    const build = Object.keys(packages).find((path) => path.startsWith('node_modules/@oxlint/binding-')) ?? '';
    const { [build]: taken, ...rest } = packages;
    expect(taken).toBeDefined();
    expect(missingFrom(rest)).toEqual([`node_modules/oxlint wants ${build.replace('node_modules/', '')}`]);
  });

  it('was made from this package.json', () => {
    expect(packages['']?.dependencies).toEqual(manifest.dependencies);
    expect(packages['']?.devDependencies).toEqual(manifest.devDependencies);
  });

  it('names every package with an install script in allowScripts, and no other', () => {
    const withScripts = Object.entries(packages).flatMap(([path, { hasInstallScript }]) =>
      hasInstallScript ? [path.replace(/^.*node_modules\//, '')] : [],
    );
    expect(Object.keys(manifest.allowScripts).toSorted()).toEqual([...new Set(withScripts)].toSorted());
  });
});
