import { mathsSymbols } from './latex-symbols';

/** Combining marks and the accent command of each. `k` (ogonek) needs a T1-encoded document, the others work everywhere. */
export const accents: Readonly<Record<string, string>> = {
  '\u0300': '`',
  '\u0301': "'",
  '\u0302': '^',
  '\u0303': '~',
  '\u0304': '=',
  '\u0306': 'u',
  '\u0307': '.',
  '\u0308': '"',
  '\u030a': 'r',
  '\u030b': 'H',
  '\u030c': 'v',
  '\u0323': 'd',
  '\u0326': 'textcommabelow',
  '\u0327': 'c',
  '\u0328': 'k',
  '\u0331': 'b',
};

/** Characters of ASCII that stand for themselves in a page and for something else in LaTeX. */
export const ownCharacters: ReadonlyMap<string, string> = new Map([
  ...'#$%&_'.split('').map((character): [string, string] => [character, `\\${character}`]),
  ...pairs('\\ textbackslash { textbraceleft } textbraceright ~ textasciitilde ^ textasciicircum').map(command),
  ...pairs('< textless > textgreater | textbar').map(command),
]);

/**
 * Characters beyond ASCII, but for letters with accents, and how LaTeX writes each in a T1-encoded document with textcomp
 * (part of LaTeX since 2020), amsmath and amssymb.
 */
export const replacements: ReadonlyMap<string, string> = new Map([
  ...pairs(
    "‐ - ‑ - ‒ -- – -- — --- ― --- ‘ ` ’ ' ‛ ` “ `` ” '' ‟ `` ʻ ` ʼ ' ﬀ ff ﬁ fi ﬂ fl ﬃ ffi ﬄ ffl ﬅ st ﬆ st ẞ SS",
  ),
  ...pairs('ß ss æ ae Æ AE œ oe Œ OE ø o Ø O ł l Ł L å aa Å AA ı i ȷ j ĳ ij Ĳ IJ').map(command),
  ...pairs('đ dj Đ DJ ð dh Ð DH þ th Þ TH ŋ ng Ŋ NG').map(command),
  ...pairs('ŀ l Ŀ L').map(([letter, base]): [string, string] => [letter, `${base}{\\textperiodcentered}`]),
  ...pairs('« guillemotleft » guillemotright ‹ guilsinglleft › guilsinglright ‚ quotesinglbase').map(command),
  ...pairs('„ quotedblbase ¡ textexclamdown ¿ textquestiondown ‽ textinterrobang … ldots').map(command),
  ...pairs('· textperiodcentered • textbullet ◦ textopenbullet ‖ textbardbl ¦ textbrokenbar').map(command),
  ...pairs('⁄ textfractionsolidus ※ textreferencemark § S ¶ P † dag ‡ ddag ⁎ textasteriskcentered').map(command),
  ...pairs('¨ textasciidieresis ¯ textasciimacron ´ textasciiacute ˇ textasciicaron ˘ textasciibreve').map(command),
  ...pairs('˝ textacutedbl ˆ textasciicircum ˜ textasciitilde').map(command),
  ...pairs('¸ c{} ˛ k{} ˙ .{} ˚ r{}').map(command),
  ...pairs('© copyright ® textregistered ™ texttrademark ℠ textservicemark ℗ textcircledP').map(command),
  ...pairs('° textdegree ℃ textcelsius ℧ textmho ℮ textestimated № textnumero ℞ textrecipe').map(command),
  ...pairs('⟨ textlangle ⟩ textrangle').map(command),
  ...pairs('‰ textperthousand ‱ textpertenthousand ª textordfeminine º textordmasculine').map(command),
  ...pairs('£ pounds ¥ textyen € texteuro ¢ textcent ¤ textcurrency ƒ textflorin ₤ textlira ₦ textnaira').map(command),
  ...pairs('₩ textwon ₫ textdong ₱ textpeso ₲ textguarani ₡ textcolonmonetary ฿ textbaht').map(command),
  ...pairs('½ textonehalf ¼ textonequarter ¾ textthreequarters ♪ textmusicalnote').map(command),
  ...fractions('⅓ 1/3 ⅔ 2/3 ⅕ 1/5 ⅖ 2/5 ⅗ 3/5 ⅘ 4/5 ⅙ 1/6 ⅚ 5/6 ⅐ 1/7 ⅛ 1/8 ⅜ 3/8 ⅝ 5/8 ⅞ 7/8 ⅑ 1/9 ⅒ 1/10'),
  ...pairs('Ⅰ I Ⅱ II Ⅲ III Ⅳ IV Ⅴ V Ⅵ VI Ⅶ VII Ⅷ VIII Ⅸ IX Ⅹ X Ⅺ XI Ⅻ XII ⅰ i ⅱ ii ⅲ iii ⅳ iv ⅴ v ⅵ vi'),
  ...mathsSymbols,
]);

/** Read "a x b y" as pairs. */
function pairs(words: string): [string, string][] {
  return [...words.matchAll(/(\S+) (\S+)/g)].map(([, from = '', to = '']) => [from, to]);
}

/** In braces, so that it ends there and that BibTeX takes it for one character. */
function command([character, name]: [string, string]): [string, string] {
  return [character, `{\\${name}}`];
}

function fractions(words: string): [string, string][] {
  return pairs(words).map(([sign, value]) => [sign, `{$\\frac{${value.replace('/', '}{')}}$}`]);
}
