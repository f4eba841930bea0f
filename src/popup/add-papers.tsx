import { render } from 'preact';
import '../core/all-schemes';
import '../ui/tokens.css';
import '../ui/strip.css';
import '../ui/components.css';
import './add-papers.css';
import { text } from '../ui/text';
import { AddPapers } from './AddPapers';
import { takePastedText } from './open-add-papers';

/** Begin with what was pasted into the popup, if anything was. */
async function start(): Promise<void> {
  document.documentElement.lang = text('language');
  document.title = text('popupAdd');
  const pasted = await takePastedText().catch(() => '');
  render(<AddPapers pasted={pasted} />, document.body);
}

void start();
