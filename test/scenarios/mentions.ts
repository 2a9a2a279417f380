/** Whom a line of a script names: `赞 @阿豪 帮我` is typed alike everywhere, and each platform writes a mention its own way. */
import { pieces } from '../../adapters/playground/decode.ts';

export interface Named {
  readonly name: string;
  /** Where `@name` begins in the line, UTF-16 units. */
  readonly from: number;
}

/** Every `@name` of somebody in `names`, in order; the longest name wins. */
export function namedIn(line: string, names: Iterable<string>): readonly Named[] {
  const found: Named[] = [];
  let from = 0;
  for (const piece of pieces(
    line,
    [...names].map((name) => ({ id: name, name })),
  )) {
    if (typeof piece !== 'string') found.push({ name: piece.name, from });
    from += typeof piece === 'string' ? piece.length : piece.name.length + 1;
  }
  return found;
}

/** The line with every mention written as the platform does. */
export function withMentions<T>(
  line: string,
  names: Iterable<string>,
  write: { readonly text: (text: string) => T; readonly mention: (name: string) => T },
): T[] {
  const out: T[] = [];
  let from = 0;
  for (const m of namedIn(line, names)) {
    if (m.from > from) out.push(write.text(line.slice(from, m.from)));
    out.push(write.mention(m.name));
    from = m.from + m.name.length + 1;
  }
  if (from < line.length) out.push(write.text(line.slice(from)));
  return out;
}
