import type { Happening } from '../../types.ts';

/** A topic was posted in a group. */
export interface TopicPosted extends Happening {
  readonly what: 'topic.posted';
  readonly member: null;
  readonly post: number;
  readonly topic: number;
  readonly room: number;
}
/** A member's first answer to a topic that says something. */
export interface TopicReplied extends Happening {
  readonly what: 'topic.replied';
  readonly member: number;
  readonly post: number;
}
/** A topic's time is over. */
export interface TopicWrapped extends Happening {
  readonly what: 'topic.wrapped';
  readonly member: null;
  readonly post: number;
  readonly replies: number;
  /** Its beginning, as it was said there; null: it is not known any more. */
  readonly topic: string | null;
}
