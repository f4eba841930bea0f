import { leave } from './beside';
import { NewPapers } from './new-papers';

// Injected on listings once they stand, while a log of them is kept, and never in private windows.
leave({ maniculeNovelty: (page) => new NewPapers(page) });
