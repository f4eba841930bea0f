/** The kinds of identifier that a paper can be known by. */
export type Scheme = 'arxiv' | 'doi' | 'title';

/** A paper's canonical identifier, without version: `arxiv:2307.09288`, `doi:10.1145/3292500.3330701`, `title:attention is all you need|vaswani`. */
export type PaperId = `${Scheme}:${string}`;
