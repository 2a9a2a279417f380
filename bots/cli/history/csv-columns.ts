/** Which column of a table means what: by its header in several languages, or as the caller says. Pure. */

export const columnNames = ['at', 'name', 'user', 'text', 'id', 'room', 'reply'] as const;
export type ColumnName = (typeof columnNames)[number];

/** The best words first. Compared without blanks, signs and case. */
const words: Readonly<Record<ColumnName, string>> = {
  at: 'datetime timestamp sentat createdat messagetime createtime sent at time date strtime 日期时间 发送时间 消息时间 聊天时间 发言时间 时间 日期 日期時間 發送時間 傳送時間 訊息時間 發言時間 時間',
  name: 'nickname displayname authorname sendername username author sender name user from member 群昵称 昵称 名字 姓名 发送人 发送者 发言人 发言者 用户名 用户 成员 作者 群暱稱 暱稱 名稱 發送人 發送者 傳送者 發言人 使用者名稱 使用者 成員',
  user: 'userid authorid senderid fromid memberid accountid uid wxid 用户id 用户编号 发送人id 发送者id 成员id qq号 qq 微信号 使用者id 使用者編號 發送人id 發送者id 成員id qq號 微信號',
  text: 'messagetext text content message body msg strcontent 消息内容 聊天内容 内容 消息 正文 文本 訊息內容 聊天內容 內容 訊息 文字',
  id: 'messageid msgid msgsvrid id 消息id 消息编号 编号 訊息id 訊息編號 編號',
  room: 'groupname roomname chatname channelname group room chat channel 群名称 群名 群聊 群组 群 聊天室 频道 群名稱 群組 頻道',
  reply: 'replytomessageid replytoid replyto replyid 回复消息id 回复 回覆訊息id 回覆',
};

const plain = (header: string): string => header.toLowerCase().replaceAll(/[\s_\-./:：()（）#]/g, '');

/** Columns by number from 0. A day and a time of day in two columns are both in `at`. */
export interface Columns {
  readonly at: readonly number[];
  readonly name?: number;
  readonly user?: number;
  readonly text: number;
  readonly id?: number;
  readonly room?: number;
  readonly reply?: number;
  /** Headers nothing is read from. */
  readonly unused: readonly string[];
}

/** The table cannot be read like this: one line that says what to do. */
export class ColumnError extends Error {
  override readonly name = 'ColumnError';
}

/** `at=Sent on,name=Who` -> pairs. Throws `ColumnError`. */
export function parseMap(options: readonly string[]): ReadonlyMap<ColumnName, string> {
  const map = new Map<ColumnName, string>();
  for (const part of options.flatMap((o) => o.split(','))) {
    const [, key = '', column = ''] = /^\s*([a-z]+)\s*=\s*(.+?)\s*$/.exec(part) ?? [];
    const name = columnNames.find((n) => n === key);
    if (!name)
      throw new ColumnError(
        `--map "${part.trim()}" is not understood; write at=COLUMN, with ${columnNames.join(', ')}`,
      );
    map.set(name, column);
  }
  return map;
}

/** Finds the columns. Throws `ColumnError`, naming those there are. */
export function findColumns(header: readonly string[], map: ReadonlyMap<ColumnName, string>): Columns {
  const taken = new Set<number>();
  const found = new Map<ColumnName, number>();
  for (const [name, wanted] of map) {
    const at = header.findIndex((h) => h.trim() === wanted || plain(h) === plain(wanted));
    if (at < 0) throw new ColumnError(`there is no column "${wanted}" for ${name}; ${there(header)}`);
    found.set(name, at);
    taken.add(at);
  }
  // What an id is called is often also what a name is called with "id" behind it: the longer words first.
  for (const name of ['user', 'id', 'reply', 'at', 'text', 'name', 'room'] as const) {
    if (found.has(name)) continue;
    for (const word of words[name].split(' ')) {
      const at = header.findIndex((h, i) => !taken.has(i) && plain(h) === word);
      if (at < 0) continue;
      found.set(name, at);
      taken.add(at);
      break;
    }
  }
  const { at, text, name, user, ...rest } = Object.fromEntries(found) as Partial<Record<ColumnName, number>>;
  const missing = (what: string, key: string): ColumnError =>
    new ColumnError(`no column for ${what} was recognised; say which one with --map ${key}=COLUMN; ${there(header)}`);
  if (at === undefined) throw missing('the time', 'at');
  if (text === undefined) throw missing('the text', 'text');
  if (name === undefined && user === undefined) throw missing('who wrote it', 'name');
  const day =
    map.has('at') || !/^(time|时间|時間)$/.test(plain(header[at] ?? ''))
      ? -1
      : header.findIndex((h, i) => !taken.has(i) && isDay(h));
  if (day >= 0) taken.add(day);
  return {
    at: day >= 0 ? [day, at] : [at],
    text,
    ...(name !== undefined && { name }),
    ...(user !== undefined && { user }),
    ...rest,
    unused: header.filter((h, i) => !taken.has(i) && h.trim() !== ''),
  };
}

const isDay = (header: string): boolean => /^(date|day|日期)$/.test(plain(header));
const there = (header: readonly string[]): string => `there are: ${header.map((h) => h.trim()).join(', ')}`;
