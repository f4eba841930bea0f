/** What a test's listing shows of one paper. */
export interface ShownPaper {
  /** arXiv id without version. */
  id: string;
  title: string;
  authors: string[];
  abstract: string;
  upvotes: number;
  comments: number;
  /** As Hugging Face prints it: `Oct 13`. */
  date: string;
}

const subjects = ['Attention', 'Quantization', 'Retrieval', 'Speech', 'Diffusion', 'Planning', 'Pruning', 'Alignment'];

/**
 * Make so many papers that nobody wrote, numbered from 1: their arXiv ids count up from 2601.00001, and the titles go
 * round eight subjects, `Attention` first and `Speech` fourth. Titles that are given take the first places.
 */
export function makePapers(count: number, titles: readonly string[] = []): ShownPaper[] {
  return Array.from({ length: count }, (_, index) => {
    const number = index + 1;
    const subject = subjects[index % subjects.length] ?? '';
    return {
      id: `2601.${String(number).padStart(5, '0')}`,
      title: titles[index] ?? `${subject} Experiments, Part ${number}`,
      authors: ['Ada Marginal', `Ben Gloss${number}`],
      abstract: `A made-up paper that looks at ${subject.toLowerCase()} for the ${number}th time and finds what it looked for.`,
      upvotes: (number * 7) % 90,
      comments: number % 3,
      date: 'Oct 13',
    };
  });
}

/** Escape a text for markup. */
export function escapeMarkup(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
