import { createContext } from 'preact';
import { useContext, useEffect, useState } from 'preact/hooks';
import { mirrorKeys } from '../core/mirror';
import { extension } from '../messaging/extension';
import { jobs } from '../messaging/jobs';
import { send } from '../messaging/send';
import { zotero } from '../messaging/zotero';
import { backupFiles, restoreAddress } from '../ui/backup-files';
import { copy } from '../ui/copy';
import { download } from '../ui/download';
import type { ZoteroPort } from '../ui/export-source';
import { type RulesOpening, rulesAddress } from '../ui/rules-address';
import type { JobSource } from '../ui/use-jobs';

/** All that the workspace asks of the rest of the extension. */
export interface Background {
  send: typeof send;
  /** Values of `storage.local` by key; a missing one is absent. */
  read: (keys: string[]) => Promise<Record<string, unknown>>;
  /** Calls back when the mirror has changed, until the returned function is called. */
  watch: (changed: () => void) => () => void;
  /** Long work. */
  jobs: JobSource;
  openOptions: () => void;
  /** Hands a backup to the settings, which show what it would change. */
  openBackup: (file: File) => Promise<void>;
  /** Opens the page that adds papers from text, in a tab. */
  openAddPapers: () => void;
  /** Opens the page of the rules in a tab. */
  openRules: (opening?: RulesOpening) => void;
  /** Puts a text on the clipboard, and the same as HTML; to be called while the browser still remembers a click. */
  copy: typeof copy;
  /** Gives something to the user as a file. */
  download: typeof download;
  /** The Zotero of this computer. */
  zotero: ZoteroPort;
}

/** The real one: the worker and `storage.local`. */
export const extensionBackground: Background = {
  send,
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
  async openBackup(file) {
    const url = extension.runtime.getURL(restoreAddress(await backupFiles.take(file)));
    await extension.tabs.create({ url });
  },
  openAddPapers: () => void extension.tabs.create({ url: extension.runtime.getURL('src/popup/add-papers.html') }),
  openRules: (opening) => void extension.tabs.create({ url: extension.runtime.getURL(rulesAddress(opening)) }),
  copy,
  download,
  zotero,
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
