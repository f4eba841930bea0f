// Papers that nobody wrote, for pages as long as one likes: the same ones in every run.

const subjects = 'attention quantization retrieval speech diffusion planning pruning alignment'.split(' ');

const vocabulary =
  `we study how a small change in the order of training moves what the larger part of a network has to remember and show
  that most of the gain comes from the first few layers while later ones only pass it on across tasks sizes and seeds our
  measure needs no labels runs on one machine and agrees with human readers more often than any earlier score`.split(
    /\s+/,
  );

const forenames = 'Ada Bea Cyd Dot Eve'.split(' ');
const surnames = 'Marginal Gloss Quire Vellum Rubric Colophon Folio Stylus'.split(' ');

/**
 * Make so many papers: `{ id, title, authors, abstract, upvotes, comments }`, the abstracts 1,200 characters long.
 * @param {number} count at most 90,000
 */
export function makePapers(count) {
  return Array.from({ length: count }, (_, index) => {
    const subject = subjects[index % subjects.length];
    return {
      id: `26${String(1 + Math.floor(index / 10_000)).padStart(2, '0')}.${String(index % 10_000).padStart(5, '0')}`,
      title: `On ${subject} in the margins of ${wordsFrom(index * 7, 5).join(' ')}: part ${index + 1}`,
      authors: surnames.slice(0, 3 + (index % 4)).map((surname, at) => `${forenames[(index + at) % 5]} ${surname}`),
      abstract: abstractOf(index, subject),
      upvotes: (index * 7) % 90,
      comments: index % 3,
    };
  });
}

/** Escape a text for markup. */
export function escapeMarkup(text) {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

function abstractOf(index, subject) {
  const words = [subject, ...wordsFrom(index * 13, 300)].join(' ');
  return `${words.slice(0, 1_199).trimEnd()}.`.padEnd(1_200, '.');
}

function wordsFrom(start, count) {
  return Array.from({ length: count }, (_, at) => vocabulary[(start + at * (1 + (start % 5))) % vocabulary.length]);
}
