/** The pictures that steps name: read from beside their file, held to be PNGs of a size that every platform takes. */
import { readFileSync, statSync } from 'node:fs';
import { dirname, resolve, sep } from 'node:path';

import type { Fault } from '../yaml.ts';
import { entries, field, type Sheet } from './document.ts';

const largest = 1_000_000;
const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** `found`: base64 by the name given. */
export function picturesOf(sheet: Sheet): {
  readonly found: ReadonlyMap<string, string>;
  readonly faults: readonly Fault[];
} {
  const found = new Map<string, string>();
  const faults: Fault[] = [];
  for (const [i, entry] of entries(sheet.raw, 'campaigns').entries()) {
    const what = field(entry, 'what');
    const steps: readonly unknown[] = Array.isArray(what) ? what : [what];
    for (const [j, step] of steps.entries()) {
      const name = field(step, 'picture');
      if (typeof name !== 'string' || found.has(name)) continue;
      const read = pngAt(dirname(sheet.file), name);
      const path = ['campaigns', i, 'what', ...(Array.isArray(what) ? [j] : []), 'picture'];
      if ('png' in read) found.set(name, read.png);
      else faults.push(sheet.faultAt(path, `${read.wrong}, found "${name}"`));
    }
  }
  return { found, faults };
}

function pngAt(folder: string, name: string): { readonly png: string } | { readonly wrong: string } {
  const root = resolve(folder);
  const path = resolve(root, name);
  if (!path.startsWith(`${root}${sep}`)) return { wrong: 'expected a file in the folder of this one' };
  try {
    if (statSync(path).size > largest) return { wrong: 'expected a picture of at most 1 MB' };
    const bytes = readFileSync(path);
    if (!bytes.subarray(0, 8).equals(signature)) return { wrong: 'expected a PNG picture' };
    return { png: bytes.toString('base64') };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    return {
      wrong: code === 'ENOENT' ? 'there is no such file: expected a .png beside this file' : `cannot be read (${code})`,
    };
  }
}
