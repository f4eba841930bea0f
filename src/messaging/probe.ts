/** What could be read on a page where no script of ours runs. */
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
}

/** Where the probe leaves what it found, in the world that the extension's scripts share. */
export const probeKey = 'maniculeProbe';

/** That world. */
export interface Probed {
  [probeKey]?: PageProbe;
}
