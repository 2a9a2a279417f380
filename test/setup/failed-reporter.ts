/**
 * Keeps what failed in the file that `TEST_FAILURES` names, one entry a failure, as soon as it is known: a run that is
 * cut short has told it, and `.ci/run` prints it at its very end, where a log that is cut still shows it.
 */
import { appendFileSync } from 'node:fs';

import { stripVTControlCharacters } from 'node:util';
import type { Reporter, SerializedError, TestCase, TestModule } from 'vitest/node';

/** Of a stack: what is ours says where; the rest is the runner. */
const mostLines = 25;

const words = (error: SerializedError | { message?: string; stack?: string; diff?: string }): string =>
  stripVTControlCharacters(
    [
      // Of a test that ran out of time the stack does not say so.
      ...(error.message !== undefined && error.stack?.includes(error.message) !== true ? [error.message] : []),
      ...(error.stack === undefined ? [] : [error.stack]),
      ...(typeof error.diff === 'string' ? [error.diff] : []),
    ].join('\n'),
  )
    .split('\n')
    .filter((line) => !line.includes('/node_modules/'))
    .slice(0, mostLines)
    .map((line) => `    ${line}`)
    .join('\n');

export default class FailedReporter implements Reporter {
  readonly #file: string | undefined;

  /** Vitest gives it options, none of which are ours. */
  constructor({ file = process.env['TEST_FAILURES'] }: { readonly file?: string } = {}) {
    this.#file = file;
  }

  onTestCaseResult(test: TestCase): void {
    const { state, errors = [] } = test.result();
    if (state === 'failed') this.#keep(`${this.#place(test.module)} > ${test.fullName}`, errors);
  }

  /** A file that cannot be read, a hook that throws. */
  onTestModuleEnd(module: TestModule): void {
    if (module.errors().length > 0) this.#keep(this.#place(module), module.errors());
    for (const suite of module.children.allSuites())
      if (suite.errors().length > 0) this.#keep(`${this.#place(module)} > ${suite.fullName}`, suite.errors());
  }

  onTestRunEnd(_modules: readonly TestModule[], unhandled: readonly SerializedError[]): void {
    if (unhandled.length > 0) this.#keep('beside the tests', unhandled);
  }

  #place({ project, relativeModuleId }: TestModule): string {
    return `${project.name}: ${relativeModuleId}`;
  }

  #keep(where: string, errors: readonly SerializedError[]): void {
    if (this.#file === undefined) return;
    appendFileSync(this.#file, `${[`FAILED ${where}`, ...errors.map(words)].join('\n')}\n`);
  }
}
