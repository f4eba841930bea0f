import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Folded } from '../../src/query/folded';
import { compile } from '../../src/query/match';
import { parse } from '../../src/query/parse';
import { compileForOnce } from '../../src/query/word-hits';
import { readable, subject } from './arbitrary';

describe('a matcher for subjects that are looked at once', () => {
  it('lets no phrase run from one author into the next, also where one is folded first', () => {
    const matches = compileForOnce(parse('"x lora"'));
    const author = [{ printed: 'Ada X' }, { printed: 'Lora ⺀' }];
    expect(matches(new Folded({ author, title: '', abstract: '' }))).toBe(false);
  });

  it('says what the other one says, of one after another', () => {
    fc.assert(
      fc.property(readable, fc.array(subject, { minLength: 1, maxLength: 4 }), (text, papers) => {
        const query = parse(text);
        const [once, matches] = [compileForOnce(query), compile(query)];
        for (const paper of papers) expect(once(new Folded(paper))).toBe(matches(new Folded(paper)));
      }),
      { numRuns: 500 },
    );
  });
});
