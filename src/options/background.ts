import { useCallback, useEffect, useState } from 'preact/hooks';
import { mirrorKeys } from '../core/mirror';
import type { Rule } from '../core/rule';
import { defaultSettings, type Settings } from '../core/settings';
import { extension } from '../messaging/extension';
import { send } from '../messaging/send';
import { enableSites, listEnabledSites, takeBackSites, watchEnabledSites } from '../messaging/site-access';

/** What is asked of the browser about the sites that the user enables. */
export interface Sites {
  enable: typeof enableSites;
  takeBack: typeof takeBackSites;
  list: typeof listEnabledSites;
  watch: typeof watchEnabledSites;
}

/** The real one. */
export const browserSites: Sites = {
  enable: enableSites,
  takeBack: takeBackSites,
  list: listEnabledSites,
  watch: watchEnabledSites,
};

/** All that the options page asks of the rest of the extension. */
export interface Background {
  send: typeof send;
  sites: Sites;
  readSettings: () => Promise<Settings>;
  /** Calls back when rules or settings may have changed, until the returned function is called. */
  watch: (changed: () => void) => () => void;
}

/** The real one: the worker and `storage.local`. */
export const extensionBackground: Background = {
  send,
  sites: browserSites,
  async readSettings() {
    const kept = await extension.storage.local.get(mirrorKeys.settings);
    return { ...defaultSettings, ...(kept[mirrorKeys.settings] as Partial<Settings> | undefined) };
  },
  watch(changed) {
    const listener = (changes: Record<string, unknown>) => {
      if ([mirrorKeys.revision, mirrorKeys.settings].some((key) => key in changes)) changed();
    };
    extension.storage.local.onChanged.addListener(listener);
    return () => extension.storage.local.onChanged.removeListener(listener);
  },
};

/** What the page shows; absent parts aren't read yet. */
export interface Kept {
  rules?: Rule[];
  settings?: Settings;
  /** Reading failed. */
  error?: unknown;
  /** Read again. */
  refresh: () => Promise<void>;
}

/** Read rules and settings, anew after each change. */
export function useKept({ send: ask, readSettings, watch }: Background): Kept {
  const [kept, setKept] = useState<Omit<Kept, 'refresh'>>({});
  const refresh = useCallback(async () => {
    try {
      const [rules, settings] = await Promise.all([ask('rule.list'), readSettings()]);
      setKept({ rules, settings });
    } catch (error) {
      const settings = await readSettings().catch(() => defaultSettings);
      setKept({ settings, error });
    }
  }, [ask, readSettings]);
  useEffect(() => {
    void refresh();
    return watch(() => void refresh());
  }, [refresh, watch]);
  return { ...kept, refresh };
}
