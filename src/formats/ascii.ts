/**
 * Write text with ASCII letters alone: accents dropped, Latin letters spelt out (`ß` is `ss`), Greek and Cyrillic
 * transliterated simply. What has no such spelling is dropped.
 */
export function foldToAscii(text: string): string {
  const decomposed = text.normalize('NFKD').replace(/(ο\u0301?)υ(?!\u0308)/giu, '$1u'); // One sound: Παπαδόπουλος is Papadopoulos.
  return decomposed.replace(/[^ -~]/gu, (character) => {
    const small = character.toLowerCase();
    const spelt = spellings.get(small) ?? '';
    return small === character ? spelt : spelt.charAt(0).toUpperCase() + spelt.slice(1);
  });
}

/** Lowercase letters without marks, each with its spelling. */
const spellings = new Map(
  [
    'ß ss æ ae œ oe ø o ł l đ d ð d þ th ħ h ı i ŋ n ə e',
    'α a β b γ g δ d ε e ζ z η i θ th ι i κ k λ l μ m ν n ξ x ο o π p ρ r σ s ς s τ t υ y φ f χ ch ψ ps ω o',
    'а a б b в v г g ґ g д d е e ж zh з z и i і i к k л l м m н n о o п p р r с s т t у u ф f х kh ц ts ч ch ш sh щ shch',
    'ы y э e ю yu я ya є ye ђ dj ј j љ lj њ nj ћ c џ dz',
  ].flatMap((line) =>
    [...line.matchAll(/(\S+) (\S+)/g)].map(([, letter = '', to = '']): [string, string] => [letter, to]),
  ),
);
