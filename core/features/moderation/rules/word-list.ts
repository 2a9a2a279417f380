/**
 * Lists of words as people keep them: one a line, `word,category,level`, `word|category`, comma lists, `#` comments,
 * with or without a heading. Pure.
 */
export interface ListedWord {
  readonly word: string;
  readonly category: string | null;
  /** 1 to 3; null: not said. */
  readonly level: number | null;
}
export interface WordFile {
  readonly words: readonly ListedWord[];
  /** Said twice. */
  readonly doubles: number;
  /** Levels that are none of 1, 2, 3: scores of other lists. They are left out. */
  readonly levels: number;
}

const headings = new Set([
  'word',
  'words',
  '词',
  '詞',
  '词语',
  '詞語',
  '违禁词',
  '違禁詞',
  '敏感词',
  '敏感詞',
  'keyword',
  'keywords',
  'phrase',
  '关键词',
  '關鍵詞',
  '屏蔽词',
  '屏蔽詞',
]);
const levelWords: Readonly<Record<string, number>> = {
  '1': 1,
  '2': 2,
  '3': 3,
  低: 1,
  中: 2,
  高: 3,
  low: 1,
  medium: 2,
  high: 3,
};
const longestCategory = 20;

/** Fields of one line; quotes as in CSV. */
function fieldsOf(line: string, separator: RegExp): string[] {
  const fields: string[] = [];
  let field = '';
  let quoted = false;
  for (let i = 0; i < line.length; i++) {
    const ch = line[i] ?? '';
    if (ch === '"' && (quoted || field.trim() === '')) {
      if (quoted && line[i + 1] === '"') field += line[++i] ?? '';
      else quoted = !quoted;
    } else if (!quoted && separator.test(ch)) {
      fields.push(field.trim());
      field = '';
    } else field += ch;
  }
  fields.push(field.trim());
  return fields;
}

type Shape = 'table' | 'list';

/** A level of ours, or the score of another list. */
const likeLevel = (field: string | undefined): boolean =>
  field !== undefined && (levelWords[field.toLowerCase()] !== undefined || /^[0-9]+(?:\.[0-9]+)?$/u.test(field));

/** Two or three columns, the third a number and the second the same few words again and again; else words side by side. */
function shapeOf(rows: readonly (readonly string[])[]): Shape {
  const wide = rows.filter((r) => r.some((f, i) => i > 0 && f !== ''));
  if (wide.length === 0) return 'list';
  if (wide.some((r) => r.length > 3)) return 'list';
  const levels = wide.filter((r) => r.length === 3 && r[2] !== '');
  if (levels.some((r) => !likeLevel(r[2]))) return 'list';
  if (levels.length > 0 || wide.every((r) => likeLevel(r[1]))) return 'table';
  const categories = new Set(wide.map((r) => r[1]));
  return wide.length > 1 && categories.size <= wide.length / 2 ? 'table' : 'list';
}

/** Reads a whole file or a pasted message. */
export function readWordList(text: string): WordFile {
  const lines = text
    .replace(/^\uFEFF/u, '')
    .split(/\r\n?|\n/u)
    .map((l) => l.trim())
    .filter((l) => l !== '' && !/^(?:#(?:\s|$|!)|\/\/)/u.test(l));
  const piped = lines.some((l) => l.includes('|')) && !lines.some((l) => /[,，、;；\t]/u.test(l));
  const rows = lines.map((l) => fieldsOf(l, piped ? /\|/u : /[,，、;；\t]/u));
  const heading = headings.has(rows[0]?.[0]?.toLowerCase() ?? '');
  const body = heading ? rows.slice(1) : rows;
  const shape = piped || heading ? 'table' : shapeOf(body);
  const found = new Map<string, ListedWord>();
  let doubles = 0;
  let levels = 0;
  const take = (word: string, category: string | null, level: number | null): void => {
    if (word === '') return;
    if (found.has(word)) doubles++;
    else found.set(word, { word, category, level });
  };
  for (const row of body) {
    if (shape === 'list') for (const word of row) take(word, null, null);
    else {
      const [word = '', second = '', third = ''] = row;
      const scored = third === '' && likeLevel(second);
      const score = scored ? second : third;
      const level = levelWords[score.toLowerCase()] ?? null;
      if (word !== '' && score !== '' && level === null) levels++;
      take(word, scored || second === '' ? null : second.slice(0, longestCategory), level);
    }
  }
  return { words: [...found.values()], doubles, levels };
}
