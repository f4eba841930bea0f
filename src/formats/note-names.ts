import { tidyText } from './latex';
import { withoutFonts } from './latex-maths';

/** Bytes of a file's name without its ending: file systems take 255, those that encrypt names 143. */
const maxBytes = 120;

/** Names that Windows keeps for devices, whatever ending they have. */
const reserved = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(?:\.|$)/i;

/** Gives files names that every file system and Obsidian's links take, each once whatever its case. */
export class NoteNames {
  readonly #taken = new Map<string, number>();

  /** A name without ending, of what it is to be called: nothing in it can lead to another folder. */
  nameFor(wanted: string): string {
    const name = safeName(wanted);
    let free = name;
    for (let count = this.#taken.get(folded(name)) ?? 1; this.#taken.has(folded(free)); ) {
      count += 1;
      free = `${cutToBytes(name, maxBytes - 8)} ${count}`;
      this.#taken.set(folded(name), count);
    }
    this.#taken.set(folded(free), 1);
    return free;
  }
}

/** Without what a file system, a shell, Windows or a link of Obsidian's takes for something else. */
function safeName(wanted: string): string {
  const plain = withoutFonts(tidyText(wanted))
    .replace(/[<>:"/\\|?*#^[\]%$`{}~'&;]+/g, '-')
    .replace(/^[\s.-]+/, '');
  const name = cutToBytes(plain, maxBytes).replace(/[\s.-]+$/, '');
  if (name === '') return 'paper';
  return reserved.test(name) ? `_${name}` : name;
}

/** Case and composed letters don't tell names apart everywhere. */
function folded(name: string): string {
  return name.normalize('NFKC').toLowerCase().normalize('NFKC');
}

/** Cut a text to so many bytes of UTF-8, never amid a character. */
function cutToBytes(text: string, bytes: number): string {
  let length = 0;
  let kept = '';
  for (const { segment } of graphemes.segment(text.slice(0, 2 * bytes))) {
    length += encoder.encode(segment).length;
    if (length > bytes) break;
    kept += segment;
  }
  return kept.trimEnd();
}

const encoder = new TextEncoder();
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
