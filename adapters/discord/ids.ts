/**
 * Ids as the core keeps them. A message is `<channel>:<message>`: Discord knows a message only in its channel. An event's
 * id begins with its kind and the channel, so that an answer finds its place again even after a restart. Pure.
 */
export interface MessageRef {
  readonly channel: string;
  readonly message: string;
}
const snowflake = String.raw`\d{1,20}`;
const pair = new RegExp(`^(${snowflake}):(${snowflake})$`);
export const isSnowflake = (id: string | undefined): id is string => id !== undefined && /^[1-9]\d{4,19}$/.test(id);

export const messageId = (channel: string, message: string): string => `${channel}:${message}`;
/** Undefined when it is none of ours. */
export function parseMessageId(id: string): MessageRef | undefined {
  const [, channel, message] = pair.exec(id) ?? [];
  return channel === undefined || message === undefined ? undefined : { channel, message };
}

/** `i` a command, `p` a press or a form; with `e` when only this person sees the answer. */
export type CauseKind = 'm' | 'e' | 'r' | 'v' | 'i' | 'ie' | 'p' | 'pe';
export interface Cause {
  readonly kind: CauseKind;
  readonly channel: string;
  /** Message or interaction. */
  readonly id: string;
  /** Of interactions: whose it is. */
  readonly user?: string;
}
const shape = new RegExp(`\\|(m|e|r|v|i|ie|p|pe):(${snowflake}):(${snowflake})(?::(${snowflake}))?`);
/** What caused an effect, from `<account>|<event id>`; undefined when it was no event of a channel. */
export function causeOf(cause: string | undefined): Cause | undefined {
  const [, kind, channel, id, user] = shape.exec(cause ?? '') ?? [];
  if (kind === undefined || channel === undefined || id === undefined) return undefined;
  const whose = user !== undefined && kind.length <= 2 && /^[ip]/.test(kind) ? { user } : {};
  return { kind: kind as CauseKind, channel, id, ...whose };
}
