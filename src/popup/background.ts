import { createContext } from 'preact';
import { useContext, useEffect, useState } from 'preact/hooks';
import { mirrorKeys } from '../core/mirror';
import { extension } from '../messaging/extension';
import { jobs } from '../messaging/jobs';
import { send, sendToPage } from '../messaging/send';
import { accessTo, enableSites, takeBackSites } from '../messaging/site-access';
import { zotero } from '../messaging/zotero';
import { copy } from '../ui/copy';
import { download } from '../ui/download';
import type { ZoteroPort } from '../ui/export-source';
import { type RulesOpening, rulesAddress } from '../ui/rules-address';
import type { JobSource } from '../ui/use-jobs';
import { type WorkspaceView, workspaceAddress } from '../ui/workspace-address';

/** All that the popup asks of the rest of the extension. */
export interface Background {
  send: typeof send;
  sendToPage: typeof sendToPage;
  accessTo: typeof accessTo;
  enableSites: typeof enableSites;
  takeBackSites: typeof takeBackSites;
  /** The tab that the popup is about; undefined where there is none. */
  findTab: () => Promise<number | undefined>;
  /** Values of `storage.local` by key; a missing one is absent. */
  read: (keys: string[]) => Promise<Record<string, unknown>>;
  /** Calls back when the mirror has changed, until the returned function is called. */
  watch: (changed: () => void) => () => void;
  /** Long work. */
  jobs: JobSource;
  openOptions: () => void;
  /** Opens the page of the rules in a tab. */
  openRules: (opening?: RulesOpening) => void;
  /** Opens the library on a page of its own, in a tab. */
  openWorkspace: (view?: WorkspaceView) => void;
  /** Puts a text on the clipboard, and the same as HTML; to be called while the browser still remembers a click. */
  copy: typeof copy;
  /** Gives something to the user as a file. */
  download: typeof download;
  /** The Zotero of this computer. */
  zotero: ZoteroPort;
  /** Closes the popup. */
  close: () => void;
}

/** The real one: the worker, the page in the tab, `storage.local`. */
export const extensionBackground: Background = {
  send,
  sendToPage,
  accessTo,
  enableSites,
  takeBackSites,
  async findTab() {
    const named = new URLSearchParams(location.search).get('tab');
    if (named) return Number(named);
    const [tab] = await extension.tabs.query({ active: true, currentWindow: true });
    return tab?.id;
  },
  read: (keys) => extension.storage.local.get(keys),
  watch(changed) {
    const listener = (changes: Record<string, unknown>) => {
      if ([mirrorKeys.revision, mirrorKeys.settings, mirrorKeys.unavailable].some((key) => key in changes)) changed();
    };
    extension.storage.local.onChanged.addListener(listener);
    return () => extension.storage.local.onChanged.removeListener(listener);
  },
  jobs,
  openOptions: () => void extension.runtime.openOptionsPage(),
  openRules: (opening) => void extension.tabs.create({ url: extension.runtime.getURL(rulesAddress(opening)) }),
  openWorkspace: (view) => void extension.tabs.create({ url: extension.runtime.getURL(workspaceAddress(view)) }),
  copy,
  download,
  zotero,
  close: () => window.close(),
};

/** Where components find the background; tests provide a fake. */
export const BackgroundContext = createContext<Background>(extensionBackground);

/** The background that components talk to. */
export function useBackground(): Background {
  return useContext(BackgroundContext);
}

/** A number that grows whenever something in the library or the settings has changed. */
export function useRevision(): number {
  const { watch } = useBackground();
  const [revision, setRevision] = useState(0);
  useEffect(() => watch(() => setRevision((now) => now + 1)), [watch]);
  return revision;
}
