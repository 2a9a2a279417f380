/** What OneBot v11 sends, as far as it is read here. Fields that some implementations leave out are optional. */

/** A number or, from careful implementations, the same in text. */
export type Id = number | string;

export interface Segment {
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
}
export interface Sender {
  readonly user_id?: Id;
  readonly nickname?: string;
  readonly card?: string;
  readonly role?: string;
}
interface Posted {
  readonly time: number;
  readonly self_id: Id;
}
export interface MessagePost extends Posted {
  readonly post_type: 'message' | 'message_sent';
  readonly message_type: 'group' | 'private';
  readonly sub_type?: string;
  readonly message_id: Id;
  readonly group_id?: Id;
  readonly group_name?: string;
  readonly user_id: Id;
  readonly message: readonly Segment[] | string;
  readonly sender?: Sender;
}
export interface NoticePost extends Posted {
  readonly post_type: 'notice';
  readonly notice_type: string;
  readonly sub_type?: string;
  readonly group_id?: Id;
  readonly user_id?: Id;
  readonly operator_id?: Id;
  readonly duration?: number;
  readonly file?: { readonly id?: string; readonly name?: string };
}
export interface RequestPost extends Posted {
  readonly post_type: 'request';
  readonly request_type: 'group' | 'friend';
  readonly sub_type?: string;
  readonly group_id?: Id;
  readonly user_id: Id;
  readonly comment?: string;
  readonly flag: string;
}
export interface MetaPost extends Posted {
  readonly post_type: 'meta_event';
  readonly meta_event_type: string;
  readonly sub_type?: string;
  readonly interval?: number;
  readonly status?: { readonly online?: boolean | null; readonly good?: boolean };
}
export type Post = MessagePost | NoticePost | RequestPost | MetaPost;

/** What comes back of a call. */
export interface Answered {
  readonly status: 'ok' | 'async' | 'failed';
  readonly retcode: number;
  readonly data?: unknown;
  readonly message?: string;
  readonly wording?: string;
  readonly echo?: unknown;
}
/** An action with its parameters. */
export interface Call {
  readonly action: string;
  readonly params: Readonly<Record<string, unknown>>;
}

export const isObject = (x: unknown): x is Record<string, unknown> => typeof x === 'object' && x !== null;
export const text = (x: unknown): string | undefined =>
  typeof x === 'string' ? x : typeof x === 'number' ? `${x}` : undefined;
