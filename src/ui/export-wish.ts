import { type CitationStyle, citationStyles } from '../core/citation-style';
import { type CiteCommand, citeCommands } from '../core/cite-command';
import { defaultExport, type ExportFormat, type ExportOptions, type TextFormat } from '../core/citing';

/** The formats in the order in which they are offered. */
export const exportFormats = [
  'bibtex',
  'biblatex',
  'ris',
  'csl-json',
  'csv',
  'markdown',
  'html',
  'markdown-notes',
  'references',
] as const satisfies ExportFormat[];

/** What can be chosen of a format. */
export type ExportPart = 'abstract' | 'keywords' | 'note' | 'encoding' | 'order' | 'style' | 'names';

/** What can be chosen of a format; the rest has no meaning there. */
export function partsOf(format: ExportFormat): readonly ExportPart[] {
  switch (format) {
    case 'bibtex':
    case 'biblatex':
      return ['abstract', 'keywords', 'note', 'encoding', 'order'];
    case 'markdown-notes':
      return ['abstract', 'keywords', 'note', 'names'];
    case 'references':
      return ['style'];
    default:
      return ['abstract', 'keywords', 'note', 'order'];
  }
}

/** Whether the worker writes a format. */
export function isText(format: ExportFormat): format is TextFormat {
  return format !== 'markdown-notes' && format !== 'references';
}

/** How papers are to be written, whatever the format. */
export interface ExportWish extends Omit<ExportOptions, 'format'> {
  /** What the notes' files are named by. */
  names: 'key' | 'title';
}

/** How a format was last written from this browser, or else as it is by default. */
export function readWish(format: ExportFormat): ExportWish {
  const usual = defaultExport(isText(format) ? format : 'csl-json');
  const kept = readKept(`export ${format}`);
  const includes = (kept['includes'] ?? {}) as Partial<Record<string, unknown>>;
  const flag = (name: keyof ExportWish['includes']) =>
    typeof includes[name] === 'boolean' ? includes[name] : format === 'markdown-notes' || usual.includes[name];
  return {
    includes: { abstract: flag('abstract'), keywords: flag('keywords'), note: flag('note') },
    encoding: oneOf(kept['encoding'], ['ascii', 'utf-8'] as const) ?? usual.encoding,
    order: oneOf(kept['order'], ['given', 'author', 'year', 'key'] as const) ?? usual.order,
    names: oneOf(kept['names'], ['key', 'title'] as const) ?? 'key',
  };
}

/** Have a format be written so the next time, too. */
export function keepWish(format: ExportFormat, wish: ExportWish): void {
  localStorage.setItem(`export ${format}`, JSON.stringify(wish));
}

/** A wish as the worker takes it. */
export function optionsOf(format: TextFormat, { includes, encoding, order }: ExportWish): ExportOptions {
  return { format, includes, encoding, order };
}

/** The citation style that was last used. */
export function readStyle(): CitationStyle {
  return oneOf(localStorage.getItem('citation style'), citationStyles) ?? 'apa';
}

/** Have a citation style be the one that is used next time. */
export function keepStyle(style: CitationStyle): void {
  localStorage.setItem('citation style', style);
}

/** The way to cite by key that was last used. */
export function readCommand(): CiteCommand {
  return oneOf(localStorage.getItem('cite command'), citeCommands) ?? 'latex';
}

/** Have a way to cite be the one that is used next time. */
export function keepCommand(command: CiteCommand): void {
  localStorage.setItem('cite command', command);
}

function readKept(name: string): Partial<Record<string, unknown>> {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(name) ?? '{}');
    return typeof kept === 'object' && kept !== null ? kept : {};
  } catch {
    return {};
  }
}

function oneOf<T extends string>(value: unknown, all: readonly T[]): T | undefined {
  return all.find((one) => one === value);
}
