/** The ways in which texts cite by key. */
export const citeCommands = ['latex', 'pandoc', 'typst', 'key'] as const;

/** One of the ways in which texts cite by key. */
export type CiteCommand = (typeof citeCommands)[number];

/** What stands in a text where it cites these papers, by their keys: `\cite{a,b}`, `[@a; @b]`, `@a @b`, or the keys alone. */
export function citeBy(command: CiteCommand, keys: readonly string[]): string {
  switch (command) {
    case 'latex':
      return `\\cite{${keys.join(',')}}`;
    case 'pandoc':
      return `[${keys.map((key) => `@${key}`).join('; ')}]`;
    case 'typst':
      return keys.map((key) => `@${key}`).join(' ');
    case 'key':
      return keys.join(', ');
  }
}
