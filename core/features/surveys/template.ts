/** A survey by message: a template to copy, fill in and send back; reading it tells every faulty line at once. Pure. */
import { parseDuration } from '../../kit/parse.ts';
import { limits, normalised, surveyFaults, surveySchema, type Kind, type Survey } from './language.ts';

export type TemplateFault =
  'title' | 'none' | 'line' | 'tag' | 'options' | 'twice' | 'jump' | 'when' | 'value' | 'long' | 'contact' | 'other';
export interface FaultyLine {
  /** From 1: the title's. */
  readonly line: number;
  readonly what: TemplateFault;
}
export type ReadTemplate = { readonly survey: Survey } | { readonly faults: readonly FaultyLine[] };

interface Draft {
  readonly line: number;
  readonly id: string;
  readonly ask: string;
  type: Kind | undefined;
  readonly options: { readonly line: number; readonly label: string; readonly goto?: string }[];
  optional: boolean;
  least?: number;
  most?: number;
  when?: { question: string; is: string };
}
type Header = Record<string, unknown>;
interface Reading {
  readonly header: Header;
  readonly questions: Draft[];
  readonly faults: FaultyLine[];
}

const questionLine = /^([0-9]{1,2})\s*[.．、)）:：]\s*(.+)$/u;
const optionLine = /^[-–—•·*]\s*(.+)$/u;
const headerLine = /^([\p{L} ]{1,12})\s*[:：]\s*(.+)$/u;
const tagged = /[[【［]([^\]】］]{1,80})[\]】］]\s*$/u;
const jump = /^(.*?)\s*(?:→|->|=>)\s*(?:第\s*)?([0-9]{1,2}|结束|結束|end)\s*(?:题|題)?$/iu;

const kindWords = new Map<string, Kind>(
  Object.entries({
    单选: 'single',
    單選: 'single',
    single: 'single',
    多选: 'multi',
    多選: 'multi',
    multi: 'multi',
    打分: 'scale',
    评分: 'scale',
    評分: 'scale',
    scale: 'scale',
    推荐: 'nps',
    推薦: 'nps',
    nps: 'nps',
    数字: 'number',
    數字: 'number',
    number: 'number',
    文字: 'text',
    text: 'text',
    是否: 'yesno',
    yesno: 'yesno',
    'yes/no': 'yesno',
    日期: 'date',
    date: 'date',
    排序: 'ranking',
    ranking: 'ranking',
    联系方式: 'contact',
    聯絡方式: 'contact',
    contact: 'contact',
  }),
);
const optionalWords = new Set(['选填', '選填', 'optional']);
const yes = new Set(['是', '要', '开', '開', 'yes', 'on']);
const no = new Set(['否', '不', '不要', '关', '關', 'no', 'off']);
const headers = new Map<string, string>(
  Object.entries({
    匿名: 'anonymous',
    anonymous: 'anonymous',
    开放: 'closes',
    開放: 'closes',
    截止: 'closes',
    open: 'closes',
    份数: 'count',
    份數: 'count',
    count: 'count',
    提醒: 'remind',
    remind: 'remind',
    说明: 'intro',
    說明: 'intro',
    intro: 'intro',
  }),
);

/** `id`: what the survey is called inside. */
export function readTemplate(text: string, id: string): ReadTemplate {
  const [first = '', ...rest] = text.replaceAll(/\r\n?/gu, '\n').split('\n');
  const title = first.trim();
  const r: Reading = { header: {}, questions: [], faults: [] };
  if (title === '' || title.length > 40) r.faults.push({ line: 1, what: 'title' });
  rest.forEach((raw, i) => readLine(raw.trim(), i + 2, r));
  if (r.questions.length === 0) r.faults.push({ line: rest.length + 1, what: 'none' });
  r.questions.forEach((q, i) => r.faults.push(...checked(q, i, r)));
  if (r.faults.length > 0) return { faults: sorted(r.faults) };
  const raw = { id, title, ...r.header, questions: r.questions.map(plainQuestion) };
  const parsed = surveySchema.safeParse(raw);
  const lineOf = (path: readonly PropertyKey[]): number => r.questions[Number(path[1])]?.line ?? 1;
  const across = surveyFaults(raw).map((f) => ({ line: lineOf(f.path), what: 'other' as const }));
  if (parsed.success && across.length === 0) return { survey: normalised(parsed.data) };
  const own = (parsed.error?.issues ?? []).map((issue) => ({ line: lineOf(issue.path), what: 'other' as const }));
  return { faults: sorted([...own, ...across]) };
}
const sorted = (faults: readonly FaultyLine[]): FaultyLine[] => faults.toSorted((a, b) => a.line - b.line);

const plainQuestion = (q: Draft): object => ({
  id: q.id,
  ask: q.ask,
  type: q.type ?? 'single',
  ...(q.options.length > 0 && { options: q.options.map((o) => (o.goto ? { label: o.label, goto: o.goto } : o.label)) }),
  optional: q.optional,
  ...(q.least !== undefined && { least: q.least }),
  ...(q.most !== undefined && { most: q.most }),
  ...(q.when && { when: q.when }),
});

