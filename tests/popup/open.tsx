import { App, type Initial } from '../../src/popup/App';
import { BackgroundContext } from '../../src/popup/background';
import { click, find, show } from '../ui/screen';
import { type FakeBackground, libraryRow } from './fake-background';

/** Open the popup over a fake background, on one of its tabs. */
export async function open(background: FakeBackground, tab?: RegExp, initial?: Initial): Promise<FakeBackground> {
  await show(
    <BackgroundContext.Provider value={background}>
      <App initial={initial ?? { recent: background.recent }} />
    </BackgroundContext.Provider>,
  );
  if (tab) await click(find('tab', tab));
  return background;
}

/** Four papers with tags, notes and statuses of all kinds. */
export function fewPapers() {
  return [
    libraryRow('2510.11602', 'Deconstructing Attention', {
      tags: ['attention', 'ml/theory'],
      note: 'Compare with NoPE',
    }),
    libraryRow('2305.19466', 'The Impact of Positional Encoding', { tags: ['positions'], status: 'read' }),
    libraryRow('2306.00978', 'AWQ', { tags: ['quantization'], status: 'reading', starred: true }),
    libraryRow('2310.17513', 'The Expressive Power of Low-Rank Adaptation', { tags: ['ml/peft', 'ml/theory'] }),
  ];
}
