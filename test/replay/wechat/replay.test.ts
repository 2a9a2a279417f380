/** Payloads as puppets hand them over, and the events they are. */
import { readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { createIntake } from '../../../adapters/wechat/intake.ts';
import { createKnown } from '../../../adapters/wechat/known.ts';
import { createRecent } from '../../../adapters/wechat/recent.ts';
import type {
  ContactPayload,
  FriendshipPayload,
  MessagePayload,
  MiniProgramPayload,
  Puppet,
  PuppetEvent,
  RoomInvitationPayload,
  RoomPayload,
  UrlPayload,
} from '../../../adapters/wechat/wire.ts';
import type { Event } from '../../../core/types.ts';
import { fakeClock } from '../../clock.ts';

interface Recorded {
  readonly name: string;
  /** Told before, so that a quote finds it. */
  readonly before?: readonly MessagePayload[];
  readonly event: PuppetEvent;
  readonly message?: MessagePayload;
  readonly url?: UrlPayload;
  readonly program?: MiniProgramPayload;
  readonly card?: string;
  readonly friendship?: FriendshipPayload;
  readonly invitation?: RoomInvitationPayload;
  readonly events: readonly object[];
}
interface Cast {
  readonly contacts: Readonly<Record<string, ContactPayload>>;
  readonly rooms: Readonly<Record<string, RoomPayload>>;
  readonly aliases: Readonly<Record<string, Readonly<Record<string, string>>>>;
}
const read = (file: string): unknown => JSON.parse(readFileSync(new URL(`${file}.json`, import.meta.url), 'utf8'));
const cast = read('cast') as Cast;
const now = Date.parse('2026-11-21T10:00:05+08:00');

const answer = <T>(found: T | undefined): Promise<T> =>
  found === undefined ? Promise.reject(new Error('2 UNKNOWN: no payload found')) : Promise.resolve(found);
const nothing = (): Promise<never> => Promise.reject(new Error('not asked for here'));

function puppetOf(r: Recorded): Puppet {
  const messages = new Map([...(r.before ?? []), ...(r.message ? [r.message] : [])].map((m) => [m.id, m]));
  return {
    currentUserId: 'wxid_banyan',
    messagePayload: (id) => answer(messages.get(id)),
    contactPayload: (id) => answer(cast.contacts[id]),
    roomPayload: (id) => answer(cast.rooms[id]),
    roomList: nothing,
    roomMemberList: nothing,
    roomMemberPayload: (room, id) => {
      const contact = cast.rooms[room]?.memberIdList?.includes(id) ? cast.contacts[id] : undefined;
      const roomAlias = cast.aliases[room]?.[id];
      return answer(contact && { id, name: contact.name, ...(roomAlias !== undefined && { roomAlias }) });
    },
    friendshipPayload: () => answer(r.friendship),
    roomInvitationPayload: () => answer(r.invitation),
    messageUrl: () => answer(r.url),
    messageMiniProgram: () => answer(r.program),
    messageContact: () => answer(r.card),
    messageSendText: nothing,
    messageSendFile: nothing,
    messageRecall: nothing,
    roomDel: nothing,
    roomAnnounce: nothing,
    friendshipAccept: nothing,
    roomInvitationAccept: nothing,
    contactPayloadDirty: () => Promise.resolve(),
    roomPayloadDirty: () => Promise.resolve(),
    roomMemberPayloadDirty: () => Promise.resolve(),
  };
}

describe.each(['messages', 'quotes', 'others'])('%s', (file) => {
  const all = read(file) as readonly Recorded[];
  it.each(all.map((r) => [r.name, r] as const))('%s', async (_name, r) => {
    const heard: Event[] = [];
    const errors: unknown[] = [];
    const puppet = puppetOf(r);
    const onError = (e: unknown): void => void errors.push(e);
    const intake = createIntake({
      account: 'wechat',
      clock: fakeClock(now),
      known: createKnown({ clock: fakeClock(now), onError }),
      ready: () => Promise.resolve(),
      recent: createRecent(),
      puppet: () => puppet,
      accept: () => async (event) => void heard.push(event),
      onError,
      holdMs: 0,
    });
    for (const { id } of r.before ?? []) intake.take(puppet, { kind: 'message', payload: { messageId: id } });
    await intake.idle();
    heard.length = 0;
    intake.take(puppet, r.event);
    await intake.idle();
    expect(errors).toEqual([]);
    expect(heard).toEqual(r.events);
  });
});
