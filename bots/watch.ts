/** Hot reload: folders are watched, not their files, because many editors save by putting a new file in the old one's place. */
import { existsSync, watch, type FSWatcher } from 'node:fs';

export interface FolderWatch {
  readonly dir: string;
  /** Something in the folder changed, perhaps nothing that matters. One at a time; what it throws goes to `onFault`. */
  readonly look: () => Promise<void>;
  /** Lines to be shown. */
  readonly onFault: (lines: readonly string[]) => void;
  /** For tests. Editors write a file in several steps. Default 300. */
  readonly debounceMs?: number;
}
export interface Watching {
  /** Waits for a look under way. */
  stop(): Promise<void>;
}

/** A folder that is not there is not watched: create it before the start. */
export function watchFolder({ dir, look, onFault, debounceMs = 300 }: FolderWatch): Watching {
  if (!existsSync(dir)) return { stop: () => Promise.resolve() };
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  const looked = async (): Promise<void> => {
    try {
      await look();
    } catch (error) {
      onFault([`${dir}: ${error instanceof Error ? error.message : String(error)}`]);
    }
  };
  const later = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      running = running.then(looked);
    }, debounceMs);
  };
  const watcher: FSWatcher = watch(dir, later);
  watcher.on('error', (error) => onFault([`${dir} is no longer watched: ${error.message}; restart to read changes`]));
  return {
    async stop() {
      watcher.close();
      clearTimeout(timer);
      await running;
    },
  };
}
