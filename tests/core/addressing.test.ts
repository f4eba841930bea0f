import { describe, expect, it } from 'vitest';
import '../../src/core/all-schemes';
import { identify } from '../../src/core/identifier';

const links: [address: string, base: string | undefined, id: string | undefined][] = [
  ['https://arxiv.org/abs/2307.09288', 'https://example.org/', 'arxiv:2307.09288'],
  ['https://arxiv.org/abs/2310.06825v1?context=cs#top', 'https://example.org/', 'arxiv:2310.06825'],
  ['https://arxiv.org.example/abs/2307.09288', 'https://example.org/', undefined],
  ['https://ARXIV.org/abs/2307.09288', undefined, 'arxiv:2307.09288'],
  ['https://arxiv.org:443/abs/2307.09288', undefined, 'arxiv:2307.09288'],
  ['https://arxiv.org?/abs/2307.09288', undefined, undefined],
  ['https://arxiv.org', undefined, undefined],
  ['/abs/2307.09288#top', 'https://arxiv.org/list/cs/new', 'arxiv:2307.09288'],
  ['/abs/2307.09288', 'https://example.org/', undefined],
  ['/abs/2307.09288', undefined, undefined],
  ['//arxiv.org/abs/2307.09288', 'https://example.org/', 'arxiv:2307.09288'],
  ['../abs/2307.09288', 'https://arxiv.org/list/cs', 'arxiv:2307.09288'],
  ['arxiv.org/abs/2307.09288', undefined, 'arxiv:2307.09288'],
  ['https://doi.org/10.1145/3292500.3330701', 'https://example.org/', 'doi:10.1145/3292500.3330701'],
  ['mailto:somebody@arxiv.org', 'https://arxiv.org/abs/2307.09288', undefined],
];

describe('identify', () => {
  it.each(links)('reads %s on %s the same whatever link was read before it', (address, base, id) => {
    for (const [other, otherBase] of links) {
      identify(other, otherBase);
      expect(identify(address, base)).toBe(id);
      expect(identify(address, base)).toBe(id);
    }
  });
});
