/**
 * What of an element may be leaned on: names that people gave it for what it is. What a style sheet's tools made, or
 * says how it looks, changes with the next redesign.
 */

const attributes = ['itemprop', 'role', 'rel', 'data-testid', 'data-test-id', 'data-test', 'data-qa', 'property'];

/** Ways to say which kind of element it is, the most lasting first: `[itemprop="name"]`, `article`, `li.paper`, `li`. */
export function kindsOf(element: Element): string[] {
  const { localName: tag } = element;
  if (!/^[a-z][a-z0-9-]*$/.test(tag)) return [];
  const named = attributes.flatMap((name) => {
    const value = element.getAttribute(name) ?? '';
    return /^[a-z][a-z:_-]{2,40}$/i.test(value) ? [`${tag}[${name}="${value}"]`] : [];
  });
  const marked = element.getAttributeNames().filter(isLastingAttribute).slice(0, 3);
  const classed = [...element.classList].filter(isLastingClass).slice(0, 3);
  const plain = saysWhat.has(tag) || tag.includes('-');
  return [
    ...named,
    ...(plain ? [tag] : []),
    ...marked.map((name) => `${tag}[${name}]`),
    ...classed.map((name) => `${tag}.${name}`),
    ...(plain ? [] : [tag]),
  ];
}

/** Elements whose names say what they are, as far as a list of papers goes. */
const saysWhat = new Set('article h1 h2 h3 h4 h5 h6 time cite address dt dd summary blockquote'.split(' '));

function isLastingAttribute(name: string): boolean {
  return (
    /^data-[a-z]{2,20}(?:-[a-z]{2,20}){0,3}$/.test(name) && !/^data-(?:v-|manicule|react|svelte|sveltekit)/.test(name)
  );
}

const looks =
  /^(?:abs|absolute|active|align|animate|backdrop|bg|block|border|bottom|center|clearfix|col|cols|column|columns|container|content|cursor|dark|display|divide|drop|duration|ease|even|fade|filter|first|flex|float|focus|font|fw|fs|gap|grid|group|grow|gutter|height|hidden|hide|hover|inline|inner|inset|italic|items|justify|large|last|leading|left|line|link|list|margin|max|mb|md|min|ml|mr|mt|mx|my|no|object|odd|offset|opacity|order|outer|overflow|padding|pb|pl|place|pointer|position|pr|pt|pull|push|px|py|relative|right|ring|rounded|row|scale|scroll|selected|self|shadow|show|shrink|size|sm|small|sr|space|sticky|style|styled|table|text|top|tracking|transform|transition|truncate|underline|uppercase|visible|visited|whitespace|width|wrap|wrapper|xl|xs|css|jss|jsx|emotion|svelte|astro)$/i;

const word = /^(?:[A-Z]?[a-z]{2,20}|[A-Z]{2,6})(?:[A-Z][a-z]{2,20}){0,3}$/;

/** Whether a class name reads as one that people gave for what it names: `paper-title`, not `css-1x2y3z`, `mt-4` or `zaq`. */
export function isLastingClass(name: string): boolean {
  if (name.length < 4 || name.length > 40) return false;
  const pieces = name.split(/[-_]+/);
  if (pieces.length > 5 || !pieces.every((piece) => word.test(piece) && /[aeiouy]/i.test(piece))) return false;
  return !looks.test(pieces[0] ?? '');
}
