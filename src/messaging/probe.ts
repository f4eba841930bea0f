/** What could be read on a page, as a script that looks at it once has found. */
export interface PageProbe {
  host: string;
  /** The site, where one of our adapters knows it. */
  site?: { id: string; name: string };
  /** The match pattern of the host, to ask the browser for; absent where it can't be asked for. */
  origin?: string;
  /** How many papers would be recognized. */
  papers: number;
  /** How many papers are linked where none would be recognized. */
  linked: number;
  /** How it is laid out, for a report: tags, roles, names of attributes and shapes of links of one card, no text. */
  layout: string;
}

/** What the scripts that the worker injects leave for it, in the world that the extension's scripts share. */
export interface LeftForWorker {
  /** By the probe. */
  maniculeProbe?: Promise<PageProbe>;
  /** By the script with all adapters: resolves once it answers. */
  maniculeBegun?: Promise<void>;
}
