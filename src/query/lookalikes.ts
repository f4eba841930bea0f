import { fold } from '../core/text';

/**
 * The signs of the language as other keyboards write them. Each stands for one sign, so that offsets stay.
 * Source: Unicode's block Halfwidth and Fullwidth Forms, and its dashes and quotation marks.
 */
const signs: Record<string, string> = {
  '（': '(',
  '）': ')',
  '：': ':',
  '＜': '<',
  '＞': '>',
  '＝': '=',
  '＂': '"',
  '“': '"',
  '”': '"',
  '„': '"',
  '‟': '"',
  '«': '"',
  '»': '"',
  '－': '-',
  '﹣': '-',
  '−': '-',
  '‐': '-',
  '‑': '-',
  '＊': '*',
};
const anySign = new RegExp(`[${Object.keys(signs).join('')}]`, 'g');

/** The text with the language's signs in their plain forms: as long as it was. */
export function plainSigns(text: string): string {
  return text.replace(anySign, (sign) => signs[sign] ?? sign);
}

/** Cyrillic and Greek letters that look like Latin ones. Source: Unicode's confusables.txt. */
const latin: Record<string, string> = {
  ...letters('авекмнорстухіѕјԁԛѡһҽ', 'abekmhopctyxisjdqwhe'),
  ...letters('αβεηικνορτυχω', 'abenikvoptuxw'),
  ɡ: 'g',
  ı: 'i',
};

function letters(from: string, to: string): Record<string, string> {
  return Object.fromEntries([...from].map((letter, index) => [letter, to[index] ?? '']));
}

/** What a name looks like, in small Latin letters: `tіtle` with a Cyrillic і, `ｔｉｔｌｅ`, `TÍTLE` look like `title`. */
export function looksLike(name: string): string {
  return [...fold(name)].map((letter) => latin[letter] ?? letter).join('');
}
