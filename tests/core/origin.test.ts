import { describe, expect, it } from 'vitest';
import { covers, hostOf, originOf } from '../../src/core/origin';

describe('originOf', () => {
  it.each([
    ['https://scholar.google.com/scholar?q=lora', 'https://scholar.google.com/*'],
    ['https://lab.example.edu:8443/publications', 'https://lab.example.edu/*'],
    ['http://lab.example.edu/', undefined],
    ['file:///tmp/page.html', undefined],
    ['chrome://extensions', undefined],
  ])('of %s is %s', (url, origin) => expect(originOf(new URL(url))).toBe(origin));
});

describe('covers', () => {
  it.each([
    ['https://arxiv.org/*', 'https://arxiv.org/list/cs.CL/new', true],
    ['https://arxiv.org/*', 'https://arxiv.org:444/', true],
    ['https://arxiv.org/*', 'http://arxiv.org/', false],
    ['https://arxiv.org/*', 'https://arxiv.org.example.com/', false],
    ['https://arxiv.org/*', 'https://export.arxiv.org/', false],
    ['https://*.example.org/*', 'https://a.b.example.org/', true],
    ['https://*.example.org/*', 'https://example.org/', true],
    ['https://*.example.org/*', 'https://badexample.org/', false],
    ['*://*/*', 'http://lab.example.edu/', true],
    ['https://*/*', 'https://lab.example.edu/', true],
    ['https://*/*', 'http://lab.example.edu/', false],
    ['<all_urls>', 'http://lab.example.edu/', true],
    ['<all_urls>', 'chrome://extensions', false],
    ['nonsense', 'https://arxiv.org/', false],
  ])('%s covers %s: %s', (pattern, url, expected) => expect(covers(pattern, new URL(url))).toBe(expected));
});

describe('hostOf', () => {
  it('is the host, and the pattern where it stands for many', () => {
    expect(hostOf('https://lab.example.edu/*')).toBe('lab.example.edu');
    expect(hostOf('https://*.example.edu/*')).toBe('https://*.example.edu/*');
    expect(hostOf('<all_urls>')).toBe('<all_urls>');
  });
});
