/**
 * Servers for the test run, started when the first suite asks and stopped at its end. Test files run in
 * processes of their own, so they ask by a small local service.
 */
import { createServer } from 'node:http';

import type { TestProject } from 'vitest/node';

import { makeHouse, missingPostgres, type Server, startPostgres } from '../servers/postgres.ts';
import { missingRedis, startRedis } from '../servers/redis.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /**
     * Where a suite asks for servers: `GET <servers>/postgres` or `/redis` answers with an address, `/house` with the
     * name of a PostgreSQL database to copy.
     */
    servers: string;
  }
}

const kinds = {
  postgres: { missing: missingPostgres, start: startPostgres, required: 'REQUIRE_POSTGRES' },
  redis: { missing: missingRedis, start: startRedis, required: 'REQUIRE_REDIS' },
};
const isKind = (name: string): name is keyof typeof kinds => Object.hasOwn(kinds, name);

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  for (const [name, kind] of Object.entries(kinds)) {
    const missing = kind.missing();
    if (missing !== undefined && process.env[kind.required] === '1')
      throw new Error(`${kind.required}=1, but ${name} is missing: ${missing}`);
    if (missing !== undefined) console.log(`skipped by name: ${name} (${missing})`);
  }

  const started = new Map<keyof typeof kinds, Promise<Server>>();
  const server = (name: keyof typeof kinds): Promise<Server> => {
    const one = started.get(name) ?? kinds[name].start();
    started.set(name, one);
    return one;
  };
  let house: ReturnType<typeof makeHouse> | undefined;
  const answer = async (name: string): Promise<string | undefined> => {
    if (isKind(name)) return (await server(name)).url;
    if (name !== 'house') return undefined;
    house ??= server('postgres').then(({ url }) => makeHouse(url));
    return (await house).name;
  };
  const service = createServer((request, response) => {
    answer(request.url?.slice(1) ?? '').then(
      (text) => (text === undefined ? response.writeHead(404).end() : response.end(text)),
      (error: unknown) => response.writeHead(500).end(error instanceof Error ? error.message : String(error)),
    );
  });
  await new Promise<void>((done) => service.listen(0, '127.0.0.1', done));
  const address = service.address();
  if (address === null || typeof address === 'string') throw new Error('no port for the test servers');
  project.provide('servers', `http://127.0.0.1:${address.port}`);
  return async () => {
    service.closeAllConnections();
    await new Promise((done) => service.close(done));
    // A server that did not start has already failed the suites that asked for it.
    await (await house?.catch(() => undefined))?.drop();
    for (const one of started.values()) await (await one.catch(() => undefined))?.stop();
  };
}
