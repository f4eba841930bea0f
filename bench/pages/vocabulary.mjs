// Texts with as many different words as papers have, of which few are common and most are rare: the same in every run.

const beginnings = 'a be co di en fo ge hy in ju ka lo me no op pre qua re so tra un ver wi xe yo ze'.split(' ');
const middles = 'ba ci du fe gra hi la lo ma ni no pe qui ra si sta te ti vo zo'.split(' ');
const endings = 'l ble ction d ding ed er est ing ion ity ly ment ness r s sm tic tive ual'.split(' ');

/** All words: 26 × 20 × 20 of them, the rank in which they are common mixed up. */
const words = Array.from({ length: 10_400 }, (_, index) => {
  const mixed = (index * 7_919) % 10_400;
  return beginnings[mixed % 26] + middles[Math.floor(mixed / 26) % 20] + endings[Math.floor(mixed / 520)];
});

/** Numbers between 0 and 1 that look random. */
function numbers(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/**
 * Make so many cards: `{ title, abstract, author }`, title and abstract 1,300 characters together.
 * @param {number} count
 */
export function makeCards(count) {
  const random = numbers(1);
  // The tenth word is ten times as rare as the first.
  const word = () => words[Math.floor(words.length ** random()) - 1];
  const text = (length, sign = ', ') => {
    let made = word();
    while (made.length < length) made += (random() < 0.1 ? sign : ' ') + word();
    return `${made[0].toUpperCase()}${made.slice(1, length)}.`;
  };
  const name = () => ({ given: text(4).slice(0, 4), family: text(7).slice(0, 7) });
  // One text in ten has a sign that isn't ASCII.
  return Array.from({ length: count }, (_, index) => ({
    title: text(85),
    abstract: text(1_215, index % 10 === 0 ? ' – ' : ', '),
    author: [name(), name(), name()],
  }));
}

/**
 * Make so many different phrases to look for, half of them of two words; the words are those of the texts, not the
 * commonest.
 * @param {number} count at most 5,000
 */
export function makePhrases(count) {
  const rare = words.slice(400);
  return Array.from({ length: count }, (_, index) =>
    index % 2 === 0 ? rare[(index * 2) % rare.length] : `${rare[index]} ${rare[(index * 3) % rare.length]}`,
  );
}
