/** What is said of a message: one JSON line, or a row for people. */
import { disguiseNames, width, type RuleView } from '../../../core/text/index.ts';
import type { Message } from './input.ts';
import type { Found } from './rules.ts';

/** So many hits of one message are told one by one. */
const most = 100;

/**
 * One line: `rule`, `views` and `action` are those of the gravest hit, `spans` all places in the text, that hit's first
 * and none twice; `hits` tells each.
 */
export function jsonLine(message: Message, found: readonly Found[]): string {
  const [main] = found;
  if (!main) return `{"id":${message.id},"hit":false,"rule":null,"spans":[],"views":[],"action":null}\n`;
  const rest = JSON.stringify({
    hit: true,
    rule: main.info.rule,
    spans: spansOf(found),
    views: main.hit.views,
    action: actionOf(main),
    hits: found.slice(0, most).map(hitJson),
  });
  return `{"id":${message.id},${rest.slice(1)}\n`;
}

function spansOf(found: readonly Found[]): [number, number][] {
  const seen = new Set<string>();
  const [first, ...others] = found.filter(({ hit }) => !hit.where).slice(0, most);
  const ordered = first ? [first, ...others.sort((a, b) => a.hit.start - b.hit.start || b.hit.end - a.hit.end)] : [];
  return ordered.flatMap(({ hit: { start, end } }): [number, number][] => {
    const key = `${start}-${end}`;
    if (seen.has(key)) return [];
    seen.add(key);
    return [[start, end]];
  });
}

const actionOf = ({ info }: Found): string => info.actions.join('+');

const hitJson = (one: Found) => {
  const { info, hit } = one;
  return {
    rule: info.rule,
    kind: hit.kind,
    found: hit.word,
    span: [hit.start, hit.end],
    ...(hit.where && { where: hit.where }),
    views: hit.views,
    plain: hit.plain,
    ...(info.list !== undefined && { list: info.list }),
    ...(info.category !== undefined && { category: info.category }),
    severity: info.severity,
    action: actionOf(one),
    ...(info.mute !== undefined && { mute: info.mute }),
  };
};

const names: Readonly<Record<RuleView, string>> = {
  ...disguiseNames.en,
  encoded: 'encoded',
  defanged: 'with the dots replaced',
};

const pad = (text: string, to: number): string => text + ' '.repeat(Math.max(0, Math.round(to - 2 * width(text))));
/** Control characters and line ends would break the row, or the terminal. */
const inRow = (text: string): string => {
  const flat = text.replaceAll(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ');
  return flat.length > 40 ? `${flat.slice(0, 39)}…` : flat;
};

export const heading = `${pad('message', 12)}  ${pad('rule', 20)}  ${pad('found', 24)}  ${pad('action', 14)}  how\n`;
/** A row for each message that is hit. */
export function tableRow(message: Message, text: string, [main, ...more]: readonly Found[]): string {
  if (!main) return '';
  const { hit, info } = main;
  const where = hit.where ? `(${hit.where.in})` : inRow(text.slice(hit.start, hit.end));
  const how = hit.views.map((v) => names[v]).join(', ');
  const others = more.length > 0 ? `${how === '' ? '' : ' '}(and ${more.length} more)` : '';
  const cells = [pad(inRow(message.id), 12), pad(inRow(info.rule), 20), pad(where, 24), pad(actionOf(main), 14)];
  return `${cells.join('  ')}  ${how}${others}\n`;
}
