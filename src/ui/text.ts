import type messages from '../../assets/_locales/en/messages.json';

/** The name of a text in `_locales`. */
export type TextKey = keyof typeof messages;

/** The name of a text that comes in a form per number: `papers` for `papers_one` and `papers_other`. */
export type CountKey = TextKey extends infer K ? (K extends `${infer Name}_other` ? Name : never) : never;

/** Finds a text by its name, with `$1` to `$9` filled in; empty where there is none. */
export type LookUp = (key: string, substitutions: string[]) => string;

let lookUp: LookUp = (key, substitutions) => {
  const { browser, chrome } = globalThis as { browser?: Api; chrome?: Api };
  return (browser?.i18n ? browser : chrome)?.i18n.getMessage(key, substitutions) ?? '';
};

/** Take the texts from somewhere else than the extension, as tests do. */
export function lookUpTextsBy(other: LookUp): void {
  lookUp = other;
}

/** A text in the user's language. Numbers are written its way. */
export function text(key: TextKey, ...substitutions: (string | number)[]): string {
  return lookUp(key, substitutions.map(written));
}

/** A text in the form that goes with a number, which is its `$1`. */
export function counted(key: CountKey, count: number, ...further: (string | number)[]): string {
  const form = new Intl.PluralRules(language()).select(count);
  const substitutions = [count, ...further].map(written);
  return lookUp(`${key}_${form}`, substitutions) || lookUp(`${key}_other`, substitutions);
}

/** The text for an error's name (`error_<name>`), or the one for errors that nobody foresaw. */
export function errorText(error: unknown): string {
  const name = error instanceof Error ? error.name.replace(/\W/g, '') : '';
  return lookUp(`error_${name}`, []) || text('errorUnknown', name || String(error));
}

interface Api {
  i18n: { getMessage: (key: string, substitutions: string[]) => string };
}

/** The language that the texts are in, which needn't be the browser's. */
function language(): string {
  return lookUp('language', []) || 'en';
}

function written(value: string | number): string {
  return typeof value === 'string' ? value : value.toLocaleString(language());
}
