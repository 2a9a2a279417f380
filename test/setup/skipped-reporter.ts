/**
 * Names what a run left out. A skip is allowed on a machine that lacks a server; where
 * `CI` or a `REQUIRE_…` variable asks for everything, it fails the run.
 */
import type { Reporter, TestCase, TestModule, Vitest } from 'vitest/node';

/** True when the environment says that nothing may be left out. */
export function everythingRequired(env: NodeJS.ProcessEnv): boolean {
  const on = (value: string | undefined): boolean => value !== undefined && !['', '0', 'false'].includes(value);
  return Object.entries(env).some(([name, value]) => (name === 'CI' || name.startsWith('REQUIRE_')) && on(value));
}

const placeOf = (test: TestCase): string => {
  const suite = test.parent.type === 'suite' ? ` > ${test.parent.fullName}` : '';
  return `${test.module.relativeModuleId}${suite}`;
};

export default class SkippedReporter implements Reporter {
  #byName = false;

  onInit(vitest: Vitest): void {
    // `vitest -t name` leaves out everything else on purpose.
    this.#byName = vitest.config.testNamePattern !== undefined;
  }

  onTestRunEnd(modules: readonly TestModule[]): void {
    if (this.#byName) return;
    const skipped = new Map<string, number>();
    for (const module of modules) {
      for (const test of module.children.allTests('skipped')) {
        skipped.set(placeOf(test), (skipped.get(placeOf(test)) ?? 0) + 1);
      }
    }
    if (skipped.size === 0) return;
    const lines = [...skipped].map(([place, count]) => `  ${place} (${count} ${count === 1 ? 'test' : 'tests'})`);
    process.stdout.write(`\nSkipped, not run:\n${lines.join('\n')}\n`);
    if (!everythingRequired(process.env)) return;
    process.stdout.write('CI or REQUIRE_… asks for everything: a skipped suite fails this run.\n');
    process.exitCode = 1;
  }
}
