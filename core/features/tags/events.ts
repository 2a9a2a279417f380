import type { Happening } from '../../types.ts';

/** Somebody wants a member to carry a tag: a survey's answer, an import, a rule of theirs. Nothing is said. */
export interface TagWanted extends Happening {
  readonly what: 'tag.wanted';
  readonly member: number;
  readonly tag: string;
  readonly source: 'survey' | 'import';
}
/** A member carries a tag from now on, or no longer. */
export interface TagChanged extends Happening {
  readonly what: 'tag.changed';
  readonly member: number;
  readonly tag: string;
  readonly on: boolean;
}
