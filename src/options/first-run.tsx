import { render } from 'preact';
import '../ui/tokens.css';
import '../ui/strip.css';
import '../ui/components.css';
import './options.css';
import './first-run.css';
import { text } from '../ui/text';
import { browserSites } from './background';
import { FirstRun } from './FirstRun';

document.documentElement.lang = text('language');
document.title = text('firstRunTitle');
render(<FirstRun sites={browserSites} />, document.body);
