/** How one bibliography is set: by which engine, and how the entries come into it. */
export interface Setting {
  /** LuaLaTeX has a font for every script. */
  engine: 'pdflatex' | 'lualatex';
  /** `bibtexu` knows characters of several bytes, of which styles make initials and labels. */
  processor: 'bibtex' | 'bibtexu' | 'biber';
  /** A style of BibTeX's, or of biblatex. */
  style: string;
  /** Whether biblatex shortens given names. */
  hasInitials?: true;
}

/** The fonts that LuaLaTeX looks a character up in one after the other, and the script by whose rules each is set. */
const otherFonts: [family: string, script?: string][] = [
  ['Noto Serif CJK SC'],
  ['Noto Naskh Arabic', 'arab'],
  ['Noto Serif Hebrew', 'hebr'],
  ['Noto Serif Devanagari', 'dev2'],
  ['Noto Serif Bengali', 'bng2'],
  ['Noto Serif Tamil', 'tml2'],
  ['Noto Serif Thai', 'thai'],
  ['Noto Serif Georgian', 'geor'],
  ['Noto Serif Armenian', 'armn'],
  ['Noto Serif Ethiopic', 'ethi'],
  ['Noto Sans Math'],
  ['Noto Sans Symbols'],
  ['Noto Sans Symbols2'],
  ['Noto Color Emoji'],
];

/** Families of fonts that LuaLaTeX needs. */
export const fonts = ['Noto Serif', 'Noto Sans Mono', ...otherFonts.map(([family]) => family)];

/** `babel` turns what is written from right to left. */
function luatex(): string {
  const others = otherFonts.map(([family, script]) => `"${family}:mode=harf;${script ? `script=${script};` : ''}"`);
  const options = '[Renderer=HarfBuzz,RawFeature={fallback=others}]';
  return `\\usepackage[bidi=basic,english]{babel}\\usepackage{fontspec}
\\directlua{luaotfload.add_fallback("others", {${others.join(', ')}})}
\\setmainfont{Noto Serif}${options}\\setmonofont{Noto Sans Mono}${options}`;
}

/** `cmap` says in the PDF which characters the signs are, so that they can be read back. */
const pdftex = String.raw`\IfFileExists{cmap.sty}{\usepackage{cmap}}{}\usepackage[T1]{fontenc}`;

/** A document that cites all of `cases.bib`, with the packages that the docs name and no others. */
export function documentOf(setting: Setting): string {
  const { engine, processor, style } = setting;
  const citing = processor === 'biber' ? biblatex(setting) : style.endsWith('nat') ? '\\usepackage{natbib}' : '';
  const list = processor === 'biber' ? '\\printbibliography' : `\\bibliographystyle{${style}}\\bibliography{cases}`;
  return `\\documentclass{article}
${engine === 'lualatex' ? luatex() : pdftex}
\\usepackage{amsmath,amssymb,url}
${citing}
\\hbadness=10000\\vbadness=10000\\hfuzz=\\maxdimen\\vfuzz=\\maxdimen\\tracinglostchars=2
\\pagestyle{empty}\\begin{document}\\sloppy\\nocite{*}${list}\\end{document}
`;
}

function biblatex({ engine, style, hasInitials }: Setting): string {
  const options = [
    `style=${style},backend=biber,maxbibnames=999`,
    ...(hasInitials ? ['giveninits=true'] : []),
    ...(engine === 'pdflatex' ? ['safeinputenc'] : []),
  ];
  const quotes = engine === 'lualatex' ? '\\usepackage{csquotes}' : '';
  return `${quotes}\\usepackage[${options.join(',')}]{biblatex}\\addbibresource{cases.bib}`;
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
