/** The actions of OneBot v11 that the bot uses, with the checks of the standard: an unknown name or a wrong type is refused. */
import type { Segment } from '../../../adapters/qq/wire.ts';
import { No, type Line, type World } from './world.ts';

type Kind = 'int' | 'text' | 'yes' | 'message';
type Params = Readonly<Record<string, unknown>>;
interface Action {
  readonly takes: Readonly<Record<string, Kind>>;
  /** Names that may be left out. */
  readonly may?: readonly string[];
  run(world: World, p: Params, now: number): unknown;
}
const longest = 4500;

function isMessage(value: unknown): value is readonly Segment[] {
  if (!Array.isArray(value) || value.length === 0) return false;
  return value.every((s: unknown) => {
    const { type, data } = s as Segment;
    if (type === 'text') return typeof data['text'] === 'string' && data['text'] !== '';
    if (type === 'at') return typeof data['qq'] === 'string' && /^(?:\d+|all)$/.test(data['qq']);
    if (type === 'reply') return typeof data['id'] === 'string' && /^-?\d+$/.test(data['id']);
    return type === 'image' && typeof data['file'] === 'string' && data['file'].startsWith('base64://');
  });
}
const fits: Readonly<Record<Kind, (value: unknown) => boolean>> = {
  int: Number.isSafeInteger,
  text: (v) => typeof v === 'string',
  yes: (v) => typeof v === 'boolean',
  message: isMessage,
};
const bytes = (file: unknown): Buffer => {
  const found = /^base64:\/\/([\w+/]+=*)$/.exec(String(file))?.[1];
  if (found === undefined) throw new No(100, '文件不存在');
  return Buffer.from(found, 'base64');
};
const said = (world: World, room: string, message: unknown): { message_id: number } => {
  const segments = message as readonly Segment[];
  const length = segments.reduce(
    (n, { data }) => n + Buffer.byteLength(typeof data['text'] === 'string' ? data['text'] : ''),
    0,
  );
  if (length > longest) throw new No(120, '消息过长');
  return { message_id: world.post(room, world.self, segments).id };
};
const line = (world: World, id: unknown): Line => {
  const found = world.lines.get(Number(id));
  if (!found || found.recalled) throw new No(100, '消息不存在');
  return found;
};

