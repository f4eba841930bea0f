import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readyListOf } from '../../../src/popup/rules/ready-lists';
import { compile } from '../../../src/query/match';
import { parse } from '../../../src/query/parse';
import { parseRuleList, ruleKey } from '../../../src/query/rule-list';
import { subjectOfListed } from '../../../src/query/subject';
import { root } from '../../source-files';

const folder = join(root, 'assets/rules');
const names: string[] = JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8'));
const textOf = (name: string) => readFileSync(join(folder, `${name}.txt`), 'utf8');

/** The lists of which a rule hides a paper of this title. */
function hiding(title: string, ...categories: string[]): string[] {
  const subject = subjectOfListed({ id: 'arxiv:2601.00001', title, categories, foundBy: 'adapter' }, 'arxiv');
  return names.filter((name) => readyListOf(textOf(name)).rules.some(({ query }) => compile(parse(query))(subject)));
}

describe('the ready lists', () => {
  it('are ten, all of them in the index', () => {
    expect(names).toHaveLength(10);
    expect(readdirSync(folder).toSorted()).toEqual([...names.map((name) => `${name}.txt`), 'index.json'].toSorted());
  });

  it.each(names)('say what they do, and are read without a fault: %s', (name) => {
    const { faults, rules } = parseRuleList(textOf(name));
    expect(faults).toEqual([]);
    expect(rules.every(({ rule }) => rule.enabled && rule.action === 'hide')).toBe(true);
    const list = readyListOf(textOf(name));
    expect(list.rules).toHaveLength(rules.length);
    expect(list.title).toMatch(/^\p{Lu}/u);
    expect(list.about).toMatch(/^Hides .*\. Stays: .*\.$/);
  });

  it('have no rule twice', () => {
    const keys = names.flatMap((name) => readyListOf(textOf(name)).rules.map(ruleKey));
    expect(new Set(keys).size).toBe(keys.length);
  });

  it.each<[title: string, list: string | undefined, category?: string]>([
    ['A Survey of Large Language Models', 'surveys'],
    ['Prompting Methods: A Systematic Review', 'surveys'],
    ['Automatic Peer Review with Language Models', undefined],
    ['MMLU-Pro-Bench: Harder Questions', 'benchmarks'],
    ['GeoBench: Maps for Language Models', 'benchmarks'],
    ['The Pile of Laws: A Corpus', 'benchmarks'],
    ['Dataset Distillation by Matching Trajectories', undefined],
    ['Bench Press Forecasting', undefined],
    ['Brain Tumor Segmentation with Transformers', 'medical-imaging'],
    ['Radiologists Meet Language Models', 'medical-imaging'],
    ['Medical Question Answering', undefined],
    ['Change Detection in Satellite Images', 'remote-sensing'],
    ['Whisper: Robust Speech Recognition', 'speech-and-audio'],
    ['Detecting Hate Speech in Tweets', undefined],
    ['Tokens All the Way Down', 'speech-and-audio', 'eess.AS'],
    ['Planning for Self-Driving Cars', 'autonomous-driving'],
    ['Diffusion for Occupancy in a Bird’s-Eye View', 'autonomous-driving'],
    ['Dexterous Manipulation from Play', 'robotics'],
    ['Learning to Walk', 'robotics', 'cs.RO'],
    ['Manipulation of Opinions by Chatbots', undefined],
    ['Sequential Recommendation with Language Models', 'recommender-systems'],
    ['Recommendations for Reporting Results', undefined],
    ['Protein Folding at Scale', 'proteins-and-biology'],
    ['Retrosynthesis by Search', 'proteins-and-biology'],
    ['Counting', 'proteins-and-biology', 'q-bio.QM'],
    ['Auditing Smart Contracts', 'blockchain'],
    ['Attention Is All You Need', undefined],
  ])('hide what they say, and nothing else: %s', (title, list, category) => {
    expect(hiding(title, ...(category ? [category] : ['cs.CL']))).toEqual(list ? [list] : []);
  });
});
