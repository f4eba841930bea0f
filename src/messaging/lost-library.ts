import type { SnapshotInfo } from '../core/backup';
import type { send } from './send';

/** What a page can do about a library that the browser has lost: ask for its snapshots, newest first, restore one by its number, or begin with an empty library. */
export function lostLibrary(ask: typeof send) {
  return {
    snapshots: async (): Promise<SnapshotInfo[]> => (await ask('backup.state')).snapshots,
    restore: (snapshot: number) => ask('backup.restore', { source: { snapshot }, how: 'replace' }),
    begin: () => ask('library.begin'),
  };
}
