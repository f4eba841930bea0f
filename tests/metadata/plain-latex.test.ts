import { expect, it } from 'vitest';
import { plainLatex, readAccents } from '../../src/metadata/plain-latex';

it.each([
  ['{BERT}: Pre-training of Deep Bidirectional Transformers', 'BERT: Pre-training of Deep Bidirectional Transformers'],
  ['Sch{\\"u}tze, Hinrich', 'Schütze, Hinrich'],
  ["Vuli{\\'c}, Ivan", 'Vulić, Ivan'],
  ["Garc{\\'\\i}a, Jos{\\'{e}}", 'García, José'],
  ['{\\L}ukasz and {\\O}vrelid', 'Łukasz and Øvrelid'],
  ['{\\c{S}}ahin, G{\\"o}zde', 'Şahin, Gözde'],
  ['Haji\\v{c}, Jan', 'Hajič, Jan'],
  ["\\v Zabokrtsk\\'y", 'Žabokrtský'],
  ['Strau{\\ss}', 'Strauß'],
  ['R\\&D at 50\\% of \\$5\\_000', 'R&D at 50% of $5_000'],
  ["$n$-grams --- a``quoted'' survey, 1--10", '$n$-grams — a“quoted” survey, 1–10'],
  ['$\\alpha$-entmax', '$\\alpha$-entmax'],
  ['a set \\{x\\}', 'a set {x}'],
  ['\\unknown{kept}', 'kept'],
  ['\\', '\\'],
])('reads %s', (latex, plain) => {
  expect(plainLatex(latex)).toBe(plain);
});

it.each([
  ["Poincar\\'e embeddings of $\\'e$ and \\emph{others}", "Poincaré embeddings of $\\'e$ and others"],
  ['Schr{\\"o}dinger, G\\"odel, {\\L}ojasiewicz', 'Schrödinger, Gödel, Łojasiewicz'],
  ['R\\&D at 50\\%', 'R&D at 50%'],
  ['C:\\dir {A} {AB}', 'C:\\dir A {AB}'],
])('reads the accents of %s', (latex, text) => {
  expect(readAccents(latex)).toBe(text);
});
