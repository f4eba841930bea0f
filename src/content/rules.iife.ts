import { judgeKey, type MakeJudge } from './judge';
import { PageRules } from './page-rules';

// Beside the script that reads the page, while a rule is on: what decides by rules and says why.
const makeJudge: MakeJudge = (page) => new PageRules(page);

Object.assign(globalThis, { [judgeKey]: makeJudge });
