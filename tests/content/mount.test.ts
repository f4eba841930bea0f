// @vitest-environment jsdom
import '../fakes/extension';
import './browser';

import { describe, expect, it, vi } from 'vitest';
import { mountAfter, mountBeside, mountIn, ourElement, removePredecessor } from '../../src/content/mount';
import { load, shadowOf } from './browser';

function page(markup: string): HTMLElement {
  load(`<body>${markup}</body>`);
  return document.body.firstElementChild as HTMLElement;
}

/** The names of what stands in an element's shadow root, style aside. */
function inShadow(host: Element): string[] {
  return [...(shadowOf(host)?.children ?? [])].map(({ localName }) => localName).filter((name) => name !== 'style');
}

describe('a mount in an element that can have a shadow root', () => {
  it.each([
    ['end', ['slot', 'div']],
    ['start', ['div', 'slot']],
  ] as const)('stands at its %s and leaves the page’s own tree alone', (place, expected) => {
    const host = page('<article class="card">text <b>bold</b><!-- comment --></article>');
    const before = host.innerHTML;
    const mount = mountIn(host, place, false);
    expect(inShadow(host)).toEqual(expected);
    expect(mount?.host).toBe(host);
    expect(host.innerHTML).toBe(before);
    expect(document.querySelector(ourElement)).toBeNull();
    expect(host.shadowRoot).toBeNull();
  });

  it('takes the site’s own content away and shows it again, where it was', () => {
    const host = page('<div>text</div>');
    const mount = mountIn(host, 'start', false);
    mount?.showContent(false);
    expect(inShadow(host)).toEqual(['div']);
    mount?.showContent(true);
    mount?.showContent(true);
    expect(inShadow(host)).toEqual(['div', 'slot']);
  });

  it('shows nothing but the content once it is removed, and can be mounted in again', () => {
    const host = page('<div>text</div>');
    mountIn(host, 'end', false)?.remove();
    expect([...(shadowOf(host)?.children ?? [])].map(({ localName }) => localName)).toEqual(['slot']);
    mountIn(host, 'end', false);
    expect(inShadow(host)).toEqual(['slot', 'div']);
  });
});

describe('a mount in an element that can’t', () => {
  it.each(['dd', 'li', 'td', 'a', 'button'])('waits in %s until elements of ours may be added', (name) => {
    load('<body></body>');
    const host = document.body.appendChild(document.createElement(name));
    expect(mountIn(host, 'end', false)).toBeUndefined();
    expect(host.outerHTML).toBe(`<${name}></${name}>`);
    const mount = mountIn(host, 'end', true);
    expect(host.lastElementChild).toBe(mount?.host);
    expect(mount?.host.localName).toBe(ourElement);
    mount?.remove();
    expect(host.outerHTML).toBe(`<${name}></${name}>`);
  });

  it('adds an element of ours to one that has a shadow root of the site’s own', () => {
    const host = page('<div></div>');
    host.attachShadow({ mode: 'open' }).append('theirs');
    expect(mountIn(host, 'end', false)).toBeUndefined();
    expect(mountIn(host, 'end', true)?.host.parentElement).toBe(host);
    expect(host.shadowRoot?.textContent).toBe('theirs');
  });

  it('folds the others with an attribute, and takes that off again', () => {
    const host = page('<dl><dt></dt></dl>');
    const mount = mountBeside(host, 'append');
    mount.showContent(false);
    expect(host.hasAttribute('data-manicule-fold')).toBe(true);
    mount.remove();
    expect(host.outerHTML).toBe('<dl><dt></dt></dl>');
  });
});

describe('a mount behind an element', () => {
  it('stands at the start of what follows', () => {
    const after = page('<h1>Title</h1><div>authors</div>');
    const mount = mountAfter(after, true);
    expect(mount?.host).toBe(after.nextElementSibling);
    expect(inShadow(mount?.host as Element)).toEqual(['div', 'slot']);
  });

  it.each([
    ['nothing follows', '<h1>Title</h1>'],
    ['a list follows', '<h1>Title</h1><ul></ul>'],
    ['a row follows', '<h1>Title</h1><div style="display: flex; flex-wrap: nowrap; flex-direction: row"></div>'],
    ['a grid follows', '<h1>Title</h1><div style="display: grid"></div>'],
    ['a picture follows', '<h1>Title</h1><svg></svg>'],
  ])('is an element of ours between the two where %s, once that may be', (_, markup) => {
    const after = page(markup);
    expect(mountAfter(after, false)).toBeUndefined();
    expect(after.nextElementSibling?.localName).not.toBe(ourElement);
    expect(mountAfter(after, true)?.host).toBe(after.nextElementSibling);
  });

  it('takes a line of its own where children stand side by side and wrap', () => {
    const after = page('<h1>Title</h1><div style="display: flex; flex-wrap: wrap; flex-direction: row"></div>');
    expect(mountAfter(after, true)?.root.style.flexBasis).toBe('100%');
  });
});

describe('what happens in our controls', () => {
  it.each(['click', 'mousedown', 'pointerdown', 'touchstart', 'dblclick'])(
    'is no %s on the page’s own card',
    (type) => {
      const host = page('<article></article>');
      const seen = vi.fn();
      host.addEventListener(type, seen);
      const button = document.createElement('button');
      mountIn(host, 'end', false)?.root.append(button);
      button.dispatchEvent(new MouseEvent(type, { bubbles: true, composed: true }));
      expect(seen).not.toHaveBeenCalled();
      host.dispatchEvent(new MouseEvent(type));
      expect(seen).toHaveBeenCalledOnce();
    },
  );
});

describe('a predecessor', () => {
  it('leaves the page as it was, and its places can be taken', async () => {
    const host = page('<div><article>text</article><dl><dd>more</dd></dl></div>');
    const [article, dd] = [host.querySelector('article'), host.querySelector('dd')] as [HTMLElement, HTMLElement];
    mountIn(article, 'start', true)?.showContent(false);
    mountIn(dd, 'end', true)?.showContent(false);
    host.setAttribute('data-manicule-hidden', '');
    // Another copy of the script, which knows none of these roots, but may open them.
    vi.resetModules();
    const { browser } = globalThis as unknown as { browser: Record<string, unknown> };
    browser['dom'] = { openOrClosedShadowRoot: shadowOf };
    const successor = await import('../../src/content/mount');
    successor.removePredecessor();
    expect(host.outerHTML).toBe('<div><article data-manicule-host="">text</article><dl><dd>more</dd></dl></div>');
    expect([...(shadowOf(article)?.children ?? [])].map(({ localName }) => localName)).toEqual(['slot']);
    expect(successor.mountIn(article, 'end', false)?.host).toBe(article);
    delete browser['dom'];
  });

  it('is nobody on a page without one', () => {
    const host = page('<article>text</article>');
    removePredecessor();
    expect(host.outerHTML).toBe('<article>text</article>');
  });
});
