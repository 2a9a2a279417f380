/** What the posts leave out and has to be asked for: names and roles, groups' names, quoted messages. Bounded. */
import type { PersonRef } from '../../core/types.ts';
import { groupNumber, segmentsOf, senderOf, type Seen } from './decode.ts';
import { readSegments } from './text.ts';
import { isObject, text, type MessagePost, type Post } from './wire.ts';

type Call = (action: string, params: Readonly<Record<string, unknown>>) => Promise<unknown>;
type Known = Pick<PersonRef, 'name' | 'role'>;
interface Quotable {
  readonly text: string;
  readonly from: PersonRef;
}

const mostPeople = 50_000;
const mostMessages = 5000;
/** An answer that does not come is done without. */
const patienceMs = 3000;

/** A map that forgets the oldest. */
function bounded<V>(most: number) {
  const map = new Map<string, V>();
  return {
    get: (key: string): V | undefined => map.get(key),
    set: (key: string, value: V): void => {
      map.delete(key);
      map.set(key, value);
      if (map.size > most) map.delete(map.keys().next().value ?? '');
    },
  };
}

export interface Knowledge extends Omit<Seen, 'account'> {
  /** Asks for what this post needs to be read. Never rejects. */
  ready(post: Post): Promise<void>;
  /** Keeps what a post says about people and messages. */
  note(post: Post): void;
}

export function createKnowledge(
  call: Call,
  wake: (ms: number, fn: () => void) => () => void,
  onError: (e: unknown) => void,
): Knowledge {
  const people = bounded<Known>(mostPeople);
  const groups = bounded<string>(mostPeople);
  const messages = bounded<Quotable>(mostMessages);

  /** Undefined when it is refused or takes too long: a name is not worth waiting for. */
  const ask = async (action: string, params: Readonly<Record<string, unknown>>): Promise<unknown> => {
    let cancel = (): void => undefined;
    const late = new Promise<undefined>((resolve) => {
      cancel = wake(patienceMs, () => resolve(undefined));
    });
    try {
      return await Promise.race([call(action, params), late]);
    } catch (error) {
      onError(error);
      return undefined;
    } finally {
      cancel();
    }
  };
  const keepPerson = (group: string, user: string, found: unknown): void => {
    if (!isObject(found)) return;
    const name = text(found['card'])?.trim() || text(found['nickname'])?.trim();
    const role = found['role'];
    if (name)
      people.set(`${group}|${user}`, {
        name,
        ...(role === 'owner' || role === 'admin' || role === 'member' ? { role } : {}),
      });
  };
  const askPerson = async (group: string, user: string): Promise<void> => {
    if (people.get(`${group}|${user}`) || !/^\d{1,16}$/.test(user)) return;
    const at = { group_id: Number(group), user_id: Number(user) };
    keepPerson(group, user, (await ask('get_group_member_info', at)) ?? (await ask('get_stranger_info', at)));
  };
  const askGroup = async (group: string): Promise<void> => {
    if (groups.get(group) !== undefined) return;
    const found = await ask('get_group_info', { group_id: Number(group) });
    if (isObject(found) && text(found['group_name'])) groups.set(group, text(found['group_name']) ?? '');
  };
  const textOf = (m: MessagePost): string => readSegments(segmentsOf(m.message), `${m.self_id}`, () => undefined).text;
  const askMessage = async (id: string): Promise<void> => {
    if (messages.get(id) || !/^-?\d{1,16}$/.test(id)) return;
    const found = await ask('get_msg', { message_id: Number(id) });
    if (!isObject(found) || !isObject(found['sender'])) return;
    const m = { self_id: 0, message_type: 'group', user_id: text(found['sender']['user_id']) ?? '', ...found };
    const post = m as unknown as MessagePost;
    messages.set(id, { text: textOf(post), from: senderOf(post) });
  };

  const readyMessage = async (m: MessagePost, group: string | undefined): Promise<void> => {
    for (const { type, data } of segmentsOf(m.message)) {
      const of = isObject(data) ? data : {};
      const user = text(of['qq']) ?? '';
      if (type === 'at' && group !== undefined && user !== `${m.self_id}` && user !== 'all' && !of['name'])
        await askPerson(group, user);
      if (type === 'reply') await askMessage(text(of['id']) ?? '');
    }
  };

  return {
    groupName: (group) => groups.get(groupNumber(group)),
    person: (group, user) => people.get(`${groupNumber(group)}|${user}`),
    message: (id) => messages.get(id),
    ready: async (post) => {
      if (post.post_type === 'meta_event') return;
      const group = post.group_id === undefined ? undefined : `${post.group_id}`;
      if (group !== undefined && !('group_name' in post && post.group_name)) await askGroup(group);
      if (post.post_type === 'message' || post.post_type === 'message_sent') return readyMessage(post, group);
      if (group === undefined) return;
      if (post.user_id !== undefined) await askPerson(group, `${post.user_id}`);
      if (post.post_type === 'notice' && post.operator_id) await askPerson(group, `${post.operator_id}`);
    },
    note: (post) => {
      if (post.post_type === 'notice' && post.notice_type === 'group_admin') {
        const key = `${post.group_id}|${post.user_id}`;
        const known = people.get(key);
        if (known) people.set(key, { ...known, role: post.sub_type === 'set' ? 'admin' : 'member' });
      }
      if (post.post_type !== 'message') return;
      if (post.group_id !== undefined) {
        keepPerson(`${post.group_id}`, `${post.user_id}`, post.sender);
        if (post.group_name) groups.set(`${post.group_id}`, post.group_name);
      }
      messages.set(`${post.message_id}`, { text: textOf(post), from: senderOf(post) });
    },
  };
}
