// @vitest-environment jsdom
import '../fakes/extension';
import { describe, expect, it, vi } from 'vitest';
import { describeLayout } from '../../src/content/describe-layout';
import { extension } from '../../src/messaging/extension';
import { countLinked } from '../../src/sites/count-linked';
import { readAnywhere } from '../../src/sites/generic';

Object.assign(extension.runtime, { getManifest: vi.fn(() => ({ version: '9.8.7' })) });

const url = new URL('https://lab.example.edu/papers?token=secret');

function describeBody(body: string, isRead = true): string {
  const document = new DOMParser().parseFromString(`<body>${body}`, 'text/html');
  const reading = readAnywhere(document, url, '2026-10-20');
  const described = isRead ? reading : { ...reading, kind: 'other' as const, cards: [] };
  return describeLayout(undefined, described, countLinked(document, url, 9), document, url);
}

const list = `<ul>${[1, 2, 3].map((n) => `<li class="me"><a href="https://arxiv.org/abs/2401.0000${n}">On the Margins of Book ${n}</a><p>Ada Lovelace, Grace Hopper</p></li>`).join('')}</ul>`;

describe('a layout that is reported', () => {
  it('says how the page was read, and draws its first card', () => {
    expect(describeBody(list)).toBe(
      [
        ...['manicule: 9.8.7', 'adapter: none', 'read: listing, generic', 'cards: 3, untitled 0, unlinked 0'],
        ...['linked: 3', '', 'li[class]', '  a[href] → <arxiv> “…”', '  p “…”', ''],
      ].join('\n'),
    );
  });

  it('draws what stands around the first linked paper where none is recognized', () => {
    const menu = '<nav><p><a href="https://arxiv.org/abs/2401.99999">x</a></p><p></p></nav>';
    expect(describeBody(menu + list, false)).toMatch(/linked: 4\n\nli\[class\]\n {2}a\[href\]/);
  });

  it('holds no text, value or address of the page', () => {
    for (const isRead of [true, false])
      expect(describeBody(list, isRead)).not.toMatch(/Margins|Lovelace|2401|secret|me"/);
  });

  it.each(['children', 'parentElement'])('draws nothing where a form’s field stands for its %s', (name) => {
    const document = new DOMParser().parseFromString(`<form><input name="${name}">${list}</form>`, 'text/html');
    // As browsers have it; jsdom knows nothing of that.
    const form = document.forms[0] as HTMLFormElement;
    Object.defineProperty(form, name, { value: form.elements[0] });
    const nothing = { kind: 'other', foundBy: 'generic', cards: [], skipped: { untitled: 0, unlinked: 0 } } as const;
    expect(describeLayout(undefined, { ...nothing, cards: [] }, 3, document, url)).toMatch(/linked: 3\n\n\n$/);
  });

  it('is a few lines also where there is nothing', () => {
    expect(describeBody('<p>Nothing</p>')).toContain('cards: 0, untitled 0, unlinked 0\nlinked: 0');
  });
});
