/**
 * Servers for the test run, started when the first suite asks and stopped at its end. Test files run in
 * processes of their own, so they ask by a small local service.
 */
import { createServer } from 'node:http';

import type { TestProject } from 'vitest/node';

import { missingPostgres, type Server, startPostgres } from '../servers/postgres.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where a suite asks for servers: `GET <servers>/postgres` answers with an address. */
    servers: string;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const missing = missingPostgres();
  if (missing !== undefined && process.env['REQUIRE_POSTGRES'] === '1')
    throw new Error(`REQUIRE_POSTGRES=1, but PostgreSQL is missing: ${missing}`);
  if (missing !== undefined) console.log(`skipped by name: postgres (${missing})`);

  let postgres: Promise<Server> | undefined;
  const service = createServer((request, response) => {
    if (request.url !== '/postgres') return void response.writeHead(404).end();
    postgres ??= startPostgres();
    postgres.then(
      ({ url }) => response.end(url),
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
    await (await postgres?.catch(() => undefined))?.stop();
  };
}
