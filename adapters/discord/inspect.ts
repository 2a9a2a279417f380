/** What an operator asks about a bot, whether it runs or not. Nothing here changes anything, and no error holds the token. */
import { request as plainRequest } from 'node:http';
import { request as secureRequest } from 'node:https';

import type { Right } from '../../core/types.ts';
import { agentFor } from '../proxy.ts';
import { createApi, proxyOf, type Way } from './api.ts';
import { isProxy, Refusal, Unanswered } from './errors.ts';
import { lacks, serverOf } from './guilds.ts';
import { missingIntents } from './intents.ts';
import { neededRights, type Application, type Channel, type Guild, type Member, type User } from './wire.ts';

export type { Way } from './api.ts';
export interface BotAccount {
  readonly id: string;
  readonly application: string;
  readonly username: string;
  /** Switches of the portal that are off, by their names there. */
  readonly off: readonly string[];
}
export interface Place {
  readonly id: string;
  readonly name: string;
  /** What the bot lacks there. */
  readonly lacks: readonly Right[];
}

/** Why Discord could not be asked: the token is wrong, the proxy or Discord cannot be reached, or it asks to wait. */
export class NotAsked extends Error {
  override readonly name = 'NotAsked';
  readonly what: 'token' | 'proxy' | 'unreachable' | 'busy';
  constructor(what: NotAsked['what']) {
    super(`Discord could not be asked: ${what}`);
    this.what = what;
  }
}
export interface Inspect {
  /** @throws {NotAsked}, as the others. */
  account(): Promise<BotAccount>;
  /** The servers the bot is in, at most `most`. */
  places(most: number): Promise<readonly Place[]>;
}

const usualRoot = 'https://discord.com/api';
const patienceMs = 10_000;

function explained(error: unknown): Error {
  if (error instanceof Refusal) {
    if (error.status === 401) return new NotAsked('token');
    return error.status === 429 || error.status >= 500 ? new NotAsked('busy') : error;
  }
  if (error instanceof Unanswered) return new NotAsked(isProxy(error) ? 'proxy' : 'unreachable');
  return error instanceof Error ? error : new Error(String(error));
}

/** The address that brings the bot into a server, with the rights it uses. */
export const inviteLink = (application: string): string =>
  `https://discord.com/oauth2/authorize?client_id=${application}&scope=bot+applications.commands&permissions=${neededRights}`;

export function inspectDiscord({ token, ...way }: Way & { readonly token: string }): Inspect {
  const { call } = createApi({ token, ...way });
  const ask = async <T>(path: `/${string}`): Promise<T> => {
    try {
      return await call<T>('GET', path);
    } catch (error) {
      throw explained(error);
    }
  };
  return {
    account: async () => {
      const me = await ask<User>('/users/@me');
      const app = await ask<Application>('/applications/@me');
      return { id: me.id, application: app.id, username: me.username, off: missingIntents(app) };
    },
    places: async (most) => {
      const me = await ask<User>('/users/@me');
      const all = await ask<readonly Pick<Guild, 'id'>[]>('/users/@me/guilds');
      const places: Place[] = [];
      for (const { id } of all.slice(0, most)) {
        const guild = await ask<Guild>(`/guilds/${id}`);
        const channels = await ask<readonly Channel[]>(`/guilds/${id}/channels`);
        const mine = await ask<Member>(`/guilds/${id}/members/${me.id}`);
        places.push({ id, name: guild.name, lacks: lacks(serverOf(guild, channels, mine.roles), me.id) });
      }
      return places;
    },
  };
}

/** Discord's own time, epoch ms, to the second; undefined when the answer names none. @throws {NotAsked} */
export function discordTime(way: Way): Promise<number | undefined> {
  const root = way.apiRoot ?? usualRoot;
  const request = root.startsWith('http:') ? plainRequest : secureRequest;
  const agent = root.startsWith('http:') ? undefined : agentFor(proxyOf(way));
  return new Promise((resolve, reject) => {
    const asked = request(`${root}/v10/gateway`, { method: 'GET', timeout: patienceMs, agent }, (response) => {
      response.resume();
      const at = Date.parse(response.headers.date ?? '');
      resolve(Number.isNaN(at) ? undefined : at);
    });
    asked.once('timeout', () => asked.destroy(new Error('no answer in time')));
    asked.once('error', () => reject(new NotAsked('unreachable')));
    asked.end();
  });
}
