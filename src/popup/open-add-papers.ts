import { createContext } from 'preact';
import { extension } from '../messaging/extension';

/** Opens the page that adds papers from text, on what was pasted if anything was. */
export type OpenAddPapers = (pasted?: string) => Promise<void>;

/** In `storage.session`, which only our own pages and the worker see and no disk keeps. */
const key = 'pastedText';

/** A tab of its own, because a popup closes when a file is chosen or something is dragged. */
export const openAddPapers: OpenAddPapers = async (pasted) => {
  if (pasted !== undefined) await extension.storage.session.set({ [key]: pasted });
  await extension.tabs.create({ url: extension.runtime.getURL('src/popup/add-papers.html') });
};

/** What was pasted into the popup for the page, once; empty where nothing was. */
export async function takePastedText(): Promise<string> {
  const { [key]: pasted } = await extension.storage.session.get(key);
  if (typeof pasted !== 'string') return '';
  await extension.storage.session.remove(key);
  return pasted;
}

/** Where the popup's components find the way to that page; tests provide a fake. */
export const OpenAddPapersContext = createContext<OpenAddPapers>(openAddPapers);
