import { expect, it } from 'vitest';
import { isPreprintServer } from '../../src/core/publication';

it.each([
  ...['arXiv', 'ArXiv.org', 'arXiv preprint arXiv:2106.09685', 'e-print arXiv', 'CoRR', 'CoRR abs/2106.09685'],
  ...['Computing Research Repository (CoRR)', 'bioRxiv', 'medRxiv', 'ChemRxiv', 'PsyArXiv', 'EcoEvoRxiv', 'TechRxiv'],
  ...['SSRN Electronic Journal', 'Research Square', 'Preprint', 'Preprints.org', ' arXiv'],
])('%s is a server of preprints', (name) => {
  expect(isPreprintServer(name)).toBe(true);
});

it.each([
  ...['Corrosion Science', 'Corr. Sci.', 'Nature', 'NeurIPS 2020, arXiv:2006.12345', 'Biology', 'Technometrics', ''],
  ...['Medical Image Analysis', 'Educational Research', 'Metaxivity'],
])('%s is none', (name) => {
  expect(isPreprintServer(name)).toBe(false);
});
