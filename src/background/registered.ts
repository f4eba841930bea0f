import browser, { type Scripting } from 'webextension-polyfill';

/**
 * Keep a dynamic script registered as it is wanted; without `matches` not at all. An update of the extension clears
 * them, so this is asked again at every start.
 */
export async function keepRegistered(wanted: Scripting.RegisteredContentScript): Promise<void> {
  const { id, matches = [] } = wanted;
  const [registered] = await browser.scripting.getRegisteredContentScripts({ ids: [id] });
  if (matches.length === 0) {
    if (registered) await browser.scripting.unregisterContentScripts({ ids: [id] });
  } else if (!registered) await browser.scripting.registerContentScripts([wanted]);
  else if (!isSame(registered, wanted)) await browser.scripting.updateContentScripts([wanted]);
}

function isSame(one: Scripting.RegisteredContentScript, other: Scripting.RegisteredContentScript): boolean {
  const told = ({ matches, excludeMatches, js, css }: Scripting.RegisteredContentScript) =>
    JSON.stringify([matches, excludeMatches, js, css].map((values = []) => values.map(plain).sort()));
  return told(one) === told(other);
}

/** A file stands with or without its first slash. */
function plain(value: string): string {
  return value.replace(/^\//, '');
}
