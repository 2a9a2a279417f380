/** A WeChat of names and lists: what a login with other ids looks like to the whole bot. */
import { allDefinitions } from '../../../db/definitions.ts';
import { openDatabase } from '../../../db/open.ts';
import { embeddedQueue } from '../../../jobs/embedded.ts';
import { createBanyan, type Banyan } from '../../../core/banyan.ts';
import { featureDefinitions } from '../../../core/features/index.ts';
import { plain } from '../../../core/kit/reply.ts';
import { ledgerStore } from '../../../core/ledger/store.ts';
import {
  PlatformError,
  type Capability,
  type Careful,
  type Database,
  type Performance,
  type Platform,
} from '../../../core/ports.ts';
import { definePeople } from '../../../core/schema.ts';
import type { Event, Locale, MessageEvent } from '../../../core/types.ts';
import { fakeClock, seeded } from '../../clock.ts';
import { atRest, busyDatabase } from '../../until.ts';
import { freshDatabase, type Fresh } from '../../servers/index.ts';

const can: ReadonlySet<Capability> = new Set(['send', 'ask', 'picture', 'kick', 'answer']);
const day = 86_400_000;

export interface Someone {
  readonly n: number;
  name: string;
  /** The remark of the bot's account. */
  readonly alias?: string;
}
export interface Group {
  readonly n: number;
  topic: string;
  list: Someone[];
}

/** `roles` false: the platform says of nobody who owns a group. */
export async function reloginStage(
  locale: Locale,
  o: {
    readonly roles?: boolean;
    readonly careful?: Careful;
    readonly only?: readonly string[];
    /** Private words reach those who wrote in private or were accepted. Default: everybody. */
    readonly friendsOnly?: true;
  } = {},
) {
  const roles = o.roles ?? true;
  const owner = roles ? ('owner' as const) : ('unknown' as const);
  const member = roles ? ('member' as const) : ('unknown' as const);
  const answered: { what: string; user: string }[] = [];
  const fresh: Fresh = await freshDatabase('sqlite');
  const busy = busyDatabase();
  const { around } = busy;
  const database: Database = await openDatabase(fresh.url, allDefinitions, { throwAway: true, around });
  const clock = fakeClock(Date.parse('2026-11-20T10:00:00+08:00'));
  const dice = seeded(7);
  const friends = new Set<string>();
  const said: { room: string; text: string; step?: string }[] = [];
  let accept: ((e: Event) => Promise<void>) | undefined;
  const platform: Platform = {
    name: 'wechat',
    can,
    mergeSeconds: 20,
    ...(o.careful && { careful: o.careful }),
    start: async (fn) => void (accept = fn),
    stop: async () => undefined,
    perform: async ({ effect, target }: Performance) => {
      const { id, kind } = target.room;
      if (effect.do === 'answer' && effect.yes) friends.add(id);
      if (o.friendsOnly && kind === 'private' && !friends.has(id))
        throw new PlatformError('denied', 'this person is not a friend of the bot');
      if (effect.do === 'answer' && effect.yes) answered.push({ what: effect.what, user: target.room.id });
      if (effect.do === 'send' || effect.do === 'ask')
        said.push({ room: target.room.id, text: plain(effect.say), ...(effect.do === 'ask' && { step: effect.step }) });
      return {};
    },
  };
  const errors: unknown[] = [];
  let handled = 0;
  const onError = (e: unknown): void => void errors.push(e);
  const queue = embeddedQueue({ database, clock, dice, lookMs: 400 * day, onError });
  const banyan: Banyan = createBanyan({
    database,
    queue,
    platforms: [platform],
    clock,
    dice,
    onTrace: () => handled++,
    onError,
    defaults: { locale, timeZone: 'Asia/Shanghai' },
    claimCode: '1',
    ...(o.only && { features: featureDefinitions.filter((f) => o.only?.includes(f.name)) }),
  });
  await banyan.start();
  let ids = 'a';
  let count = 0;
  const settle = async (): Promise<void> => {
    await atRest([queue, banyan, busy], () => handled + busy.begun);
  };
  const user = (s: Someone): string => `@${ids}${s.n}`;
  const room = (g: Group) => ({ id: `@@${ids}${g.n}`, kind: 'group' as const, name: g.topic });
  const give = (e: Event): Promise<void> => (accept ?? banyan.accept)(e);
  const base = () => ({ id: `e${++count}`, account: 'wechat', at: clock.now() });
  const message = (g: Group | 'private', s: Someone, text: string): MessageEvent => ({
    kind: 'message',
    ...base(),
    room: g === 'private' ? { id: user(s), kind: 'private', name: s.name } : room(g),
    from: {
      id: user(s),
      name: s.name,
      ...(g !== 'private' && { role: s.n === 0 ? owner : member }),
    },
    messageId: `m${count}`,
    text,
  });
  return {
    database,
    clock,
    errors,
    said,
    dice,
    user,
    settle,
    login: (name: string) => void (ids = name),
    arrive: (g: Group, by: Someone) =>
      give({
        kind: 'joined',
        ...base(),
        room: room(g),
        from: { id: user(by), name: by.name, role: by.n === 0 ? owner : member },
        self: true,
      }),
    say: async (g: Group | 'private', s: Someone, text: string): Promise<string[]> => {
      const before = said.length;
      if (g === 'private') friends.add(user(s));
      await give(message(g, s, text));
      await settle();
      return said.slice(before).map((x) => x.text);
    },
    talk: (g: Group, s: Someone, text: string) => give(message(g, s, text)),
    roster: async (all: readonly Group[]) => {
      await give({
        kind: 'roster',
        ...base(),
        room: { id: '', kind: 'private' },
        from: { id: 'bot', name: '小榕', bot: true },
        rooms: all.map((g) => ({
          room: room(g),
          members: g.list.map((s) => ({ id: user(s), name: s.name, ...(s.alias !== undefined && { alias: s.alias }) })),
        })),
      });
      await settle();
    },
    banyan,
    unfriend: (who: Someone): void => void friends.delete(user(who)),
    answered,
    request: async (who: Someone, what: 'friend' | 'invite', text: string): Promise<void> => {
      await give({
        kind: 'requested',
        ...base(),
        room: { id: user(who), kind: 'private', name: who.name },
        from: { id: user(who), name: who.name },
        what,
        request: `r${count}`,
        text,
      });
      await settle();
    },
    members: async (): Promise<Map<string, number>> => {
      const { identities } = database.t(definePeople);
      const rows = await database.read
        .select({ user: identities.platformUserId, member: identities.member })
        .from(identities);
      return new Map(rows.map((r) => [r.user, r.member]));
    },
    balance: async (member: number): Promise<number> => {
      const store = ledgerStore(database);
      return (await database.write(() => store.balance(1, member))) ?? 0;
    },
    close: async () => {
      await banyan.stop();
      await database.close();
      await fresh.drop();
    },
  };
}
export type ReloginStage = Awaited<ReturnType<typeof reloginStage>>;
