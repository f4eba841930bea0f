import { identify } from '../core/identifier';
import { extension } from '../messaging/extension';
import { isClobbered } from '../sites/clobbered';
import { isFurniture } from '../sites/generic-regions';
import { isInline } from '../sites/generic-text';
import type { PageReading } from '../sites/site';
import { skeletonOf } from '../sites/skeleton';

/** Links that are looked at for one to a paper. */
const maxLinks = 20_000;

/**
 * Draw a page's layout for whoever repairs its adapter: how it was read, and the skeleton of its first card. Where
 * nothing is recognized, that of what stands around the first linked paper. No text of the page is in it, and no address.
 * @param adapter the id of the site's adapter; undefined where there is none, for then it would be the host.
 * @param linked how many papers the page links
 */
export function describeLayout(
  adapter: string | undefined,
  { kind, foundBy, cards, skipped }: PageReading,
  linked: number,
  document: Document,
  url: URL,
): string {
  const facts = [
    ['manicule', extension.runtime.getManifest().version],
    ['adapter', adapter ?? 'none'],
    ['read', `${kind}, ${foundBy}`],
    ['cards', `${cards.length}, untitled ${skipped.untitled}, unlinked ${skipped.unlinked}`],
    ['linked', String(linked)],
  ];
  const [card] = cards;
  const parts = card ? (card.parts.length > 0 ? card.parts : [card.slot]) : aroundLinked(document, url);
  return `${facts.map(([name, fact]) => `${name}: ${fact}`).join('\n')}\n\n${skeletonOf(parts, url.href)}`;
}

/** The smallest block around the first linked paper that has siblings of its kind. */
function aroundLinked(document: Document, url: URL): Element[] {
  if (isClobbered(document)) return [];
  const own = identify(url.href);
  const links = [...document.querySelectorAll('a[href]')].slice(0, maxLinks).filter((link) => {
    const href = link.getAttribute('href') ?? '';
    const id = href.startsWith('#') ? undefined : identify(href, url.href);
    return id !== undefined && id !== own;
  });
  const link = links.find((one) => !isFurniture(one)) ?? links[0];
  for (let at = link?.parentElement; at && at !== document.body; at = at.parentElement) {
    if (!isInline(at) && hasSiblings(at)) return [at];
  }
  return link ? [link] : [];
}

function hasSiblings({ localName, parentElement }: Element): boolean {
  return [...(parentElement?.children ?? [])].filter((sibling) => sibling.localName === localName).length > 1;
}