function readLine(line: string, at: number, r: Reading): void {
  if (line === '' || line.startsWith('#')) return;
  const last = r.questions.at(-1);
  const option = optionLine.exec(line)?.[1];
  if (option !== undefined) {
    if (last) last.options.push(readOption(option, at));
    else r.faults.push({ line: at, what: 'line' });
    return;
  }
  const q = questionLine.exec(line);
  if (q?.[2] !== undefined) {
    readQuestion(q[2], at, r);
    return;
  }
  const [, key = '', value = ''] = headerLine.exec(line) ?? [];
  const name = headers.get(key.trim().toLowerCase());
  if (name === undefined || last) {
    r.faults.push({ line: at, what: 'line' });
    return;
  }
  const read = headerValue(name, value.trim());
  if (read === undefined) r.faults.push({ line: at, what: 'value' });
  else r.header[name] = read;
}

function headerValue(name: string, value: string): unknown {
  if (name === 'anonymous' || name === 'remind') {
    const word = value.toLowerCase();
    return yes.has(word) ? true : no.has(word) ? false : undefined;
  }
  if (name === 'count') return /^[1-9][0-9]{0,4}$/u.test(value) ? Number(value) : undefined;
  if (name === 'intro') return value.length <= 200 ? value : undefined;
  const length = value.replace(/[后後]$/u, '');
  return (parseDuration(length) ?? 0) > 0 ? length : undefined;
}

function readOption(text: string, line: number): Draft['options'][number] {
  const [, label, to] = jump.exec(text) ?? [];
  if (label === undefined || to === undefined) return { line, label: text.trim() };
  return { line, label: label.trim(), goto: /^[0-9]/u.test(to) ? `q${Number(to)}` : 'end' };
}

function readQuestion(written: string, line: number, r: Reading): void {
  let ask = written.trim();
  const q: Draft = { line, id: `q${r.questions.length + 1}`, ask: '', type: undefined, options: [], optional: false };
  for (let m = tagged.exec(ask); m?.[1] !== undefined; m = tagged.exec(ask)) {
    ask = ask.slice(0, m.index).trim();
    const tags = m[1].split(/[,，、]|\s+(?=(?:如果|若|if)\s*[0-9第])/u).map((tag) => tag.trim());
    for (const tag of tags) if (tag !== '' && !readTag(tag, q)) r.faults.push({ line, what: 'tag' });
  }
  if (ask === '' || ask.length > limits.title) r.faults.push({ line, what: 'long' });
  r.questions.push({ ...q, ask });
}

/** False: nothing known. `多选 选填`, `打分 1-10`, `如果 1=抹茶`. */
function readTag(tag: string, q: Draft): boolean {
  const [, of, is] = /^(?:如果|若|if)\s*(?:第\s*)?([0-9]{1,2})\s*(?:题|題)?\s*[=＝是]\s*(.+)$/iu.exec(tag) ?? [];
  if (of !== undefined && is !== undefined) {
    q.when = { question: `q${Number(of)}`, is: is.trim() };
    return true;
  }
  return tag.split(/\s+/u).every((word) => {
    const folded = word.toLowerCase();
    const kind = kindWords.get(folded);
    if (kind) q.type = kind;
    const range = /^(-?[0-9]{1,9})\s*[-~–至到]\s*(-?[0-9]{1,9})$/u.exec(word);
    if (range) [q.least, q.most] = [Number(range[1]), Number(range[2])];
    if (optionalWords.has(folded)) q.optional = true;
    return kind !== undefined || range !== null || optionalWords.has(folded);
  });
}

function checked(q: Draft, i: number, r: Reading): FaultyLine[] {
  const faults: FaultyLine[] = [];
  const type = q.type ?? 'single';
  const takes = type === 'single' || type === 'multi' || type === 'ranking';
  if (takes ? q.options.length < 2 : q.options.length > 0) faults.push({ line: q.line, what: 'options' });
  if (q.options.length > limits.options) faults.push({ line: q.line, what: 'options' });
  for (const [n, o] of q.options.entries()) {
    if (o.label.length > limits.label || o.label === '') faults.push({ line: o.line, what: 'long' });
    if (q.options.findIndex((x) => x.label.toLowerCase() === o.label.toLowerCase()) < n)
      faults.push({ line: o.line, what: 'twice' });
    const target = o.goto === undefined || o.goto === 'end' ? Infinity : Number(o.goto.slice(1)) - 1;
    if (o.goto !== undefined && (type !== 'single' || target <= i || (target !== Infinity && !r.questions[target])))
      faults.push({ line: o.line, what: 'jump' });
  }
  if (q.when) {
    const n = Number(q.when.question.slice(1)) - 1;
    const about = r.questions[n];
    const known = about?.options.length === 0 || about?.options.some((o) => o.label === q.when?.is);
    if (!about || n >= i || !known) faults.push({ line: q.line, what: 'when' });
  }
  if (type === 'contact' && r.header['anonymous'] === true) faults.push({ line: q.line, what: 'contact' });
  return faults;
}
