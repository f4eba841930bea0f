import { maxTextLength, TextTooLong } from '../formats/text-lines';

/** A file that holds no text that papers are read from. */
export class FileNotText extends Error {
  override name = 'FileNotText';
}

/** What a file chooser offers. */
export const textFileNames = '.txt,.bib,.md,.eml';

/**
 * Read a text file in UTF-8, or as its byte order mark says, or else in Windows-1252.
 * @throws FileNotText, TextTooLong
 */
export async function readTextFile(file: File): Promise<string> {
  const ending = file.name.slice(file.name.lastIndexOf('.')).toLowerCase();
  if (!textFileNames.split(',').includes(ending)) throw new FileNotText(`Expected ${textFileNames}, got ${ending}`);
  // A character has at most four bytes.
  if (file.size > 4 * maxTextLength) throw new TextTooLong(`Expected at most ${maxTextLength} characters`);
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
