/** Reads a file in pieces without leaving garbage behind: each piece is the same memory again. */
import { open } from 'node:fs/promises';

/**
 * Yields the file in order. A piece is valid only until the next one is asked for.
 * @param onSize told once, before the first piece: the length of the file in bytes
 */
export async function* fileChunks(path: string, onSize?: (bytes: number) => void): AsyncGenerator<Uint8Array> {
  const file = await open(path, 'r');
  try {
    onSize?.((await file.stat()).size);
    const piece = new Uint8Array(64 * 1024);
    for (;;) {
      const { bytesRead } = await file.read(piece, 0, piece.length, null);
      if (bytesRead === 0) return;
      yield piece.subarray(0, bytesRead);
    }
  } finally {
    await file.close();
  }
}
