/** Listening on this machine only, with one clear line when the port cannot be had. */
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The port cannot be had. The message says what to do. */
export class PortError extends Error {
  override readonly name = 'PortError';
}

export const loopback = '127.0.0.1';

/** Resolves with the port; 0 asks for any free one. */
export function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const other = `PORT=${port === 65_535 ? 8787 : port + 1} npm start`;
      if (error.code === 'EADDRINUSE')
        reject(new PortError(`Port ${port} is already in use. Start on another one: ${other}`));
      else if (error.code === 'EACCES')
        reject(new PortError(`Port ${port} may not be used by this user. Start on another one: PORT=8787 npm start`));
      else reject(error);
    });
    server.listen(port, loopback, () => resolve((server.address() as AddressInfo).port));
  });
}
