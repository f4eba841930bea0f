import { tidyText } from '../latex';
import { readProse } from './inline';
import type { Block, Inline } from './tree';

/** Write text so that Markdown shows it as it is, whatever stands around it on its line. One line. */
export function escapeMarkdown(text: string): string {
  return escapeStart(escapeInline(tidyText(text)));
}

/** The same for a title or an abstract, of which maths between dollars stays maths. */
export function escapeProse(text: string): string {
  const parts = readProse(tidyText(text)).map((part) =>
    // What could end the text of a link is no maths to us.
    part.kind === 'maths' && !/[[\]`<>$]/.test(part.text) ? `$${part.text}$` : escapeInline(plainOf(part)),
  );
  return escapeStart(parts.join(''));
}

/** An address as a link's destination. */
export function linkTo(address: string): string {
  return address.replace(/[\s()<>\\"`*_[\]{}|^]/gu, (sign) => `%${sign.charCodeAt(0).toString(16).padStart(2, '0')}`);
}

/** Write what a note says anew: its marks as they were meant, all else escaped. Lines without an end. */
export function writeMarkdown(blocks: readonly Block[]): string {
  return blocks.map(writeBlock).join('\n\n');
}

function writeBlock(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
      return writeLines(block.of);
    case 'heading':
      return `${'#'.repeat(block.level)} ${writeLines(block.of).replaceAll('\n', ' ')}`;
    case 'list':
      return block.items
        .map((item, index) => {
          const mark = block.start === undefined ? '- ' : `${block.start + index}. `;
          return mark + indented(writeMarkdown(item), ' '.repeat(mark.length)).slice(mark.length);
        })
        .join('\n');
    case 'quote':
      return quoted(writeMarkdown(block.of));
    case 'code': {
      const fence = fenceFor(block.text, 3);
      return `${fence}\n${block.text}\n${fence}`;
    }
    case 'maths':
      return `$$${harmless(block.text).replace(/\n\s*\n/g, '\n')}$$`;
    case 'line':
      return '---';
  }
}

/** Put a text into a quote, line by line. */
export function quoted(text: string): string {
  return text
    .split('\n')
    .map((line) => (line === '' ? '>' : `> ${line}`))
    .join('\n');
}

/** Move all lines that aren't blank to the right. */
export function indented(text: string, by: string): string {
  return text.replace(/^(?=[^\n])/gm, by);
}

function writeLines(inlines: readonly Inline[]): string {
  return inlines.map(writeInline).join('').split('\n').map(escapeStart).join('\n');
}

function writeInline(inline: Inline): string {
  switch (inline.kind) {
    case 'text':
      return escapeInline(inline.text);
    case 'strong':
      return `**${inline.of.map(writeInline).join('')}**`;
    case 'emphasis':
      return `*${inline.of.map(writeInline).join('')}*`;
    case 'struck':
      return `~~${inline.of.map(writeInline).join('')}~~`;
    case 'code': {
      const fence = fenceFor(inline.text, 1);
      return `${fence} ${inline.text} ${fence}`;
    }
    case 'maths':
      return `$${harmless(inline.text)}$`;
    case 'link':
      return `[${inline.of.map(writeInline).join('')}](${linkTo(inline.to)})`;
    case 'break':
      return '  \n';
  }
}

/** Who reads no maths sees no HTML in it either. */
function harmless(maths: string): string {
  return maths.replace(/<(?=[a-z/!?])/gi, '< ');
}

function fenceFor(text: string, least: number): string {
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map(({ length }) => length));
  return '`'.repeat(Math.max(least, longest + 1));
}

/** An address that stands in a title is no link either; nor is what Obsidian hides (`%%`) or marks (`==`). */
function escapeInline(text: string): string {
  return text.replace(/[\\`*_[\]<>#~|$&!^{}]|:(?=\/\/)|(?<=\bwww)\.|%(?=%)|(?<=%)%|=(?==)|(?<==)=/gi, '\\$&');
}

/** What means something only where a line begins. */
function escapeStart(line: string): string {
  return line
    .trimStart()
    .replace(/^[-+=]/, '\\$&')
    .replace(/^(\d{1,9})([.)])/, '$1\\$2');
}

function plainOf(part: Extract<Inline, { text: string }>): string {
  return part.kind === 'maths' ? `$${part.text}$` : part.text;
}
