import { strToU8, Zip, ZipDeflate } from 'fflate';
import { Rests } from './reading-steps';

/** When all files say that they were written: the first day that a zip knows, so that the same files make the same zip. */
const written = new Date(1980, 0, 1);

/**
 * Put files of text into a zip, resting now and then, so that a page stays responsive. Done on its own thread alone: what
 * fflate would have others do it hands them as a script of its own making, which no extension may run.
 */
export async function zipOf(files: readonly { path: string; text: string }[]): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let failure: Error | undefined;
  const zip = new Zip((error, chunk) => {
    if (error) failure = error;
    else chunks.push(chunk);
  });
  const rests = new Rests();
  for (const [index, { path, text }] of files.entries()) {
    const file = new ZipDeflate(path, { level: 6 });
    file.mtime = written;
    zip.add(file);
    file.push(strToU8(text), true);
    await rests.rest(index, files.length);
  }
  zip.end();
  if (failure) throw failure;
  return joined(chunks);
}

function joined(chunks: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(chunks.reduce((length, chunk) => length + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
