/**
 * SVG -> PNG with resvg and the one font of pictures/font, in a worker thread: a picture is pure computing
 * in which nobody would be answered. The worker starts with the first picture and ends when none was
 * wanted for a while, so that a bot that draws nothing pays nothing.
 */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';

export interface DrawingOptions {
  /** How long one picture may take, and how long it may wait for its turn, ms. Default 5,000. */
  readonly limitMs?: number;
  /** After how long without pictures the worker ends, ms. Default five minutes. */
  readonly idleMs?: number;
  /** The program of the worker; for tests. */
  readonly program?: string;
}
export interface Drawing {
  /**
   * A PNG in base64. The newest pictures are kept: the same one for many groups, or sent once more, is drawn once.
   * @throws Error when the SVG is none, when it took too long, or when drawing does not work here
   */
  draw(svg: string): Promise<string>;
  /** Ends the worker; who waits is refused. */
  stop(): Promise<void>;
}

interface Waiting {
  readonly svg: string;
  readonly since: number;
  readonly resolve: (png: string) => void;
  readonly reject: (error: Error) => void;
}
type Reply = { readonly png: Uint8Array; readonly fault?: never } | { readonly fault: string };

const kept = 24;
/** The sources of this folder, also when what runs is compiled into a folder below (dist/, dist/.bench/). */
function here(name: string): string {
  for (let dir = dirname(fileURLToPath(import.meta.url)); ; dir = dirname(dir)) {
    const file = join(dir, 'pictures', name);
    // What is not there at all is told by the worker that cannot start.
    if (existsSync(file) || dirname(dir) === dir) return file;
  }
}

/** For the worker's cut font; none where nothing can be written: then it draws with the whole one, only slower. */
function ownFolder(): string | undefined {
  try {
    return mkdtempSync(join(tmpdir(), 'banyan-pictures-'));
  } catch {
    return undefined;
  }
}

/** Called once per process. */
export function createDrawing({ limitMs = 5000, idleMs = 300_000, program }: DrawingOptions = {}): Drawing {
  /** By SVG, the newest last; what is under way is in here too. */
  const known = new Map<string, Promise<string>>();
  const queue: Waiting[] = [];
  let current: Waiting | undefined;
  let worker: Worker | undefined;
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  /** Of the worker's own, as long as there is one. */
  let folder: string | undefined;

  const later = (ms: number, fn: () => void): void => {
    clearTimeout(timer);
    timer = setTimeout(fn, ms);
    timer.unref();
  };

  /** Ends the worker, whatever it is doing. */
  const end = async (): Promise<void> => {
    clearTimeout(timer);
    const old = worker;
    worker = undefined;
    old?.removeAllListeners();
    // Terminating may still tell of an error of the moment; there is nobody left to hear it.
    old?.on('error', () => undefined);
    await old?.terminate();
    if (worker || !folder) return;
    rmSync(folder, { recursive: true, force: true });
    folder = undefined;
  };
  const fail = (message: string): void => {
    const one = current;
    current = undefined;
    void end().finally(next);
    one?.reject(new Error(message));
  };

  const begin = (): Worker => {
    folder ??= ownFolder();
    const made = new Worker(program ?? here('worker.js'), {
      workerData: { font: here('font/NotoSansSC-Subset.ttf'), folder },
      resourceLimits: { maxOldGenerationSizeMb: 64 },
    });
    made.on('message', (reply: Reply) => {
      const one = current;
      current = undefined;
      if (reply.fault !== undefined) one?.reject(new Error(`the picture cannot be drawn: ${reply.fault}`));
      else one?.resolve(Buffer.from(reply.png).toString('base64'));
      next();
    });
    made.on('error', (error: Error) => fail(`drawing pictures does not work here: ${error.message}`));
    made.on('exit', () => fail('the drawing of pictures ended unexpectedly'));
    return made;
  };

  function next(): void {
    if (current || stopped) return;
    const one = queue.shift();
    if (!one) {
      worker?.unref();
      later(idleMs, () => void end());
      return;
    }
    if (performance.now() - one.since >= limitMs) {
      one.reject(new Error('too many pictures were wanted at once'));
      return next();
    }
    current = one;
    later(limitMs, () => fail(`the picture took longer than ${limitMs} ms`));
    worker ??= begin();
    // Idle it keeps no process alive; while somebody waits it does.
    worker.ref();
    worker.postMessage(one.svg);
  }

  const fresh = (svg: string): Promise<string> =>
    new Promise((resolve, reject) => {
      queue.push({ svg, since: performance.now(), resolve, reject });
      next();
    });

  return {
    draw: (svg) => {
      if (stopped) return Promise.reject(new Error('the bot is stopping'));
      const found = known.get(svg);
      known.delete(svg);
      const made = found ?? fresh(svg);
      known.set(svg, made);
      if (!found) made.catch(() => known.get(svg) === made && known.delete(svg));
      for (const oldest of known.keys()) {
        if (known.size <= kept) break;
        known.delete(oldest);
      }
      return made;
    },
    stop: async () => {
      stopped = true;
      for (const one of [...(current ? [current] : []), ...queue.splice(0)])
        one.reject(new Error('the bot is stopping'));
      current = undefined;
      await end();
    },
  };
}
