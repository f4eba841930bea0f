/**
 * A person's name with CSL-JSON's parts. A group or a name that can't be split has only `literal`.
 * Source: https://github.com/citation-style-language/schema (csl-data.json, name-variable).
 */
export interface Name {
  family?: string;
  given?: string;
  'non-dropping-particle'?: string;
  suffix?: string;
  literal?: string;
}
