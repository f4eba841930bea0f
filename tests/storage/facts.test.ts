import { describe, expect, it } from 'vitest';
import { emptyPaper, mergeFacts, paperOf } from '../../src/storage/facts';

const vaswani = { family: 'Vaswani', given: 'Ashish' };
const shazeer = { family: 'Shazeer', given: 'Noam' };

/** What is known once each source has said its part, in order. */
function known(...said: Parameters<typeof mergeFacts> extends [unknown, infer F, infer S] ? [S, F][] : never) {
  return said.reduce((stored, [source, facts]) => mergeFacts(stored, facts, source), emptyPaper('arxiv:1706.03762'));
}

describe('facts', () => {
  it('remember who said them', () => {
    const { facts, sources } = known(['huggingface', { title: 'T', abstract: 'A' }], ['arxiv', { title: 'The T' }]);
    expect(facts).toEqual({ title: 'The T', abstract: 'A' });
    expect(sources).toEqual({ title: 'arxiv', abstract: 'huggingface' });
  });

  it('of a better source are not overwritten by a listing', () => {
    expect(known(['arxiv', { title: 'Right' }], ['huggingface', { title: 'Wrong' }]).facts.title).toBe('Right');
    expect(known(['huggingface', { title: 'Right' }], ['generic', { title: 'Wrong' }]).facts.title).toBe('Right');
  });

  it('of sources that were asked are believed in their order, above all pages and files', () => {
    const order = ['text', 'generic', 'dblp', 'arxiv', 'file', 'api:huggingface', 'api:arxiv', 'api:crossref'];
    for (const [at, better] of order.entries()) {
      for (const worse of order.slice(0, at)) {
        expect(known([better, { title: 'Right' }], [worse, { title: 'Wrong' }]).facts.title).toBe('Right');
        expect(known([worse, { title: 'Wrong' }], [better, { title: 'Right' }]).facts.title).toBe('Right');
      }
    }
  });

  it('that only begin alike are not taken for a cut form', () => {
    const said = known(
      ['file', { volume: '12', 'container-title': 'Nature Physics' }],
      ['api:crossref', { volume: '1' }],
    );
    expect(said.facts).toEqual({ volume: '1', 'container-title': 'Nature Physics' });
  });

  it('prefer given names to initials, unless the names are others', () => {
    const initials = {
      author: [
        { family: 'Vaswani', given: 'A.' },
        { family: 'Shazeer', given: 'N' },
      ],
    };
    const whole = { author: [vaswani, shazeer] };
    expect(known(['arxiv', whole], ['api:crossref', initials]).facts).toEqual(whole);
    expect(known(['api:crossref', initials], ['generic', whole]).facts).toEqual(whole);
    const others = {
      author: [
        { family: 'Vaswani', given: 'B.' },
        { family: 'Shazeer', given: 'N' },
      ],
    };
    expect(known(['arxiv', whole], ['api:crossref', others]).facts).toEqual(others);
  });

  it('in capitals give way to the same that are not, and to no others', () => {
    const quiet = { title: 'Attention Is All You Need', author: [vaswani, shazeer] };
    const loud = {
      title: 'ATTENTION IS ALL YOU NEED',
      author: [
        { family: 'VASWANI', given: 'ASHISH' },
        { family: 'SHAZEER', given: 'N.' },
      ],
    };
    expect(known(['generic', quiet], ['api:crossref', loud]).facts).toEqual(quiet);
    expect(known(['api:crossref', loud], ['generic', quiet]).facts).toEqual(quiet);
    const initials = { author: [{ family: 'Vaswani', given: 'A.' }] };
    const shouted = { author: [{ family: 'VASWANI', given: 'Ashish' }] };
    expect(known(['generic', initials], ['api:crossref', shouted]).facts).toEqual(initials);
    const others = { title: 'ATTENTION IS NOT ALL', author: [{ family: 'VASWANI', given: 'B.' }] };
    expect(known(['generic', quiet], ['api:crossref', others]).facts).toEqual(others);
    expect(known(['generic', { title: 'Bert' }], ['api:crossref', { title: 'BERT' }]).facts.title).toBe('BERT');
  });

  it('of the same source follow its corrections', () => {
    expect(known(['arxiv', { title: 'Teh T' }], ['arxiv', { title: 'The T' }]).facts.title).toBe('The T');
  });

  it('are never lost because a page does not say them', () => {
    expect(known(['arxiv', { title: 'T', issued: '2017' }], ['arxiv', {}]).facts).toEqual({
      title: 'T',
      issued: '2017',
    });
  });

  it('are not replaced by a cut form of themselves, and replace one', () => {
    const [whole, cut] = ['We propose a model. It is good.', 'We propose a …'];
    expect(known(['huggingface', { abstract: whole }], ['arxiv', { abstract: cut }]).facts.abstract).toBe(whole);
    expect(known(['arxiv', { abstract: cut }], ['huggingface', { abstract: whole }]).facts.abstract).toBe(whole);
    expect(known(['arxiv', { issued: '2017-06-12' }], ['arxiv', { issued: '2017' }]).facts.issued).toBe('2017-06-12');
  });

  it('of a better source win against what a lesser one has behind them, unless they break off', () => {
    const whole = known(
      ['generic', { title: 'Deep learning | Nature', issued: '2015-05-28' }],
      ['api:crossref', { title: 'Deep learning', issued: '2015' }],
    );
    expect(whole.facts).toEqual({ title: 'Deep learning', issued: '2015-05-28' });
    const abstract = known(
      ['api:crossref', { abstract: 'Short abstract.' }],
      ['generic', { abstract: 'Short abstract. Show less Buy now' }],
    );
    expect(abstract.facts.abstract).toBe('Short abstract.');
    for (const cut of ['Short abstract. It…', 'Short abstract. It...', 'Short abstract. It goes o']) {
      const said = known(['api:crossref', { abstract: cut }], ['generic', { abstract: 'Short abstract. It goes on.' }]);
      expect(said.facts.abstract).toBe('Short abstract. It goes on.');
    }
    const titled = known(['dblp', { title: 'BERT: Pre-training of things' }], ['api:crossref', { title: 'BERT' }]);
    expect(titled.facts.title).toBe('BERT: Pre-training of things');
  });

  it('prefer all authors to the first of them', () => {
    const some = { author: [vaswani], authorsIncomplete: true };
    const all = { author: [vaswani, shazeer] };
    expect(known(['huggingface', all], ['arxiv', some]).facts).toEqual(all);
    expect(known(['arxiv', some], ['huggingface', all]).facts).toEqual(all);
    expect(known(['huggingface', some]).facts).toEqual(some);
  });

  it('rank a source by its own name only', () => {
    expect(known(['huggingface', { title: 'A' }], ['constructor', { title: 'B' }]).facts.title).toBe('B');
  });

  it('come with the aliases, if there are any', () => {
    expect(paperOf(emptyPaper('doi:10.1/x'))).toEqual({ id: 'doi:10.1/x' });
    expect(paperOf({ ...emptyPaper('doi:10.1/x'), ids: ['doi:10.1/x', 'arxiv:1706.03762'] })).toEqual({
      id: 'doi:10.1/x',
      aliases: ['arxiv:1706.03762'],
    });
  });
});
