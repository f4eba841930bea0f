/** How one bibliography is set: by which engine, and how the entries come into it. */
export interface Setting {
  engine: 'pdflatex' | 'xelatex' | 'lualatex';
  /** `bibtex` for 8 bits, `bibtexu` where a style cuts names of other scripts. */
  processor: 'bibtex' | 'bibtexu' | 'biber';
  /** A style of BibTeX's, or of biblatex. */
  style: string;
}

/** Scripts that the main font hasn't, each with the Noto font that sets it. */
const notoFonts = [
  'Noto Sans CJK SC',
  'Noto Sans Arabic',
  'Noto Sans Hebrew',
  'Noto Sans Devanagari',
  'Noto Sans Bengali',
  'Noto Sans Tamil',
  'Noto Sans Thai',
  'Noto Sans Georgian',
  'Noto Sans Armenian',
  'Noto Sans Math',
  'Noto Sans Symbols',
  'Noto Sans Symbols 2',
  'Noto Sans Mono',
  'Noto Color Emoji',
];

const fallback = `\\directlua{luaotfload.add_fallback("noto", {${notoFonts.map((name) => `"${name}:mode=harf;"`).join(',')}})}
\\setmainfont{Noto Serif}[RawFeature={fallback=noto}]`;

/** `cmap` says in the PDF which characters the signs are, so that they can be read back. */
const pdftex = String.raw`\usepackage{cmap}\usepackage[T1]{fontenc}`;

/** A document that cites all of `cases.bib`, with the packages that the docs name and no others. */
export function documentOf({ engine, processor, style }: Setting): string {
  const fonts = {
    pdflatex: pdftex,
    xelatex: '\\usepackage{fontspec}\\setmainfont{Noto Serif}',
    lualatex: `\\usepackage{fontspec}${fallback}`,
  };
  const isBiblatex = processor === 'biber';
  const citing = isBiblatex
    ? `\\usepackage[style=${style},backend=biber,maxbibnames=999${engine === 'pdflatex' ? ',safeinputenc' : ''}]{biblatex}\\addbibresource{cases.bib}`
    : style.endsWith('nat')
      ? '\\usepackage{natbib}'
      : '';
  const list = isBiblatex ? '\\printbibliography' : `\\bibliographystyle{${style}}\\bibliography{cases}`;
  return `\\documentclass{article}
${fonts[engine]}
\\usepackage{amsmath,amssymb,url}
${citing}
\\hbadness=10000\\vbadness=10000\\hfuzz=\\maxdimen\\vfuzz=\\maxdimen\\tracinglostchars=2
\\begin{document}\\sloppy\\nocite{*}${list}\\end{document}
`;
}

/** A style that sets what others leave out, so that abstracts, notes and keywords are compiled as well. */
export const everythingStyle = `ENTRY { abstract annote keywords title author } {} { label }
FUNCTION {line} { duplicate$ missing$ { pop$ } { write$ newline$ "\\par" write$ newline$ } if$ }
FUNCTION {all} { "\\bibitem{" cite$ * "}" * write$ newline$ title line abstract line annote line keywords line }
FUNCTION {article} { all } FUNCTION {inproceedings} { all } FUNCTION {incollection} { all } FUNCTION {book} { all }
FUNCTION {booklet} { all } FUNCTION {phdthesis} { all } FUNCTION {mastersthesis} { all } FUNCTION {techreport} { all }
FUNCTION {misc} { all }
MACRO {jan} {"1"} MACRO {feb} {"2"} MACRO {mar} {"3"} MACRO {apr} {"4"} MACRO {may} {"5"} MACRO {jun} {"6"}
MACRO {jul} {"7"} MACRO {aug} {"8"} MACRO {sep} {"9"} MACRO {oct} {"10"} MACRO {nov} {"11"} MACRO {dec} {"12"}
READ
FUNCTION {begin} { "\\begin{thebibliography}{9}" write$ newline$ }
EXECUTE {begin}
ITERATE {call.type$}
FUNCTION {end} { newline$ "\\end{thebibliography}" write$ newline$ }
EXECUTE {end}
`;
