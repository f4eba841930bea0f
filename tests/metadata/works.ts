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
  venue: { type: 'conference', name: 'NIPS', year: '2017', pages: '5998-6008' },
  dblp: 'conf/nips/VaswaniSPUJGKP17',
  s2: '204e3073870fae3d05bcbc2f6a8e263d9b72e776',
};

export const gravitationalWaves: Work = {
  title: 'Observation of Gravitational Waves from a Binary Black Hole Merger',
  authors: ['B. P. Abbott', 'R. Abbott', 'T. D. Abbott', 'M. R. Abernathy'],
  abstract: 'Two detectors saw the same signal on September 14, 2015.',
  issued: '2016-02-11',
  arxiv: '1602.03837',
  journalRef: 'Phys. Rev. Lett. 116, 061102 (2016)',
  categories: ['gr-qc', 'astro-ph.HE'],
  doi: '10.1103/PhysRevLett.116.061102',
  venue: { type: 'journal', name: 'Physical Review Letters', year: '2016', volume: '116', issue: '6' },
};

export const bert: Work = {
  title: 'BERT: Pre-training of Deep Bidirectional Transformers for Language Understanding',
  authors: ['Jacob Devlin', 'Ming-Wei Chang', 'Kenton Lee', 'Kristina Toutanova'],
  abstract: 'A model that reads in both directions.',
  issued: '2018-10-11',
  arxiv: '1810.04805',
  categories: ['cs.CL'],
  doi: '10.18653/v1/N19-1423',
  acl: 'N19-1423',
  dblp: 'conf/naacl/DevlinCLT19',
  s2: 'df2b0e26d0599ce3e70df8a9da02e51594e0e992',
  venue: { type: 'conference', name: 'NAACL-HLT (1)', year: '2019', pages: '4171-4186' },
};

export const lora: Work = {
  title: 'LoRA: Low-Rank Adaptation of Large Language Models',
  authors: [
    'Edward J. Hu',
    'Yelong Shen',
    'Phillip Wallis',
    'Zeyuan Allen-Zhu',
    'Yuanzhi Li',
    'Shean Wang',
    'Lu Wang',
    'Weizhu Chen',
  ],
  abstract: 'Only matrices of low rank are trained.',
  issued: '2021-06-17',
  arxiv: '2106.09685',
  openreview: 'nZeVKeeFYf9',
  openreviewVersion: 1,
  venue: { type: 'conference', name: 'ICLR', year: '2022' },
  dblp: 'conf/iclr/HuSWALWWC22',
};

export const deepLearning: Work = {
  title: 'Deep learning',
  authors: ['Yann LeCun', 'Yoshua Bengio', 'Geoffrey Hinton'],
  abstract: 'What many layers learn.',
  issued: '2015-05-27',
  doi: '10.1038/nature14539',
  pmid: '26017442',
  venue: { type: 'journal', name: 'Nature', year: '2015', volume: '521', issue: '7553', pages: '436-44' },
};

export const works: Work[] = [attention, gravitationalWaves, bert, lora, deepLearning];
