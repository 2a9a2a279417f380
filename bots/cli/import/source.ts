/** The file an import reads: of which format it is, and a fingerprint by which it is known again. */
import { createHash } from 'node:crypto';
import { open, stat } from 'node:fs/promises';

import { fileChunks } from '../history/file.ts';
import { BrokenExport } from '../history/scanner.ts';

export const formats = ['telegram', 'discord', 'csv'] as const;
export type Format = (typeof formats)[number];

const start = { byte: 0, line: 1 };
/** The frame of an export stands before its first message. */
const headBytes = 64 * 1024;

/** Throws `BrokenExport` with what to do when it is none of them. */
export async function formatOf(file: string): Promise<Format> {
  if ((await stat(file)).isDirectory()) throw new BrokenExport(start, 'this is a folder; give the file in it');
  const head = await headOf(file);
  if (head.length === 0) throw new BrokenExport(start, 'the file is empty');
  if (head[0] === 0x50 && head[1] === 0x4b)
    throw new BrokenExport(start, 'this is a zip archive or a workbook; unpack it, or save the sheet as "CSV UTF-8"');
  const text = new TextDecoder().decode(head).trimStart();
  if (text.startsWith('<'))
    throw new BrokenExport(
      start,
      'this is an HTML page; export again as JSON (Telegram Desktop: "Machine-readable JSON"; DiscordChatExporter: Json)',
    );
  if (!text.startsWith('{')) return 'csv';
  const frame = text.slice(0, text.includes('"messages"') ? text.indexOf('"messages"') : undefined);
  return /"guild"\s*:\s*\{/.test(frame) && /"channel"\s*:\s*\{/.test(frame) ? 'discord' : 'telegram';
}

async function headOf(file: string): Promise<Uint8Array> {
  const handle = await open(file, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(new Uint8Array(headBytes), 0, headBytes, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

/** Of the whole file and of the options that decide what is read out of it. */
export async function sourceOf(file: string, options: unknown): Promise<string> {
  const hash = createHash('sha256').update(JSON.stringify(options)).update('\n');
  for await (const chunk of fileChunks(file)) hash.update(chunk);
  return hash.digest('hex');
}
