/** More was decompressed, or one line is longer, than any backup of ours. */
export class BackupTooLarge extends Error {
  override name = 'BackupTooLarge';
}

/** The file ends in the middle, or is damaged; what came before has been read. */
export class BackupDamaged extends Error {
  override name = 'BackupDamaged';
}

/** Limits on what is decompressed. */
export interface LineLimits {
  /** Bytes in all. */
  bytes: number;
  /** Characters of one line. */
  line: number;
}

/**
 * Read a file line by line, decompressing it where it is gzip, and never more of it than the limits allow.
 * @throws BackupTooLarge, BackupDamaged
 */
export async function* linesOf(file: ReadableStream<Uint8Array>, limits: LineLimits): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let [bytes, rest] = [0, ''];
  for await (const chunk of chunksOf(await decompressed(file))) {
    bytes += chunk.length;
    if (bytes > limits.bytes) throw new BackupTooLarge(`Expected at most ${limits.bytes} bytes`);
    const texts = decoded(() => decoder.decode(chunk, { stream: true })).split('\n');
    texts[0] = rest + texts[0];
    rest = texts.pop() ?? '';
    for (const line of [...texts, rest]) {
      if (line.length > limits.line) throw new BackupTooLarge(`Expected lines of at most ${limits.line} characters`);
    }
    yield* texts;
  }
  rest += decoded(() => decoder.decode());
  if (rest !== '') yield rest;
}

async function decompressed(file: ReadableStream<Uint8Array>): Promise<ReadableStream<Uint8Array>> {
  const reader = file.getReader();
  // The first two bytes may come one by one.
  const first: Uint8Array[] = [];
  while (first.reduce((sum, { length }) => sum + length, 0) < 2) {
    const { done, value } = await reader.read();
    if (done) break;
    first.push(value);
  }
  const [one, two] = first.flatMap((chunk) => [...chunk.subarray(0, 2)]);
  const whole = new ReadableStream<Uint8Array<ArrayBuffer>>({
    async pull(controller) {
      const chunk = first.shift();
      if (chunk) return controller.enqueue(chunk as Uint8Array<ArrayBuffer>);
      const { done, value } = await reader.read();
      if (done) controller.close();
      else controller.enqueue(value as Uint8Array<ArrayBuffer>);
    },
    cancel: (reason) => reader.cancel(reason),
  });
  return one === 0x1f && two === 0x8b ? whole.pipeThrough(new DecompressionStream('gzip')) : whole;
}

/** Not every browser lets a stream be iterated. */
async function* chunksOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read().catch((cause: unknown) => {
        throw new BackupDamaged('Expected a whole file', { cause });
      });
      if (done) return;
      yield value;
    }
  } finally {
    // Whoever stops reading stops the decompressing, too.
    await reader.cancel().catch(() => undefined);
  }
}

function decoded(decode: () => string): string {
  try {
    return decode();
  } catch (cause) {
    throw new BackupDamaged('Expected UTF-8', { cause });
  }
}
