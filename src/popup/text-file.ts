import { maxTextLength, TextTooLong } from '../formats/text-lines';
import { textOfBytes } from '../formats/text-of-bytes';

/** A file that holds no text that papers are read from. */
export class FileNotText extends Error {
  override name = 'FileNotText';
}

/** What a file chooser offers. */
export const textFileNames = '.txt,.bib,.md,.eml';

/**
 * Read a text file in whatever encoding it is.
 * @throws FileNotText, TextTooLong
 */
export async function readTextFile(file: File): Promise<string> {
  const ending = file.name.slice(file.name.lastIndexOf('.')).toLowerCase();
  if (!textFileNames.split(',').includes(ending)) throw new FileNotText(`Expected ${textFileNames}, got ${ending}`);
  // A character has at most four bytes.
  if (file.size > 4 * maxTextLength) throw new TextTooLong(`Expected at most ${maxTextLength} characters`);
  const bytes = new Uint8Array(await file.arrayBuffer());
  // What is no text is told by its signs, by whoever reads it.
  return textOfBytes(bytes)?.text ?? new TextDecoder('windows-1252').decode(bytes);
}
