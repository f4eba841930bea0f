import { identify } from '../core/identifier';

/** Lines of a skeleton, and how deep it goes. */
const maxLines = 200;
const maxDepth = 30;

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
    for (const child of [...element.children].reverse()) pending.push({ element: child, depth: depth + 1 });
  }
  if (pending.length > 0) lines.push('…');
  return `${lines.join('\n')}\n`;
}

function describe(element: Element, base: string): string {
  const names = element
    .getAttributeNames()
    .filter((name) => !name.startsWith('data-manicule') && /^[\w:.-]{1,40}$/.test(name))
    .map((name) => `[${name}]`);
  const role = element.getAttribute('role');
  const says = [...element.childNodes].some((node) => node.nodeType === 3 && /\S/.test(node.nodeValue ?? ''));
  return [
    element.localName + names.join(''),
    role && /^[a-z]{1,20}$/.test(role) ? `role=${role}` : '',
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
  if (!/^https?:$/.test(protocol)) return `<${protocol}>`;
  const steps = pathname.split('/').filter((step) => step !== '');
  const where = host === new URL(base).host ? '' : '<elsewhere>';
  return `${where}/${steps.map(() => '*').join('/')}${search ? '?*' : ''}${hash ? '#*' : ''}`;
}
