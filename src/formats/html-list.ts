import type { CitedPaper, ExportOptions } from '../core/citing';
import { addressOf } from './address';
import { tidyText } from './latex';
import { escapeHtml, noteHtml } from './note-html';
import { authorsLine, venueOf } from './reading-line';
import type { FormatWriter } from './writer';

/**
 * Writes a reading list as a page of its own, which needs nothing from anywhere and runs nothing: its policy forbids it to.
 * Light or dark as who reads it has it.
 */
export function htmlListWriter({ includes }: Pick<ExportOptions, 'includes'>): FormatWriter {
  return { type: 'text/html', open: head, between: '', close: foot, entry: (cited) => itemOf(cited, includes) };
}

const head = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Reading list</title>
<style>
:root { color-scheme: light dark; --text: #1f2328; --soft: #59636e; --line: #d1d9e0; --link: #0969da; --page: #fff; }
@media (prefers-color-scheme: dark) {
  :root { --text: #e6edf3; --soft: #9198a1; --line: #3d444d; --link: #6cb6ff; --page: #0d1117; }
}
body { margin: 0 auto; padding: 2rem 1rem 4rem; max-width: 46rem; color: var(--text); background: var(--page);
  font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
h1 { margin: 0 0 1.5rem; font-size: 1.5rem; }
.papers { margin: 0; padding: 0; list-style: none; }
.papers > li { padding: 1rem 0; border-top: 1px solid var(--line); break-inside: avoid; }
h2 { margin: 0; font-size: 1.0625rem; line-height: 1.35; }
p, summary { margin: .25rem 0 0; }
a { color: var(--link); }
a:focus-visible, summary:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
.soft, summary { color: var(--soft); }
.tags { display: flex; flex-wrap: wrap; gap: .25rem .5rem; margin: .5rem 0 0; padding: 0; list-style: none; }
.tags li { padding: 0 .5rem; border: 1px solid var(--line); border-radius: 1rem; font-size: .875rem; }
.note { margin: .5rem 0 0; padding-left: .75rem; border-left: 3px solid var(--line); }
.note :is(h3, h4, h5, h6) { margin: .5rem 0 .25rem; font-size: 1rem; }
.note :is(ul, ol) { margin: .25rem 0; padding-left: 1.5rem; }
.note :is(ul, ol) p { margin: 0; }
.note pre { overflow-x: auto; }
</style>
</head>
<body>
<main>
<h1>Reading list</h1>
<ol class="papers">
`;

const foot = `</ol>
</main>
</body>
</html>
`;

function itemOf(cited: CitedPaper, includes: ExportOptions['includes']): string {
  const { paper, tags = [], note = '' } = cited;
  const address = addressOf(paper);
  const title = escaped(paper.title ?? paper.id);
  const { venue, year } = venueOf(paper);
  const where = [venue && `<cite>${escapeHtml(venue)}</cite>`, year].filter(Boolean).join(', ');
  const authors = authorsLine(paper);
  const abstract = includes.abstract ? escaped(paper.abstract ?? '') : '';
  const parts = [
    `<h2 dir="auto">${address === undefined ? title : `<a href="${escapeHtml(address)}">${title}</a>`}</h2>`,
    authors === '' ? '' : `<p dir="auto">${escapeHtml(authors)}</p>`,
    where === '' ? '' : `<p class="soft">${where}</p>`,
    includes.keywords && tags.length > 0
      ? `<ul class="tags" aria-label="Tags">${tags.map((tag) => `<li>${escaped(tag)}</li>`).join('')}</ul>`
      : '',
    abstract === '' ? '' : `<details><summary>Abstract</summary><p dir="auto">${abstract}</p></details>`,
    includes.note && note !== '' ? `<div class="note" dir="auto">${noteBelow(note)}</div>` : '',
  ].filter((part) => part !== '');
  return `<li>\n${parts.join('\n')}\n</li>\n`;
}

function escaped(text: string): string {
  return escapeHtml(tidyText(text));
}

/** A note's headings stand below the paper's. */
function noteBelow(note: string): string {
  return noteHtml(note.replace(/[\p{Cs}\0]/gu, '')).replace(
    /<(\/?)h([1-6])>/g,
    (_, slash: string, level: string) => `<${slash}h${Math.min(6, Number(level) + 2)}>`,
  );
}
