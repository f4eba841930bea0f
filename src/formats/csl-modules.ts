declare module 'csl:*' {
  const element: import('citeproc').CslElement;
  export default element;
}

declare module 'citeproc' {
  /** An element of a style or of a locale. */
  export interface CslElement {
    name: string;
    attrs: Record<string, string>;
    children: (CslElement | string)[];
  }

  /** What the processor asks for. */
  export interface CslSystem {
    retrieveLocale: (language: string) => CslElement;
    retrieveItem: (id: string) => object;
  }

  /** A processor of one style. */
  export class CslEngine {
    constructor(system: CslSystem, style: CslElement, language?: string);
    opt: { development_extensions: Record<string, boolean> };
    setOutputFormat(format: 'text' | 'html'): void;
    updateItems(ids: string[]): void;
    /** `entry_ids` are those of the entries, in their order. */
    makeBibliography(): [parameters: { entry_ids: string[][] }, entries: string[]] | false;
  }

  const CSL: { Engine: typeof CslEngine };
  export default CSL;
}
