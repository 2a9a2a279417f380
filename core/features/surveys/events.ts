import type { Happening } from '../../types.ts';

/** Somebody answered a survey to its end; what they answered is not told. */
export interface SurveyFinished extends Happening {
  readonly what: 'survey.finished';
  readonly member: number;
  readonly survey: number;
}
/** A survey was closed; `answers`: how many there are. */
export interface SurveyClosed extends Happening {
  readonly what: 'survey.closed';
  readonly member: null;
  readonly survey: number;
  readonly answers: number;
}
