import { identify } from '../core/identifier';

/** Lines of a skeleton, how deep it goes, and how many attributes of an element are named. */
const maxLines = 200;
const maxDepth = 30;
const maxNames = 20;

/** Roles that a page may give. Others are words of its own. Source: https://www.w3.org/TR/wai-aria-1.2/#role_definitions */
const roles = new Set(
  `article banner button cell checkbox columnheader complementary contentinfo definition dialog feed figure grid gridcell group heading img
   link list listbox listitem main menu menuitem navigation none note option presentation region row rowgroup rowheader search section
   separator status tab table tablist tabpanel term toolbar tooltip tree treeitem`.split(/\s+/),
);

/** Schemes of addresses that lead to no page. */
const schemes = new Set(['mailto:', 'tel:', 'javascript:', 'data:', 'blob:', 'file:']);

/**
 * Draw the skeleton of one card, for whoever repairs an adapter: tags, roles, names of attributes and shapes of links,
 * one element a line, indented by depth. No text, no attribute's value, no address: nothing of who reads what is in it.
 */
export function skeletonOf(parts: readonly Element[], base: string): string {
  const lines: string[] = [];
  const pending = parts.map((element) => ({ element, depth: 0 })).reverse();
  for (let next = pending.pop(); next && lines.length < maxLines; next = pending.pop()) {
    const { element, depth } = next;
    lines.push('  '.repeat(depth) + describe(element, base));
    if (depth === maxDepth) continue;
    for (const child of [...element.children].filter(isTheirs).reverse())
      pending.push({ element: child, depth: depth + 1 });
  }
  if (pending.length > 0) lines.push('…');
  return `${lines.join('\n')}\n`;
}

function isTheirs({ localName }: Element): boolean {
  return localName !== 'manicule-margin';
}

function describe(element: Element, base: string): string {
  const names = element
    .getAttributeNames()
    .filter((name) => !name.startsWith('data-manicule') && /^[\w:.-]{1,40}$/.test(name))
    .slice(0, maxNames)
    .map((name) => `[${name}]`);
  const role = element.getAttribute('role');
  const says = [...element.childNodes].some((node) => node.nodeType === 3 && /\S/.test(node.nodeValue ?? ''));
  return [
    element.localName.slice(0, 40) + names.join(''),
    role && roles.has(role) ? `role=${role}` : '',
    element.hasAttribute('href') ? `→ ${shapeOf(element.getAttribute('href') ?? '', base)}` : '',
    says ? '“…”' : '',
  ]
    .filter((part) => part !== '')
    .join(' ');
}

/** What kind of link it is: a paper by its scheme, or how many steps the path has on this site or elsewhere. */
function shapeOf(href: string, base: string): string {
  const id = identify(href, base);
  if (id) return `<${id.slice(0, id.indexOf(':'))}>`;
  if (!URL.canParse(href, base)) return '<no address>';
  const { protocol, host, pathname, search, hash } = new URL(href, base);
  if (!/^https?:$/.test(protocol)) return schemes.has(protocol) ? `<${protocol}>` : '<no page>';
  const steps = pathname.split('/').filter((step) => step !== '');
  const where = host === new URL(base).host ? '' : '<elsewhere>';
  return `${where}/${steps.map(() => '*').join('/')}${search ? '?*' : ''}${hash ? '#*' : ''}`;
}
