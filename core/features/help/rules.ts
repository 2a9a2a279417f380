/** Which commands are shown to whom, in which order. Pure. */
import { foldCommand } from '../../text/index.ts';
import { roles, type Level, type Role } from '../../types.ts';

/** One command as this person sees it here. */
export interface Shown {
  readonly name: string;
  readonly feature: string;
  readonly allow: Role;
  readonly level: Level;
  /** Works while its feature is off: housekeeping. */
  readonly always: boolean;
}
const shownFirst = 5;
const forMembers = 2;

export const isStaff = (role: Role): boolean => roles.indexOf(role) >= roles.indexOf('moderator');

/** One of each feature before the second of any. */
const oneOfEach = <S extends Shown>(all: readonly S[]): S[] => {
  const isFirst = (s: S): boolean => all.find((x) => x.feature === s.feature) === s;
  return [...all.filter(isFirst), ...all.filter((s) => !isFirst(s))];
};

/** What nobody has used yet: members see what is said without calling the bot; staff also the housekeeping, one of each feature. */
function standard<S extends Shown>(all: readonly S[], role: Role): readonly S[] {
  const open = all.filter((s) => s.allow === 'member');
  const plain = [...oneOfEach(open.filter((s) => s.level !== 'called')), ...open.filter((s) => s.level === 'called')];
  if (!isStaff(role)) return plain;
  const staff = all
    .filter((s) => s.allow !== 'member')
    .filter((s, i, list) => list.findIndex((x) => x.feature === s.feature) === i);
  const keeping = staff.filter((s) => s.always).reverse();
  return [...plain.slice(0, forMembers), ...keeping, ...staff.filter((s) => !s.always), ...plain.slice(forMembers)];
}

/** The five this person uses most here, filled up with the standard ones. `all` in list order. */
export function firstFive<S extends Shown>(all: readonly S[], role: Role, used: ReadonlyMap<string, number>): S[] {
  const own = all.filter((s) => used.has(s.name)).sort((a, b) => (used.get(b.name) ?? 0) - (used.get(a.name) ?? 0));
  return [...own, ...standard(all, role).filter((s) => !own.includes(s))].slice(0, shownFirst);
}

const thanks = /^(?:谢谢|多谢|感谢|谢啦|谢了|辛苦|thx|thanks|thank you|ty\b|3q)[^,;:?!]{0,8}$/u;
/** `谢谢你呀`, `thanks a lot`: nothing to answer. */
export const isThanks = (text: string): boolean => thanks.test(foldCommand(text));

const wordsPerLine = 6;
const linesPerPage = 6;
/** Long groups go over several lines; `page` from 0. */
export function pageOf(
  groups: readonly { title: string; words: readonly string[] }[],
  page: number,
): {
  readonly lines: readonly { title: string; words: readonly string[] }[];
  readonly pages: number;
} {
  const lines = groups.flatMap(({ title, words }) =>
    Array.from({ length: Math.ceil(words.length / wordsPerLine) }, (_, i) => ({
      title,
      words: words.slice(i * wordsPerLine, (i + 1) * wordsPerLine),
    })),
  );
  return {
    lines: lines.slice(page * linesPerPage, (page + 1) * linesPerPage),
    pages: Math.max(1, Math.ceil(lines.length / linesPerPage)),
  };
}
