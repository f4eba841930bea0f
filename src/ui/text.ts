import type messages from '../../assets/_locales/en/messages.json';

/** The name of a text in `_locales`. */
export type TextKey = keyof typeof messages;

/** The name of a text that comes in a form per number: `papers` for `papers_one` and `papers_other`. */
export type CountKey = TextKey extends infer K ? (K extends `${infer Name}_other` ? Name : never) : never;

/** Finds a text by its name, with `$1` to `$9` filled in; empty where there is none. */
export type LookUp = (key: string, substitutions: string[]) => string;

let lookUp: LookUp = (key, substitutions) => {
  const { browser, chrome } = globalThis as { browser?: Api; chrome?: Api };
  return (browser?.i18n ? browser : chrome)?.i18n?.getMessage(key, substitutions) ?? '';
};

/** Asked for or made once: the browser takes as long for ten texts, or one of these, as for a strip. */
const known = new Map<string, string>();
let plural: Intl.PluralRules | undefined;

/** A text without substitutions. */
function fixed(key: string): string {
  const found = known.get(key) ?? lookUp(key, []);
  known.set(key, found);
  return found;
}

/** Take the texts from somewhere else than the extension, as tests do. */
export function lookUpTextsBy(other: LookUp): void {
  lookUp = other;
  known.clear();
  plural = undefined;
}

/** A text in the user's language. Numbers are written its way. */
export function text(key: TextKey, ...substitutions: (string | number)[]): string {
  return substitutions.length > 0 ? lookUp(key, substitutions.map(written)) : fixed(key);
}

/** A text in the form that goes with a number, which is its `$1`. */
export function counted(key: CountKey, count: number, ...further: (string | number)[]): string {
  plural ??= new Intl.PluralRules(language());
  const form = plural.select(count);
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
  return fixed('language') || 'en';
}

/** Write a count as the texts do. `Intl.NumberFormat` takes as long to make as all that is drawn on a page. */
export function written(value: string | number): string {
  return typeof value === 'string' ? value : String(value).replace(/\B(?=(?:\d{3})+$)/g, fixed('thousands'));
}
