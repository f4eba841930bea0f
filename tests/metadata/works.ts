import type { Work } from '../fakes/metadata-answers';

/** Works that are known to the local services; what is said of them is true, but for the abstracts, which are ours. */
export const attention: Work = {
  title: 'Attention Is All You Need',
  authors: [
    'Ashish Vaswani',
    'Noam Shazeer',
    'Niki Parmar',
    'Jakob Uszkoreit',
    'Llion Jones',
    'Aidan N. Gomez',
    'Lukasz Kaiser',
    'Illia Polosukhin',
  ],
  abstract: 'A model that translates with attention & feed-forward layers alone.',
  issued: '2017-06-12',
  arxiv: '1706.03762',
  categories: ['cs.CL', 'cs.LG'],
  isOnHuggingFace: true,
};

export const gravitationalWaves: Work = {
  title: 'Observation of Gravitational Waves from a Binary Black Hole Merger',
  authors: ['The LIGO Scientific Collaboration', 'the Virgo Collaboration'],
  abstract: 'Two detectors saw the same signal on September 14, 2015.',
  issued: '2016-02-11',
  arxiv: '1602.03837',
  journalRef: 'Phys. Rev. Lett. 116, 061102 (2016)',
  categories: ['gr-qc', 'astro-ph.HE'],
  doi: '10.1103/PhysRevLett.116.061102',
};

export const works: Work[] = [attention, gravitationalWaves];
