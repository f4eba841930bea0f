import { render } from 'preact';
import '../core/all-schemes';
import '../ui/tokens.css';
import '../ui/strip.css';
import '../ui/components.css';
import './options.css';
import { askToPersist } from '../ui/persist';
import { text } from '../ui/text';
import { extensionBackground } from './background';
import { Options } from './Options';

document.documentElement.lang = text('language');
document.title = text('optionsTitle');
render(<Options background={extensionBackground} />, document.body);
askToPersist();
