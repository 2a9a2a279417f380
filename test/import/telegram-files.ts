/** Telegram exports written by hand for a test. */
export const day = 86_400_000;
/** A day or three ago, whole seconds. */
export const noon = Math.floor(Date.now() / day) * day - 3 * day;
const unix = (ms: number): string => `${Math.floor(ms / 1000)}`;
export const said = (id: number, user: number, text: string, ms = noon + id * 1000): object => ({
  id,
  type: 'message',
  date_unixtime: unix(ms),
  from: `甲${user}`,
  from_id: `user${user}`,
  text,
});
export const service = (id: number, user: number, action: string, more: object = {}): object => ({
  id,
  type: 'service',
  date_unixtime: unix(noon + id * 1000),
  actor: `甲${user}`,
  actor_id: `user${user}`,
  action,
  ...more,
});
export const chat = (messages: readonly object[], more: object = {}): object => ({
  name: '榕树群',
  type: 'private_supergroup',
  id: 1098030726,
  messages,
  ...more,
});
