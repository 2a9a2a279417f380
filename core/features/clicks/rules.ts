/** What the commands take, and what the figures add up to. Pure. */
import type { ClickRow } from '../../house.ts';
import { readUrl } from '../../kit/urls.ts';

export type Order =
  | { readonly do: 'list' }
  | { readonly do: 'keep'; readonly url: string; readonly name: string }
  | { readonly do: 'on' | 'off' | 'share' | 'unshare'; readonly id: number };

const verbs: Readonly<Record<string, 'on' | 'off' | 'share' | 'unshare'>> = {
  开: 'on',
  開: 'on',
  on: 'on',
  start: 'on',
  停: 'off',
  关: 'off',
  關: 'off',
  off: 'off',
  stop: 'off',
  分享: 'share',
  share: 'share',
  不分享: 'unshare',
  unshare: 'unshare',
};
const longestName = 30;
const number = /^#?([1-9][0-9]{0,9})(?:\s*[号號])?$/u;

export const readNumber = (text: string): number | undefined => {
  const found = number.exec(text.trim())?.[1];
  return found === undefined ? undefined : Number(found);
};

/** Undefined: not understood. */
export function readOrder(rest: string): Order | undefined {
  if (rest === '') return { do: 'list' };
  const [first = '', ...others] = rest.split(/\s+/u);
  const verb = verbs[first.toLowerCase()];
  const id = readNumber(others.join(' '));
  if (verb !== undefined && id !== undefined) return { do: verb, id };
  const url = readUrl(first);
  if (url === undefined) return undefined;
  return { do: 'keep', url, name: Array.from(others.join(' ')).slice(0, longestName).join('') };
}

export interface Asked {
  readonly link: number | null;
  readonly file: boolean;
}
const fileWord = /(?:^|\s)(?:文件|檔案|表格|导出|匯出|csv|file)$/iu;
/** `3`, `3 文件`, `文件`, nothing. */
export function readAsked(rest: string): Asked | undefined {
  const file = fileWord.test(rest);
  const left = rest.replace(fileWord, '').trim();
  if (left === '') return { link: null, file };
  const link = readNumber(left);
  return link === undefined ? undefined : { link, file };
}

export interface Sum {
  readonly key: string;
  readonly clicks: number;
  readonly visitors: number;
}
/** Added up by a key, the most visitors first; rows whose key is empty are left out. */
export function sumBy(rows: readonly ClickRow[], key: (row: ClickRow) => string): Sum[] {
  const sums = new Map<string, { clicks: number; visitors: number }>();
  for (const row of rows) {
    const k = key(row);
    if (k === '') continue;
    const was = sums.get(k) ?? { clicks: 0, visitors: 0 };
    sums.set(k, { clicks: was.clicks + row.clicks, visitors: was.visitors + row.visitors });
  }
  return [...sums]
    .map(([k, s]) => ({ key: k, ...s }))
    .toSorted((a, b) => b.visitors - a.visitors || b.clicks - a.clicks);
}
export const totalOf = (rows: readonly ClickRow[]): { clicks: number; visitors: number } => ({
  clicks: rows.reduce((n, r) => n + r.clicks, 0),
  visitors: rows.reduce((n, r) => n + r.visitors, 0),
});
