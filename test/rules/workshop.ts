/** A throw-away copy of the project's settings, in which faults are planted and the real tools run. */
import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const settings = ['.oxlintrc.json', '.prettierrc.json', '.prettierignore', 'tsconfig.json', 'core/tsconfig.json'];

/** As much of core's vocabulary as the planted files speak of, with the drizzle types core really has around it. */
const contract: Readonly<Record<string, string>> = {
  'core/types.ts': `export type Texts<T = string> = Readonly<Record<'zh-CN' | 'zh-TW' | 'en', T>>;\n`,
  'core/ports.ts': `\
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';

export type Column = SQLiteColumn;
export type Full = PgDatabase<PgQueryResultHKT, Record<string, never>>;
export type WriteDb = Pick<Full, 'insert' | 'update' | 'delete'>;
`,
};

/** `file:line rule`, the rule as the tool names it: `core/a.ts:3 import(no-cycle)`, `db/b.ts:1 TS2304`. */
export type Finding = string;

export interface Workshop {
  readonly root: string;
  put(file: string, source: string): void;
  lint(): Promise<Finding[]>;
  /** `tsc -p project`, without emitting. */
  compile(project: '.' | 'core'): Promise<Finding[]>;
  /** Files prettier would write differently. */
  unformatted(): Promise<string[]>;
  close(): void;
}

interface Output {
  readonly text: string;
  readonly ended: boolean;
}

/** Runs a tool to its end; a code that is not 0 is an answer here, not an error. */
function tool(cwd: string, path: string, args: readonly string[]): Promise<Output> {
  return new Promise((resolve) => {
    execFile(process.execPath, [join(root, 'node_modules', path), ...args], { cwd, maxBuffer: 1 << 26 }, (error, out) =>
      resolve({ text: out, ended: error === null || typeof error.code === 'number' }),
    );
  });
}

interface LintReport {
  readonly number_of_files: number;
  readonly diagnostics: readonly {
    readonly filename: string;
    readonly code?: string;
    readonly message: string;
    readonly labels: readonly { readonly span: { readonly line: number } }[];
  }[];
}

export function openWorkshop(): Workshop {
  const home = mkdtempSync(join(tmpdir(), 'banyan-rules-'));
  const put = (file: string, source: string): void => {
    mkdirSync(dirname(join(home, file)), { recursive: true });
    writeFileSync(join(home, file), source);
  };
  for (const file of settings) cpSync(join(root, file), join(home, file));
  put('package.json', '{\n  "type": "module"\n}\n');
  for (const [file, source] of Object.entries(contract)) put(file, source);
  symlinkSync(join(root, 'node_modules'), join(home, 'node_modules'), 'dir');
  return {
    root: home,
    put,
    close: () => rmSync(home, { recursive: true, force: true }),
    async lint() {
      const { text } = await tool(home, 'oxlint/bin/oxlint', ['-f', 'json']);
      const report = JSON.parse(text) as LintReport;
      if (report.number_of_files === 0) throw new Error('the linter looked at no file');
      return report.diagnostics.map(
        ({ filename, code, message, labels }) => `${filename}:${labels[0]?.span.line ?? 0} ${code ?? message}`,
      );
    },
    async compile(project) {
      const { text, ended } = await tool(home, 'typescript/bin/tsc', ['-p', project, '--pretty', 'false']);
      if (!ended) throw new Error(`the compiler did not end by itself: ${text}`);
      return [...text.matchAll(/^(.+?)\((\d+),\d+\): error (TS\d+)/gm)].map((m) => `${m[1]}:${m[2]} ${m[3]}`);
    },
    async unformatted() {
      const { text } = await tool(home, 'prettier/bin/prettier.cjs', ['--list-different', '.']);
      return text.split('\n').filter(Boolean);
    },
  };
}
