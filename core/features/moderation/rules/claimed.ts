/**
 * A quote that stands in the text itself (WeChat) may have been typed by hand. What it holds counts as said by who sent
 * it, unless it was really said in this group. Who quotes honestly is never to be punished: in doubt nothing is done.
 */
import type { Context, MessageEvent } from '../../../types.ts';
import type { Broken } from './book.ts';
import type { Line, SaidStore } from './store-said.ts';

const dayMs = 86_400_000;
/** So far back what was said here must be known without a hole. */
const reachMs = 7 * dayMs;
/** Nobody said anything for so long: perhaps the bot was not there to hear it. */
const silenceMs = dayMs;
/** So long after the bot was away people may still quote what was said meanwhile. */
const awayMs = dayMs;
/** Clients show what is no text so: `[文件] price.pdf`. What stands there is not kept as a text. */
const thing = /^\s*\[/u;
/** A mention of the bot is cut out of what is kept, and a quote of a quote is kept without the inner one. */
const cutOut = /[@＠「」『』“”"]|^[^\n]*\n[ \t]*(?:[-–—―─－][ \t]*){3}/u;
const ends = /[@＠「」『』“”"\n]/u;

/** As it is compared: puppets and clients differ in spaces, signs, emoji and markup, and cut quotes short with dots. */
export const bare = (text: string): string =>
  text
    .replaceAll(/<[^<>]{1,500}>|&[a-z0-9#]{1,8};/giu, '')
    .replace(/(?:<[^<>]{0,500}|&[a-z0-9#]{0,8})[\s….]*$/iu, '')
    .normalize('NFKC')
    .replaceAll(/[^\p{L}\p{N}]+/gu, '')
    .toLowerCase();

/** Ways in which it may have been said, each in parts: all at once, or where parts are not kept, from each hit on. */
export function wanted(text: string, hits: readonly { readonly start: number }[]): readonly (readonly string[])[] {
  const all = [bare(text)];
  if (!cutOut.test(text)) return [all];
  return [all, hits.map(({ start }) => bare(text.slice(start).split(ends)[0] ?? ''))];
}

/** What the kept messages say of a quote. `unknown`: they do not tell. */
type Verdict = 'said' | 'never' | 'unknown';

/** Looks for one way in which every part was said, while it sees whether the lines go back far enough without a hole. */
async function look(
  lines: AsyncIterable<readonly Line[]>,
  ways: readonly (readonly string[])[],
  c: Context,
): Promise<Verdict> {
  const left = ways.map((parts) => new Set(parts));
  const since = c.now - reachMs;
  // What was imported may lack much.
  const own = c.room.importedUntil ?? 0;
  const moments: number[] = [c.now];
  let reaches = false;
  let forgotten = false;
  for await (const piece of lines)
    for (const { at, text, firstText } of piece) {
      const kept = `${bare(text ?? '')}\n${bare(firstText ?? '')}`;
      for (const parts of left) for (const part of parts) if (kept.includes(part)) parts.delete(part);
      if (left.some((parts) => parts.size === 0)) return 'said';
      if (at <= own) continue;
      if (at >= since) forgotten ||= text === null;
      else reaches ||= text !== null;
      moments.push(Math.max(at, since));
    }
  moments.sort((a, b) => a - b);
  const silent = moments.some((at, i) => i > 0 && at - (moments[i - 1] ?? at) > silenceMs);
  return reaches && !forgotten && !silent ? 'never' : 'unknown';
}

/** Called once per bot. `upSince`: when this process began to listen. */
export function createClaimed(said: SaidStore, upSince: () => number) {
  /** The quoted text of which nobody knows whether it was said; undefined: there is none. */
  const textOf = (c: Context): string | undefined => {
    const quote = c.event.kind === 'message' ? (c as Context<MessageEvent>).event.replyTo : undefined;
    // What an account says by hand, by its owner's phone, is not kept.
    return quote?.unproven === 'member' && quote.text && !thing.test(quote.text) ? quote.text : undefined;
  };
  /** Was it surely never said here? Inside a handler. */
  const isMadeUp = async (c: Context, broken: readonly Broken[]): Promise<boolean> => {
    if (c.now - upSince() < awayMs) return false;
    const ways = wanted(
      broken[0]?.text ?? '',
      broken.map((b) => b.hit),
    );
    if (ways.some((parts) => parts.includes(''))) return false;
    if ((await look(said.lines(c.room.id), ways, c)) !== 'never') return false;
    return !(await said.wasCutOff(c.community.id, c.room.account, c.now - awayMs));
  };
  return { textOf, isMadeUp };
}
export type Claimed = ReturnType<typeof createClaimed>;
