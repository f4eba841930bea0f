import { useCallback, useEffect, useState } from 'preact/hooks';
import { mirrorKeys, taughtKey } from '../core/mirror';
import type { Rule } from '../core/rule';
import { defaultSettings, type Settings } from '../core/settings';
import type { TaughtSite } from '../core/taught';
import { extension } from '../messaging/extension';
import { jobs } from '../messaging/jobs';
import { send } from '../messaging/send';
import {
  allowSource,
  enableSites,
  giveBackSource,
  listEnabledSites,
  takeBackSites,
  watchEnabledSites,
} from '../messaging/site-access';
import { type BackupFiles, backupFiles } from '../ui/backup-files';
import type { JobSource } from '../ui/use-jobs';

/** What is asked of the browser about the sites that the user enables. */
export interface Sites {
  enable: typeof enableSites;
  takeBack: typeof takeBackSites;
  allowSource: typeof allowSource;
  giveBackSource: typeof giveBackSource;
  list: typeof listEnabledSites;
  watch: typeof watchEnabledSites;
}

/** The real one. */
export const browserSites: Sites = {
  enable: enableSites,
  takeBack: takeBackSites,
  allowSource,
  giveBackSource,
  list: listEnabledSites,
  watch: watchEnabledSites,
};

/** All that the options page asks of the rest of the extension. */
export interface Background {
  send: typeof send;
  sites: Sites;
  files: BackupFiles;
  /** Long work, restoring among it. */
  jobs: JobSource;
  readSettings: () => Promise<Settings>;
  /** The pages that were taught, newest first. */
  readTaught: () => Promise<TaughtSite[]>;
  /** Calls back when rules, settings or taught pages may have changed, until the returned function is called. */
  watch: (changed: () => void) => () => void;
}

/** The real one: the worker and `storage.local`. */
export const extensionBackground: Background = {
  send,
  sites: browserSites,
  files: backupFiles,
  jobs,
  async readSettings() {
    const kept = await extension.storage.local.get(mirrorKeys.settings);
    return { ...defaultSettings, ...(kept[mirrorKeys.settings] as Partial<Settings> | undefined) };
  },
  async readTaught() {
    const kept = await extension.storage.local.get(taughtKey);
    return (kept[taughtKey] as TaughtSite[] | undefined) ?? [];
  },
  watch(changed) {
    const listener = (changes: Record<string, unknown>) => {
      if ([mirrorKeys.revision, mirrorKeys.settings, taughtKey].some((key) => key in changes)) changed();
    };
    extension.storage.local.onChanged.addListener(listener);
    return () => extension.storage.local.onChanged.removeListener(listener);
  },
};

/** What the page shows; absent parts aren't read yet. */
export interface Kept {
  rules?: Rule[];
  settings?: Settings;
  taught?: TaughtSite[];
  /** Reading failed. */
  error?: unknown;
  /** Read again. */
  refresh: () => Promise<void>;
}

/** Read rules, settings and taught pages, anew after each change. What can't be read just now stays as it was: somebody may be editing it. */
export function useKept({ send: ask, readSettings, readTaught, watch }: Background): Kept {
  const [kept, setKept] = useState<Omit<Kept, 'refresh'>>({});
  const refresh = useCallback(async () => {
    const read = await Promise.allSettled([ask('rule.list'), readSettings(), readTaught()]);
    const [rules, settings, taught] = read;
    const failed = read.find((one) => one.status === 'rejected');
    setKept(({ error: _, ...now }) => ({
      ...now,
      ...(rules.status === 'fulfilled' && { rules: rules.value }),
      settings: settings.status === 'fulfilled' ? settings.value : (now.settings ?? defaultSettings),
      ...(taught.status === 'fulfilled' && { taught: taught.value }),
      ...(failed && { error: failed.reason }),
    }));
  }, [ask, readSettings, readTaught]);
  useEffect(() => {
    void refresh();
    return watch(() => void refresh());
  }, [refresh, watch]);
  return { ...kept, refresh };
}
