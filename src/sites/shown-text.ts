import { tidy } from '../core/text';

// By attribute: without a doctype, .MathJax would mean arXiv's own .mathjax as well.
const rendered = '[class^="MathJax"]';
const typeset = `script, style, math, mjx-container, .katex-html, ${rendered}`;

// The DOM's constants: `npm run recognize` reads pages where `Node` and `NodeFilter` aren't global.
const textNode = 3;
const textsAndElements = 0x5;
const accept = 1;
const reject = 2;
const skip = 3;

/**
 * Read an element's text, tidied, at most `limit` characters. Formulas that MathJax or KaTeX have typeset come back
 * as the TeX that they were made from, in `$…$`, where the page still holds it; else as they stand.
 */
export function shownText(element: Element, limit: number): string {
  const isTypeset = element.firstElementChild !== null && element.querySelector(typeset) !== null;
  const text = isTypeset ? withSources(element) : (element.textContent ?? '');
  return tidy(text.slice(0, 3 * limit)).slice(0, limit);
}

function withSources(element: Element): string {
  const hasScripts = element.querySelector('script[type^="math/tex"]') !== null;
  const texts: string[] = [];
  const acceptNode = (node: Node) => {
    if (node.nodeType === textNode) return accept;
    const source = sourceOf(node as Element, hasScripts);
    if (source === undefined) return skip;
    texts.push(source);
    return reject;
  };
  const walker = element.ownerDocument.createTreeWalker(element, textsAndElements, { acceptNode });
  while (walker.nextNode()) texts.push(walker.currentNode.textContent ?? '');
  return texts.join('');
}

/** What stands for an element and all in it; undefined where its own text does. */
function sourceOf(element: Element, hasScripts: boolean): string | undefined {
  if (element.matches('script[type^="math/tex"]')) return `$${element.textContent}$`;
  if (element.matches('script, style, .katex-html, [class^="MathJax_Preview"]')) return '';
  if (hasScripts && element.matches(rendered)) return '';
  if (element.matches('mjx-container')) {
    const source = element.querySelector('[data-latex]')?.getAttribute('data-latex');
    return source ? `$${source}$` : (element.querySelector('mjx-assistive-mml') ?? element).textContent;
  }
  const annotation = element.matches('math') && element.querySelector('annotation[encoding="application/x-tex"]');
  return annotation ? `$${annotation.textContent}$` : undefined;
}
