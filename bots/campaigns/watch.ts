import { watchFolder, type Watching } from '../watch.ts';
import { faultLine } from '../yaml.ts';
import { type Content, loadCampaigns } from './load.ts';

export interface WatchOptions {
  readonly dir: string;
  /** The files changed and are right. What it throws goes to `onFault`. */
  readonly onChange: (content: Content) => Promise<void> | void;
  /** The files changed and are not: what ran before goes on. Lines to be shown, `file:line:column: …`. */
  readonly onFault: (lines: readonly string[]) => void;
  /** For tests. Default 300. */
  readonly debounceMs?: number;
}

/** The campaign files, hot. A folder that is not there is not watched. */
export function watchCampaigns({ dir, onChange, onFault, debounceMs }: WatchOptions): Watching {
  let { hash } = loadCampaigns(dir);
  const look = async (): Promise<void> => {
    const loaded = loadCampaigns(dir);
    if (loaded.hash === hash) return;
    hash = loaded.hash;
    if (loaded.ok) await onChange(loaded.content);
    else onFault(loaded.faults.map(faultLine));
  };
  return watchFolder({ dir, look, onFault, ...(debounceMs !== undefined && { debounceMs }) });
}
