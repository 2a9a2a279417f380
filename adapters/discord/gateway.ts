/** The line over which Discord tells what happens, through the library; kept up, and given up only when it makes no sense. */
import { WebSocketManager, WebSocketShardEvents } from '@discordjs/ws';
import type { REST } from 'discord.js';

import type { Relay } from './relay.ts';
import type { Sessions } from './sessions.ts';
import { intents, type Packet } from './wire.ts';

/** Why the line cannot be had: the token is refused, or a switch is off. */
export type Fatal = 'token' | 'intents';

export interface GatewayDeps {
  readonly rest: REST;
  readonly token: string;
  readonly sessions: Sessions;
  /** Where there is a proxy on the way. */
  readonly relay?: Relay | undefined;
  /** A dispatch; `committed` is called when it need not come again. */
  readonly onDispatch: (packet: Packet, stamp: string, committed: () => void) => void;
  readonly onUp: () => void;
  readonly onDown: () => void;
  /** Since when nothing was heard that will not come again. */
  readonly onGap: (since: number) => void;
  readonly onError: (error: unknown) => void;
}
export interface Gateway {
  /** Resolves when the line is up for the first time. Rejects when it cannot be tried. */
  connect(): Promise<void>;
  /** Resolves when it is of no use to go on. */
  readonly fatal: Promise<Fatal>;
  close(): Promise<void>;
}

/** Discord keeps the session open for a while after this one; 1000 would end it. */
const comingBack = 4200;
const abnormal = 1006;
const closeMs = 3000;

const fatalOf = (error: unknown): Fatal | undefined => {
  const words = error instanceof Error ? error.message : '';
  if (/authentication failed/i.test(words)) return 'token';
  return /disallowed intents|invalid intents/i.test(words) ? 'intents' : undefined;
};

export function createGateway(d: GatewayDeps): Gateway {
  const { relay, sessions } = d;
  const manager = new WebSocketManager({
    token: d.token,
    intents,
    rest: d.rest,
    retrieveSessionInfo: async (shard) => {
      const found = await sessions.retrieve(shard);
      return found && relay ? { ...found, resumeURL: relay.through(found.resumeURL) } : found;
    },
    updateSessionInfo: (shard, info) =>
      sessions.update(shard, info && relay ? { ...info, resumeURL: relay.meant(info.resumeURL) } : info),
  });
  if (relay) {
    const told = manager.fetchGatewayInformation.bind(manager);
    manager.fetchGatewayInformation = async (force) => {
      const found = await told(force);
      return { ...found, url: relay.through(found.url) };
    };
  }
  let up = (): void => undefined;
  const firstUp = new Promise<void>((resolve) => (up = resolve));
  let end = (_why: Fatal): void => undefined;
  const fatal = new Promise<Fatal>((resolve) => (end = resolve));

  const isUp = (): void => {
    sessions.heard();
    d.onUp();
    up();
  };
  manager.on(WebSocketShardEvents.Hello, ({ shardId }) => sessions.hello(shardId));
  manager.on(WebSocketShardEvents.Ready, ({ shardId }) => {
    const since = sessions.ready(shardId);
    if (since !== undefined) d.onGap(since);
    isUp();
  });
  manager.on(WebSocketShardEvents.Resumed, ({ shardId }) => {
    sessions.resumed(shardId);
    isUp();
  });
  manager.on(WebSocketShardEvents.HeartbeatComplete, () => sessions.heard());
  manager.on(WebSocketShardEvents.Closed, ({ code, shardId }) => {
    sessions.closed(shardId, code === abnormal);
    d.onDown();
  });
  manager.on(WebSocketShardEvents.Error, ({ error }) => {
    const why = fatalOf(error);
    if (why) end(why);
    else d.onError(error);
  });
  manager.on(WebSocketShardEvents.Dispatch, ({ data, shardId }) => {
    sessions.heard();
    const committed = sessions.came(shardId, data.s);
    d.onDispatch(data, sessions.stamp(shardId, data.s), committed);
  });

  return {
    fatal,
    connect: async () => {
      const { session_start_limit: limit, url } = await manager.fetchGatewayInformation();
      sessions.usual(relay?.meant(url) ?? url);
      if (limit.remaining < 1) throw new Error('Discord lets this bot connect no more today');
      // From here on each shard tries by itself; what is wrong comes as an event.
      manager.connect().catch(() => undefined);
      await Promise.race([firstUp, fatal]);
    },
    close: async () => {
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<void>((resolve) => (timer = setTimeout(resolve, closeMs)));
      await Promise.race([manager.destroy({ code: comingBack, reason: 'coming back' }), late]);
      clearTimeout(timer);
    },
  };
}