export const actions: Readonly<Record<string, Action>> = {
  get_login_info: { takes: {}, run: (w) => ({ user_id: w.self.id, nickname: w.self.name }) },
  get_status: { takes: {}, run: () => ({ online: true, good: true }) },
  send_group_msg: {
    takes: { group_id: 'int', message: 'message' },
    run: (w, p, now) => {
      const g = w.group(p['group_id']);
      if ((g.members.get(w.self.id)?.mutedUntil ?? 0) > now) throw new No(120, '你已被禁言');
      return said(w, `g${g.id}`, p['message']);
    },
  },
  send_private_msg: {
    takes: { user_id: 'int', message: 'message' },
    run: (w, p) => {
      if (!w.friends.has(Number(p['user_id']))) throw new No(100, '对方不是好友');
      return said(w, `${Number(p['user_id'])}`, p['message']);
    },
  },
  delete_msg: {
    takes: { message_id: 'int' },
    run: (w, p) => {
      const found = line(w, p['message_id']);
      if (
        found.from.id !== w.self.id &&
        found.room.startsWith('g') &&
        w.mine(w.group(found.room.slice(1))) === 'member'
      )
        throw new No(102, '权限不足');
      found.recalled = true;
    },
  },
  get_msg: {
    takes: { message_id: 'int' },
    run: (w, p) => {
      const { id, from, message, time } = line(w, p['message_id']);
      return { message_id: id, time, message, sender: { user_id: from.id, nickname: from.name } };
    },
  },
  get_group_info: {
    takes: { group_id: 'int' },
    run: (w, p) => {
      const g = w.group(p['group_id']);
      return { group_id: g.id, group_name: g.name, member_count: g.members.size };
    },
  },
  get_group_list: {
    takes: {},
    run: (w) =>
      [...w.groups.values()]
        .filter((g) => g.members.has(w.self.id))
        .map((g) => ({ group_id: g.id, group_name: g.name, member_count: g.members.size })),
  },
  get_group_member_info: {
    takes: { group_id: 'int', user_id: 'int' },
    run: (w, p) => {
      const m = w.group(p['group_id']).members.get(Number(p['user_id']));
      if (!m) throw new No(100, '群成员不存在');
      return { user_id: m.user.id, nickname: m.user.name, card: m.card, role: m.role };
    },
  },
  get_stranger_info: {
    takes: { user_id: 'int' },
    run: (w, p) => ({ user_id: p['user_id'], nickname: w.users.get(Number(p['user_id']))?.name ?? '' }),
  },
  set_group_ban: {
    takes: { group_id: 'int', user_id: 'int', duration: 'int' },
    run: (w, p, now) => {
      const duration = Number(p['duration']);
      if (duration < 0 || duration >= 30 * 86_400 || (duration > 0 && duration < 60)) throw new No(1400, '时长不对');
      w.subject(w.group(p['group_id']), p['user_id']).mutedUntil = duration === 0 ? 0 : now + duration * 1000;
    },
  },
  set_group_kick: {
    takes: { group_id: 'int', user_id: 'int', reject_add_request: 'yes' },
    run: (w, p) => {
      const g = w.group(p['group_id']);
      const { user } = w.subject(g, p['user_id']);
      g.members.delete(user.id);
      if (p['reject_add_request'] === true) g.banned.add(user.id);
    },
  },
  set_group_special_title: {
    takes: { group_id: 'int', user_id: 'int', special_title: 'text', duration: 'int' },
    run: (w, p) => {
      const g = w.group(p['group_id']);
      if (w.mine(g) !== 'owner') throw new No(102, '只有群主可以设置专属头衔，权限不足');
      const member = g.members.get(Number(p['user_id']));
      if (!member) throw new No(100, '群成员不存在');
      member.title = String(p['special_title']);
    },
  },
  set_essence_msg: {
    takes: { message_id: 'int' },
    run: (w, p) => {
      const found = line(w, p['message_id']);
      const g = w.group(found.room.slice(1));
      if (w.mine(g) === 'member') throw new No(102, '权限不足');
      g.essence = found.id;
    },
  },
  _send_group_notice: {
    takes: { group_id: 'int', content: 'text' },
    run: (w, p) => {
      const g = w.group(p['group_id']);
      if (w.mine(g) === 'member') throw new No(102, '权限不足');
      g.notice = String(p['content']);
    },
  },
  upload_group_file: {
    takes: { group_id: 'int', file: 'text', name: 'text' },
    run: (w, p) => void w.group(p['group_id']).files.push({ name: String(p['name']), bytes: bytes(p['file']) }),
  },
  upload_private_file: {
    takes: { user_id: 'int', file: 'text', name: 'text' },
    run: (w, p) => {
      if (!w.friends.has(Number(p['user_id']))) throw new No(100, '对方不是好友');
      bytes(p['file']);
    },
  },
  set_group_add_request: {
    takes: { flag: 'text', sub_type: 'text', approve: 'yes', reason: 'text' },
    run: (_w, p) => {
      if (!['add', 'invite'].includes(String(p['sub_type']))) throw new No(1400, 'sub_type');
    },
  },
  set_friend_add_request: { takes: { flag: 'text', approve: 'yes' }, run: () => undefined },
};

/** @throws {No} */
export function runAction(world: World, action: string, params: Params, now: number): unknown {
  const known = actions[action];
  if (!known) throw new No(1404, `unknown action ${action}`);
  for (const name of Object.keys(params)) if (!(name in known.takes)) throw new No(1400, `unknown parameter ${name}`);
  for (const [name, kind] of Object.entries(known.takes))
    if (!fits[kind](params[name])) throw new No(1400, `${name} must be ${kind}`);
  return known.run(world, params, now) ?? null;
}
