import { useEffect, useRef, useState } from 'preact/hooks';
import type { CitationStyle } from '../core/citation-style';
import { type CitedPaper, defaultExport, type Exported, type ExportFormat } from '../core/citing';
import { manyPapers } from '../core/job';
import type { ExportSource, ExportWriters } from './export-source';
import { type ExportWish, isText, keepStyle, keepWish, optionsOf, readStyle, readWish } from './export-wish';

/** References and notes that are written to be looked at. */
const fewPapers = 20;

/** What would be written: of long ones, as much as is looked at. */
export interface Preview extends Pick<Exported, 'count' | 'beyondPdftex' | 'missing'> {
  format: ExportFormat;
  text: string;
  /** Whether `text` is all of it. */
  isWhole: boolean;
}

/** What was written. */
export interface Written {
  count: number;
  /** Absent where a job writes it. */
  content?: string | Uint8Array<ArrayBuffer>;
  /** The same for who takes HTML. */
  html?: string;
}

/** An export as it is being chosen, looked at and written. */
export interface Exporting {
  format: ExportFormat;
  onFormat: (format: ExportFormat) => void;
  wish: ExportWish;
  onWish: (wish: ExportWish) => void;
  style: CitationStyle;
  onStyle: (style: CitationStyle) => void;
  preview: Preview | undefined;
  /** Why there is no preview. */
  error: unknown;
  /** Write it, page by page where a page of ours does so; the keys of what is written are kept. */
  write: (told?: (done: number, of: number) => void) => Promise<Written>;
  /** All papers with their keys, which are kept. */
  papers: (told?: (done: number, of: number) => void) => Promise<CitedPaper[]>;
}

/** Keep how papers are to be exported, and what that looks like: anew for each choice, and after each change of the library. */
export function useExporting(
  source: ExportSource | undefined,
  writers: ExportWriters,
  { format, onFormat }: Pick<Exporting, 'format' | 'onFormat'>,
  revision: number,
): Exporting {
  const [changed, setChanged] = useState<{ format: ExportFormat; wish: ExportWish }>();
  const wish = changed?.format === format ? changed.wish : readWish(format);
  const [style, setStyle] = useState(readStyle);
  const [preview, setPreview] = useState<Preview>();
  const [error, setError] = useState<unknown>();
  const latest = useRef({ source, wish, style });
  latest.current = { source, wish, style };
  const asked = JSON.stringify([source?.id, format, wish, style]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another wish or a revision asks anew
  useEffect(() => {
    const now = latest.current;
    if (!now.source) return;
    let isStale = false;
    look(now.source, writers, format, now.wish, now.style).then(
      (next) => {
        if (isStale) return;
        setPreview(next);
        setError(undefined);
      },
      (cause: unknown) => {
        if (!isStale) setError(cause);
      },
    );
    return () => {
      isStale = true;
    };
  }, [writers, asked, revision]);

  const papers: Exporting['papers'] = async (told) => (source ? source.all(told) : []);
  const write: Exporting['write'] = async (told) => {
    if (!source) return { count: 0 };
    if (isText(format)) {
      const { text, count, job } = await source.write(optionsOf(format, wish));
      return job === undefined ? { count, content: text } : { count };
    }
    const all = await papers(told);
    if (format === 'references') {
      const { text, html } = await writers.references(style, all);
      return { count: all.length, content: text, html };
    }
    return { count: all.length, content: await writers.zip(await writers.notes(all, wish)) };
  };
  return {
    format,
    onFormat,
    wish,
    onWish: (next) => {
      keepWish(format, next);
      setChanged({ format, wish: next });
    },
    style,
    onStyle: (next) => {
      keepStyle(next);
      setStyle(next);
    },
    preview,
    error,
    write,
    papers,
  };
}

const bare = defaultExport('csl-json');

async function look(
  source: ExportSource,
  writers: ExportWriters,
  format: ExportFormat,
  wish: ExportWish,
  style: CitationStyle,
): Promise<Preview> {
  if (isText(format)) {
    const exported = await source.look(optionsOf(format, wish), manyPapers);
    return { ...exported, format, isWhole: exported.count <= manyPapers };
  }
  const [{ count }, few] = await Promise.all([source.look(bare, 0), source.first(fewPapers)]);
  const text =
    format === 'references'
      ? (await writers.references(style, few)).text
      : (await writers.notes(few, wish)).map((note) => `${note.path}\n\n${note.text}`).join('\n\n');
  const none = { beyondPdftex: { keys: [], count: 0 }, missing: { authors: 0, years: 0 } };
  return { ...none, format, text, count, isWhole: count <= few.length };
}
