/** Hot reload: the folder is watched, not its files, because many editors save by putting a new file in the old one's place. */
import { existsSync, watch, type FSWatcher } from 'node:fs';

import { faultLine } from '../yaml.ts';
import { type Content, loadCampaigns } from './load.ts';

export interface WatchOptions {
  readonly dir: string;
  /** The files changed and are right. What it throws goes to `onFault`. */
  readonly onChange: (content: Content) => Promise<void> | void;
  /** The files changed and are not: what ran before goes on. Lines to be shown, `file:line:column: …`. */
  readonly onFault: (lines: readonly string[]) => void;
  /** For tests. Editors write a file in several steps. Default 300. */
  readonly debounceMs?: number;
}

/** A folder that is not there is not watched: create it before the start. */
export function watchCampaigns({ dir, onChange, onFault, debounceMs = 300 }: WatchOptions): { stop(): Promise<void> } {
  if (!existsSync(dir)) return { stop: () => Promise.resolve() };
  let hash = loadCampaigns(dir).hash;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();

  const look = async (): Promise<void> => {
    try {
      const loaded = loadCampaigns(dir);
      if (loaded.hash === hash) return;
      hash = loaded.hash;
      if (loaded.ok) await onChange(loaded.content);
      else onFault(loaded.faults.map(faultLine));
    } catch (error) {
      onFault([`${dir}: ${error instanceof Error ? error.message : String(error)}`]);
    }
  };
  const later = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      running = running.then(look);
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
