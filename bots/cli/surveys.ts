/** `banyan surveys check`. */
import { existsSync } from 'node:fs';

import { loadSurveys } from '../surveys.ts';
import { faultLine } from '../yaml.ts';
import type { Io } from './index.ts';

export const usage = `usage: banyan surveys check [PATH]

check    reads the files and lists every fault as file:line:column; exit code 1 when there is one

PATH     a folder of .yaml files, one survey each, or one file; default surveys`;

const folder = 'surveys';

/** Returns the exit code: 0 done, 1 the files are at fault, 2 the command line is. */
export function main(argv: readonly string[], io: Io): Promise<number> {
  return Promise.resolve(check(argv, io));
}

function check([verb, path, ...more]: readonly string[], io: Io): number {
  if (verb !== 'check' || more.length > 0 || path?.startsWith('-')) {
    io.err(usage);
    return 2;
  }
  if (path !== undefined && !existsSync(path)) {
    io.err(`banyan surveys: there is no ${path}; name the folder or file of the surveys`);
    return 2;
  }
  const { files, surveys, faults } = loadSurveys(path ?? folder);
  for (const fault of faults) io.err(faultLine(fault));
  if (faults.length > 0) {
    io.err(`${faults.length} ${faults.length === 1 ? 'fault' : 'faults'} in ${path ?? folder}`);
    return 1;
  }
  if (files.length === 0) io.err(`${path ?? folder} holds no .yaml files (a note, no fault)`);
  const questions = surveys.reduce((n, s) => n + s.questions.length, 0);
  io.out(`${path ?? folder}: no faults. ${surveys.length} surveys, ${questions} questions`);
  return 0;
}
