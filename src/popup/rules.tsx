import { render } from 'preact';
import '../core/all-schemes';
import '../ui/tokens.css';
import '../ui/strip.css';
import '../ui/components.css';
import '../ui/rule-form.css';
import './add-papers.css';
import './rules.css';
import { rulesOpeningOf } from '../ui/rules-address';
import { text } from '../ui/text';
import { RulesPage } from './rules/RulesPage';

document.documentElement.lang = text('language');
document.title = text('rulesTitle');
render(<RulesPage opening={rulesOpeningOf(location.search)} />, document.body);
