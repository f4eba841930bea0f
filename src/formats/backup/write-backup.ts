import { cslItemOf } from './csl-item';
import { type BackupCounts, type BackupEntry, type BackupRecord, backupVersion } from './records';

/** What the first line of a backup says. */
export interface BackupHead {
  /** Milliseconds since the Unix epoch. */
  made: number;
  /** The version of the extension. */
  program: string;
}

/** Texts that are encoded at a time. */
const linesAtOnce = 200;

/** Write one record as a line, without its end. */
export function lineOf(record: BackupRecord): string {
  switch (record.kind) {
    case 'paper':
      return JSON.stringify(entryOf(record.entry));
    case 'merge': {
      const { id, into, time, from, kept } = record.merge;
      return JSON.stringify({ merge: { id, into, time, from: entryOf(from), kept: entryOf(kept) } });
    }
    case 'rule':
      return JSON.stringify({ rule: record.rule });
    case 'list':
      return JSON.stringify({ list: record.list });
    case 'settings':
      return JSON.stringify(record.settings);
  }
}

/** Write a whole backup from its lines; the last line tells how many records there are, as counted here. */
export function writeBackup(head: BackupHead, lines: AsyncIterable<string>): ReadableStream<Uint8Array<ArrayBuffer>> {
  return encoded(withEnds(head, lines));
}

/** Encode texts, one after the other, as UTF-8. */
export function encoded(texts: AsyncIterable<string>): ReadableStream<Uint8Array<ArrayBuffer>> {
  const encoder = new TextEncoder();
  const iterator = texts[Symbol.asyncIterator]();
  return new ReadableStream<Uint8Array<ArrayBuffer>>({
    async pull(controller) {
      let text = '';
      for (let count = 0; count < linesAtOnce; count++) {
        const { done, value } = await iterator.next();
        if (done) {
          if (text !== '') controller.enqueue(encoder.encode(text));
          return controller.close();
        }
        text += value;
      }
      controller.enqueue(encoder.encode(text));
    },
    async cancel() {
      await iterator.return?.();
    },
  });
}

/** Compress bytes as gzip. */
export function compressed(bytes: ReadableStream<Uint8Array<ArrayBuffer>>): ReadableStream<Uint8Array<ArrayBuffer>> {
  return bytes.pipeThrough(new CompressionStream('gzip'));
}

async function* withEnds({ made, program }: BackupHead, lines: AsyncIterable<string>): AsyncGenerator<string> {
  const said = { manicule: 'library', version: backupVersion, made: new Date(made).toISOString(), program };
  yield `${JSON.stringify(said).slice(0, -1)},"records":[\n`;
  const counts: BackupCounts = { papers: 0, merges: 0, rules: 0, lists: 0 };
  for await (const line of lines) {
    count(counts, line);
    yield `${line},\n`;
  }
  yield `${JSON.stringify({ end: counts })}\n]}\n`;
}

function count(counts: BackupCounts, line: string): void {
  if (line.startsWith('{"paper":')) counts.papers++;
  else if (line.startsWith('{"merge":')) counts.merges++;
  else if (line.startsWith('{"rule":')) counts.rules++;
  else if (line.startsWith('{"list":')) counts.lists++;
}

/** The paper comes first in its line, so that a line's kind is seen at its beginning. */
function entryOf({ paper, annotation }: BackupEntry): object {
  const { id, saved, hidden, shown, status, starred, note, tags, key, aliasKeys } = annotation;
  const said = key && { value: key.value, changed: key.changed };
  const kept = { id, saved, hidden, shown, status, starred, note, tags, key: said, aliasKeys };
  return { paper: cslItemOf(paper), annotation: kept };
}
