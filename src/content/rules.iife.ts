import { leave } from './beside';
import { PageRules } from './page-rules';

// Beside the script that reads the page, while a rule is on: what decides by rules and says why.
leave({ maniculeJudge: (page) => new PageRules(page) });
