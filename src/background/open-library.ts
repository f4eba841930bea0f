import browser from 'webextension-polyfill';
import { mirrorKeys } from '../core/mirror';
import { Library } from '../storage/library';
import { listSnapshots } from './backups/snapshots';
import { showAlert } from './badge';

/** Milliseconds after which the library is looked for again when the browser has closed it. */
const lookAgain = 500;

let opened: Promise<Library> | undefined;

/**
 * The open library; opened anew when the browser has closed it. While it can't be opened, pages find the error's name
 * in `storage.local` and the toolbar shows it. What was mirrored says that there was a library: it is none if there is
 * none any more.
 * @throws LibraryTooNew, LibraryLost, LibraryUnavailable
 */
export function openLibrary(): Promise<Library> {
  opened ??= open().catch((error: unknown) => {
    opened = undefined;
    throw error;
  });
  return opened;
}

/** Close the library, so that the next one who wants it opens it anew. */
export async function closeLibrary(): Promise<void> {
  const library = await opened?.catch(() => undefined);
  library?.close();
  opened = undefined;
}

/** Say that there is no library any more, so that an empty one is made, of which nothing is mirrored yet. */
export async function beginAnew(): Promise<void> {
  await closeLibrary();
  await browser.storage.local.set({ [mirrorKeys.revision]: -1 });
}

async function open(): Promise<Library> {
  try {
    const library = await Library.open(
      () => {
        opened = undefined;
        // Whoever shows the library is to hear of it if it is gone, though nobody changes anything.
        setTimeout(() => void openLibrary().catch(() => undefined), lookAgain);
      },
      await hadLibrary(),
    );
    await tell(undefined);
    return library;
  } catch (error) {
    await tell(error instanceof Error ? error.name : 'LibraryUnavailable');
    throw error;
  }
}

async function hadLibrary(): Promise<boolean> {
  const { [mirrorKeys.revision]: mirrored } = await browser.storage.local.get(mirrorKeys.revision);
  if (typeof mirrored === 'number') return mirrored > 0;
  // `storage.local` may be gone as well, or this browser is new to us: then there are no snapshots either.
  const snapshots = await listSnapshots().catch(() => []);
  return snapshots.some(({ saved }) => saved > 0);
}

async function tell(error: string | undefined): Promise<void> {
  try {
    const { [mirrorKeys.unavailable]: told } = await browser.storage.local.get(mirrorKeys.unavailable);
    if (told === error) return;
    if (error === undefined) await browser.storage.local.remove(mirrorKeys.unavailable);
    else await browser.storage.local.set({ [mirrorKeys.unavailable]: error });
    await showAlert(error !== undefined);
  } catch (failure) {
    // Where IndexedDB is missing storage.local may be too; whoever asked still gets the library's own error.
    console.error(failure);
  }
}
