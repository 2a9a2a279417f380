/**
 * A quote in WeChat arrives flattened into the text: 「May：在吗」, a line of dashes, the reply. It is split off before
 * anything else looks at the text, so that quoted words count for nobody. Pure.
 *
 * Seen in puppets (padlocal, wechat4u, WeChatFerry) and clients: 15 or 16 dashes with spaces, a solid line of — or ─,
 * `<br/>` for a new line (web protocol), a space after the bracket, “ ” or " " and a Latin colon (English clients), an @
 * before the name; and the raw `refermsg` XML where the puppet passes it on.
 */
export interface Quoted {
  /** Who said it, as it stands there: a name, never an id. */
  readonly name: string;
  /** What was said. May be cut short by the client. */
  readonly text: string;
  /** The platform's id of the message, where the XML tells it. */
  readonly id?: string;
}
export interface Split {
  readonly quoted?: Quoted;
  /** What the person wrote. */
  readonly said: string;
}

const brackets = new Map([
  ['「', '」'],
  ['“', '”'],
  ['"', '"'],
  ['『', '』'],
]);
const newLine = /\r\n?|<br\s*\/?>/g;
/** Six dashes or more, with or without spaces, alone on their line. */
const separator = /^[ \t]*(?:[-–—―─－][ \t]*){6,}$/;
const longest = 20_000;

const count = (text: string, what: string): number => text.split(what).length - 1;

/** `May：在吗` */
function nameAndText(inside: string): Pick<Quoted, 'name' | 'text'> | undefined {
  const at = /[：:]/.exec(inside);
  if (!at || at.index === 0 || at.index > 64) return undefined;
  const name = inside.slice(0, at.index).replace(/^@/, '').replaceAll('\u2005', ' ').trim();
  return name === '' || name.includes('\n') ? undefined : { name, text: inside.slice(at.index + 1).trim() };
}

/** The lines on which a quote may end: the closing bracket stands right before the dashes. */
function endings(lines: readonly string[], close: string): number[] {
  return lines.flatMap((line, i) =>
    i > 0 && separator.test(line) && lines[i - 1]?.trimEnd().endsWith(close) ? [i] : [],
  );
}

function fromText(text: string): Split | undefined {
  const open = text.slice(0, 1);
  const close = brackets.get(open);
  if (close === undefined) return undefined;
  const lines = text.replaceAll(newLine, '\n').split('\n');
  const found = endings(lines, close);
  const inside = (end: number): string => lines.slice(0, end).join('\n').trimEnd().slice(1, -1);
  // A quote of a quote ends where as many brackets are closed as were opened.
  const end = found.find((i) => open === close || count(inside(i), open) === count(inside(i), close)) ?? found[0];
  if (end === undefined) return undefined;
  const quoted = nameAndText(inside(end));
  return (
    quoted && {
      quoted,
      said: lines
        .slice(end + 1)
        .join('\n')
        .trim(),
    }
  );
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };
const plain = (xml: string): string =>
  xml
    .replace(/^<!\[CDATA\[([\s\S]*)\]\]>$/, '$1')
    .replaceAll(/&(lt|gt|quot|apos|amp);/g, (all, name: string) => entities[name] ?? all)
    .trim();
/** The text of the first element of this name. */
const element = (xml: string, name: string): string | undefined => {
  const from = xml.indexOf(`<${name}>`);
  const to = from < 0 ? -1 : xml.indexOf(`</${name}>`, from);
  return to < 0 ? undefined : plain(xml.slice(from + name.length + 2, to));
};

/** What was quoted, where it is itself such a message; a file is shown as clients show one. */
const inside = (xml: string): string => {
  const title = element(xml, 'title') ?? '';
  return /<type>\s*(?:6|74)\s*<\/type>/.test(xml) ? `[文件] ${title}` : title;
};

/** `<appmsg>` of type 57. */
function fromXml(text: string): Split | undefined {
  if (!/^\s*</.test(text)) return undefined;
  const refer = text.indexOf('<refermsg>');
  const said = refer < 0 ? undefined : element(text.slice(0, refer), 'title');
  if (said === undefined) return undefined;
  const about = text.slice(refer);
  const id = element(about, 'svrid');
  const inner = element(about, 'content') ?? '';
  return {
    quoted: {
      name: element(about, 'displayname') ?? '',
      text: inner.startsWith('<') ? inside(inner) : inner,
      ...(id && { id }),
    },
    said,
  };
}

/** Splits a text as a puppet gives it. Without a quote it is all said. */
export function splitQuote(text: string): Split {
  if (text.length > longest) return { said: text };
  return fromText(text) ?? fromXml(text) ?? { said: text };
}

/** Title and description of a shared thing (a chat history, a card) of which the puppet gives only the XML. */
export function titleOf(xml: string): string {
  if (!/^\s*</.test(xml) || xml.length > 200_000) return '';
  return [element(xml, 'title'), element(xml, 'des')].filter(Boolean).join('\n');
}
