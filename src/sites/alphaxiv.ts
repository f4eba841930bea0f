import type { Site } from './site';

/** alphaXiv: lists of links to arXiv papers, read without an adapter, because no saved page shows what its cards are. */
export const alphaxiv: Site = {
  id: 'alphaxiv',
  name: 'alphaXiv',
  matches: ['https://www.alphaxiv.org/*', 'https://alphaxiv.org/*'],
  unverified: true,
  hydrates: true,
  listings: [],
};
