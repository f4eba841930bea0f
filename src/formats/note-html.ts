import { readMarkdown } from './markdown/read-markdown';
import type { Block, Inline } from './markdown/tree';

/** Write a note's Markdown as HTML, of elements without attributes but links' addresses; all else that it holds is text. */
export function noteHtml(note: string): string {
  return blocks(readMarkdown(note));
}

/** Write text so that HTML shows it as it is. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

function blocks(all: readonly Block[]): string {
  return all.map(block).join('');
}

function block(one: Block): string {
  switch (one.kind) {
    case 'paragraph':
      return `<p>${inlines(one.of)}</p>`;
    case 'heading':
      return `<h${one.level}>${inlines(one.of)}</h${one.level}>`;
    case 'list': {
      const name = one.start === undefined ? 'ul' : 'ol';
      return `<${name}>${one.items.map((item) => `<li>${blocks(item)}</li>`).join('')}</${name}>`;
    }
    case 'quote':
      return `<blockquote>${blocks(one.of)}</blockquote>`;
    case 'code':
      return `<pre>${escapeHtml(one.text)}</pre>`;
    case 'maths':
      return `<p>$$${escapeHtml(one.text)}$$</p>`;
    case 'line':
      return '<hr>';
  }
}

function inlines(all: readonly Inline[]): string {
  return all.map(inline).join('');
}

function inline(one: Inline): string {
  switch (one.kind) {
    case 'text':
      return escapeHtml(one.text);
    case 'strong':
      return `<strong>${inlines(one.of)}</strong>`;
    case 'emphasis':
      return `<em>${inlines(one.of)}</em>`;
    case 'struck':
      return `<s>${inlines(one.of)}</s>`;
    case 'code':
      return `<code>${escapeHtml(one.text)}</code>`;
    case 'maths':
      return `$${escapeHtml(one.text)}$`;
    case 'link':
      return `<a href="${escapeHtml(one.to)}">${inlines(one.of)}</a>`;
    case 'break':
      return '<br>';
  }
}
