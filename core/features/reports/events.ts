import type { Happening } from '../../types.ts';

/** Somebody reported a message. */
export interface ReportMade extends Happening {
  readonly what: 'report.made';
  /** Who reported. */
  readonly member: number;
  readonly report: number;
}
/** Staff decided about a reported message. */
export interface ReportDecided extends Happening {
  readonly what: 'report.decided';
  /** Whose message it was. */
  readonly member: number;
  readonly report: number;
  /** `delete`, `warn`, `mute`: it was right; `leave`: neither; `false`: a false alarm. */
  readonly decision: string;
}
/** What a report was worth, once for each who reported. `right` null: the decision was taken back. */
export interface ReportJudged extends Happening {
  readonly what: 'report.judged';
  /** Who reported. */
  readonly member: number;
  readonly report: number;
  readonly right: boolean | null;
}
/** A decision was taken back; what moderation did by it is to be undone. */
export interface ReportReopened extends Happening {
  readonly what: 'report.reopened';
  /** Whose message it was. */
  readonly member: number;
  readonly report: number;
  /** The act that came of it, by its short name. */
  readonly act: string | null;
}
