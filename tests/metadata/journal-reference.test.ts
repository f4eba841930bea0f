import { describe, expect, it } from 'vitest';
import type { Publication } from '../../src/core/publication';
import { readJournalReference } from '../../src/metadata/journal-reference';

type Facts = Publication['facts'];

function journal(name: string, volume: string, page: string | undefined, year: string, issue?: string): Facts {
  return {
    type: 'article-journal',
    'container-title': name,
    volume,
    issued: year,
    ...(page && { page }),
    ...(issue && { issue }),
  };
}

function proceedings(name: string, year: string, page?: string): Facts {
  return { type: 'paper-conference', 'container-title': name, issued: year, ...(page && { page }) };
}

describe('a reference that is understood', () => {
  it.each<[string, Facts]>([
    ['Phys. Rev. Lett. 116, 061102 (2016)', journal('Phys. Rev. Lett.', '116', '061102', '2016')],
    ['Phys.Rev.D76:013009,2007', journal('Phys. Rev. D', '76', '013009', '2007')],
    ['Nature 521, 436-444 (2015)', journal('Nature', '521', '436–444', '2015')],
    ['Nature 521(7553):436--444, 2015', journal('Nature', '521', '436–444', '2015', '7553')],
    [
      'Journal of Machine Learning Research 15 (2014) 1929-1958',
      journal('Journal of Machine Learning Research', '15', '1929–1958', '2014'),
    ],
    [
      'IEEE Transactions on Information Theory, vol. 39, no. 6, pp. 1137-1149, June 2017',
      journal('IEEE Transactions on Information Theory', '39', '1137–1149', '2017', '6'),
    ],
    ['Astronomy & Astrophysics, vol. 600, A12, 2017', journal('Astronomy & Astrophysics', '600', 'A12', '2017')],
    ['Phys.Lett.B573:94-100,2003', journal('Phys. Lett. B', '573', '94–100', '2003')],
    [
      'Software Testing, Verification and Reliability, 35(2):e1914, 2025',
      journal('Software Testing, Verification and Reliability', '35', 'e1914', '2025', '2'),
    ],
    [
      'International Journal of Software Engineering & Applications (IJSEA), Vol.3, No.1, January 2012',
      journal('International Journal of Software Engineering & Applications', '3', undefined, '2012', '1'),
    ],
    [
      '2022 IEEE International Conference on Cloud Engineering (IC2E 2022)',
      proceedings('2022 IEEE International Conference on Cloud Engineering (IC2E 2022)', '2022'),
    ],
    ['ICML 2019', proceedings('ICML 2019', '2019')],
    ['In NeurIPS, 2020', proceedings('NeurIPS 2020', '2020')],
    [
      'Proceedings of the 37th International Conference on Machine Learning, pages 1597-1607, 2020',
      proceedings('Proceedings of the 37th International Conference on Machine Learning', '2020', '1597–1607'),
    ],
  ])('%s', (text, facts) => {
    expect(readJournalReference(text)).toEqual(facts);
  });
});

describe('a reference that is left', () => {
  it.each([
    '',
    'ActaAstron.56:1-50,2006',
    'Phys. Rev. Lett. 116, 061102 (2016); Erratum 117, 1 (2017)',
    'Submitted to Nature 521, 436-444 (2015)',
    'Accepted at ICML 2019',
    'Lecture Notes in Computer Science 9351, 234-241 (2015)',
    'Lect.Notes Phys.562:195-212,2001',
    '2015 was a good year for margins',
    'NeurIPS Workshop on Margins 2020',
    'Proceedings of the Workshop on Margins, 2020',
    'Conference on Margins 12, 3-4 (2019)',
    'Nature and Science 2015',
    'Margins, Paris, 2015, 12 pages',
    '10.1103/PhysRevLett.116.061102',
    'http://example.org/1 (2015)',
    'Phys. Rev. Lett. 116, 061102 (1066)',
    `${'a'.repeat(300)} 12, 3 (2019)`,
    `${'A. '.repeat(150)}12:3,2019`,
  ])('%s', (text) => {
    expect(readJournalReference(text)).toBeUndefined();
  });
});
