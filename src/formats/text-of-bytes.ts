/** Bytes that were read as a text. */
export interface TextOfBytes {
  text: string;
  /** Lines, from 1, whose bytes aren't in the encoding of the others: their letters may be other ones. At most 1,000. */
  foreign: number[];
}

const maxForeign = 1_000;
const newline = 10;

/**
 * Read bytes as their mark says, as UTF-16 where every other one is zero, or as UTF-8; undefined where it is no text. Lines that
 * aren't UTF-8 are read as Windows-1252, which has all of Latin-1: one byte that is wrong spoils no other line.
 */
export function textOfBytes(bytes: Uint8Array): TextOfBytes | undefined {
  const head = bytes.subarray(0, 4_096);
  const zeros = (first: number) => head.filter((byte, at) => at % 2 === first && byte === 0).length;
  const whole = (encoding: string) => ({ text: new TextDecoder(encoding).decode(bytes), foreign: [] });
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || zeros(1) > head.length / 4) return whole('utf-16le');
  if ((bytes[0] === 0xfe && bytes[1] === 0xff) || zeros(0) > head.length / 4) return whole('utf-16be');
  if (head.includes(0)) return undefined;
  const text = utf8Of(bytes);
  return text === undefined ? lineByLine(bytes) : { text, foreign: [] };
}

function lineByLine(bytes: Uint8Array): TextOfBytes {
  const lines: string[] = [];
  const foreign: number[] = [];
  let hasUtf8 = false;
  const windows = new TextDecoder('windows-1252');
  for (let start = 0; start <= bytes.length; ) {
    const found = bytes.indexOf(newline, start);
    const end = found < 0 ? bytes.length : found;
    const line = bytes.subarray(start, end);
    const text = utf8Of(line);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII
    if (text !== undefined && /[^\x00-\x7f]/.test(text)) hasUtf8 = true;
    if (text === undefined && foreign.length < maxForeign) foreign.push(lines.length + 1);
    lines.push(text ?? windows.decode(line));
    start = end + 1;
  }
  return { text: lines.join('\n'), foreign: hasUtf8 ? foreign : [] };
}

function utf8Of(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
