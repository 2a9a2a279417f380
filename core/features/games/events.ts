import type { Happening } from '../../types.ts';

/** The first right answer to a question; `fast`: within ten seconds. */
export interface QuizRight extends Happening {
  readonly what: 'quiz.right' | 'quiz.fast';
  readonly member: number;
  readonly game: number;
}
/** An idiom that goes on from the last one. */
export interface IdiomSaid extends Happening {
  readonly what: 'idiom.said';
  readonly member: number;
  readonly game: number;
}
/** A challenge was kept on a day: whoever hears it may check the member in. */
export interface ChallengeProof extends Happening {
  readonly what: 'challenge.proof';
  readonly member: number;
  readonly game: number;
}
/** A day of a challenge counts; all of them do. */
export interface ChallengeKept extends Happening {
  readonly what: 'challenge.day' | 'challenge.done';
  readonly member: number;
  readonly game: number;
}
