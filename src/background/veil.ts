import browser from 'webextension-polyfill';

const id = 'veil';

/**
 * Keep the veil over undecided cards registered while anything could be hidden, and only then. It is a dynamic
 * script, which an update of the extension clears, so this is asked again at every start.
 */
export async function keepVeil(isWanted: boolean): Promise<void> {
  const registered = await browser.scripting.getRegisteredContentScripts({ ids: [id] });
  if (isWanted === registered.length > 0) return;
  if (!isWanted) return browser.scripting.unregisterContentScripts({ ids: [id] });
  const matches = browser.runtime.getManifest().content_scripts?.[0]?.matches ?? [];
  await browser.scripting.registerContentScripts([{ id, css: ['veil.css'], matches, runAt: 'document_start' }]);
}
