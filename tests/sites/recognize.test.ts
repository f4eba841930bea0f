// @vitest-environment jsdom
import { expect, it } from 'vitest';
import { recognize } from '../../scripts/recognize-page';

const parse = (html: string) => new DOMParser().parseFromString(html, 'text/html');
const listing = `<link rel="canonical" href="https://huggingface.co/papers">
  <article><h3><a href="/papers/2106.09685">LoRA</a></h3><ul><li>8 authors</li></ul></article>`;

it('prints a listing whose address the page says itself, without what is absent', () => {
  expect(recognize(parse(listing), undefined, '2026-10-20').papers).toEqual([
    {
      id: 'arxiv:2106.09685',
      title: 'LoRA',
      authorCount: 8,
      url: 'https://arxiv.org/abs/2106.09685',
      foundBy: 'adapter',
    },
  ]);
});

it('leaves the adapter out where it is told to', () => {
  const { papers, note } = recognize(parse(listing), undefined, '2026-10-20', true);
  expect([papers.map(({ id, foundBy }) => [id, foundBy]), note]).toEqual([
    [['arxiv:2106.09685', 'generic']],
    expect.stringContaining('huggingface.co, listing, generic'),
  ]);
});

it.each([
  ['<p>Nothing</p>', undefined, 'does not say its address'],
  [listing, 'https://example.org/', 'example.org, other, generic'],
  ['<main><h1>LoRA</h1></main>', 'https://huggingface.co/papers/2106.09685', "A paper's own page"],
])('lists nothing and says why for %j at %s', (html, url, note) => {
  const recognition = recognize(parse(html), url, '2026-10-20');
  expect(recognition.papers).toEqual([]);
  expect(recognition.note).toContain(note);
});
