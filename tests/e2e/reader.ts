/** What one finds a thing by, beside its accessible name. */
export type Role =
  | 'alert'
  | 'button'
  | 'checkbox'
  | 'combobox'
  | 'dialog'
  | 'group'
  | 'heading'
  | 'link'
  | 'menuitem'
  | 'option'
  | 'region'
  | 'status'
  | 'switch'
  | 'textbox';

/** One thing on the page as a screen reader gets it. */
export interface Said {
  role: string;
  name: string;
  /** What a field holds. */
  value: string;
}

/**
 * A page as it is read to somebody, by roles and accessible names, what closed shadow roots hold included. So a test
 * says what a person finds and does, in whichever browser. `within` is a selector of one of the page's own elements.
 */
export interface Reader {
  /** List everything that is said, in page order; nothing where the element isn't there. */
  all(within?: string): Promise<Said[]>;
  /** List the names of all things of one role. */
  names(role: Role, within?: string): Promise<string[]>;
  /** Say whether there is such a thing now. */
  has(role: Role, name: string | RegExp, within?: string): Promise<boolean>;
  /** Wait for something and answer it. */
  find(role: Role, name: string | RegExp, within?: string): Promise<Said>;
  /** Wait until there is no such thing. */
  gone(role: Role, name: string | RegExp, within?: string): Promise<void>;
  /** Wait for something and click in its middle with the mouse. */
  click(role: Role, name: string | RegExp, within?: string): Promise<void>;
  /** Type where the focus is, key by key; very long texts come at once. */
  type(text: string): Promise<void>;
  /** Press one key. */
  press(key: 'Enter' | 'Escape'): Promise<void>;
}

/** True where a name is the wanted one or meets the pattern. */
export function isNamed(name: string, wanted: string | RegExp): boolean {
  return typeof wanted === 'string' ? name === wanted : wanted.test(name);
}
