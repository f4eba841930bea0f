/** How one bibliography is set: by which engine, and how the entries come into it. */
export interface Setting {
  engine: 'pdflatex' | 'xelatex';
  /** `bibtexu` knows characters of several bytes, of which styles make initials and labels. */
  processor: 'bibtex' | 'bibtexu' | 'biber';
  /** A style of BibTeX's, or of biblatex. */
  style: string;
}

/** Scripts that the main font hasn't: the Noto font of each, and where its characters are. XeTeX sets no font of bitmaps, as emoji's is. */
const scripts: [font: string, ...ranges: [from: number, to: number][]][] = [
  ['Noto Sans CJK SC', [0x1100, 0x11ff], [0x2e80, 0xd7ff], [0xf900, 0xfaff], [0xff00, 0xffef], [0x20000, 0x2ffff]],
  ['Noto Sans Arabic', [0x0600, 0x077f], [0xfb50, 0xfdff], [0xfe70, 0xfefe]],
  ['Noto Sans Hebrew', [0x0590, 0x05ff]],
  ['Noto Sans Devanagari', [0x0900, 0x097f]],
  ['Noto Sans Bengali', [0x0980, 0x09ff]],
  ['Noto Sans Tamil', [0x0b80, 0x0bff]],
  ['Noto Sans Thai', [0x0e00, 0x0e3e], [0x0e40, 0x0e7f]],
  ['Noto Sans Georgian', [0x10a0, 0x10ff]],
  ['Noto Sans Armenian', [0x0530, 0x058f]],
  [
    'Noto Sans Math',
    [0x2016, 0x2016],
    [0x2032, 0x2034],
    [0x2100, 0x2115],
    [0x2117, 0x2121],
    [0x2123, 0x214f],
    [0x2190, 0x23ff],
    [0x25a0, 0x25ff],
    [0x27c0, 0x2aff],
    [0x1d400, 0x1d7ff],
  ],
  ['Noto Sans CJK SC', [0x203b, 0x203b], [0x2329, 0x232a], [0x2150, 0x218f], [0x2460, 0x24ff], [0x2600, 0x27bf]],
];

/** A font for each class of characters, which is put on where one begins, and taken off where another does. */
function unicodeFonts(): string {
  const commands = scripts.map(([font, ...ranges], index) => {
    const name = `\\noto${'abcdefghijklmnop'[index]}`;
    const loops = ranges.map(
      ([from, to]) =>
        `\\count255=${from} \\loop\\XeTeXcharclass\\count255=${name}class \\ifnum\\count255<${to} \\advance\\count255 by 1 \\repeat`,
    );
    return `\\font${name}="${font}" at 10pt\\relax\\newXeTeXintercharclass${name}class ${loops.join('\n')}`;
  });
  const names = scripts.map((_, index) => `\\noto${'abcdefghijklmnop'[index]}`);
  const classes = [...names.map((name) => ({ id: `${name}class`, font: name })), { id: '0', font: '\\notomain' }];
  const edges = classes.flatMap(({ id, font }) => [
    `\\XeTeXinterchartoks 4095 ${id} ={${font}}`,
    ...classes.filter((other) => other.id !== id).map((other) => `\\XeTeXinterchartoks ${other.id} ${id} ={${font}}`),
  ]);
  return `\\usepackage{fontspec}\\setmainfont{Noto Sans}\\setmonofont{Noto Sans Mono}\\font\\notomain="Noto Sans" at 10pt\\relax
${commands.join('\n')}
${edges.join('\n')}
\\XeTeXinterchartokenstate=1`;
}

/** `cmap` says in the PDF which characters the signs are, so that they can be read back. */
const pdftex = String.raw`\IfFileExists{cmap.sty}{\usepackage{cmap}}{}\usepackage[T1]{fontenc}`;

/** A document that cites all of `cases.bib`, with the packages that the docs name and no others. */
export function documentOf({ engine, processor, style }: Setting): string {
  const fonts = { pdflatex: () => pdftex, xelatex: unicodeFonts };
  const isBiblatex = processor === 'biber';
  const citing = isBiblatex
    ? `\\usepackage[style=${style},backend=biber,maxbibnames=999${engine === 'pdflatex' ? ',safeinputenc' : ''}]{biblatex}\\addbibresource{cases.bib}`
    : style.endsWith('nat')
      ? '\\usepackage{natbib}'
      : '';
  const list = isBiblatex ? '\\printbibliography' : `\\bibliographystyle{${style}}\\bibliography{cases}`;
  return `\\documentclass{article}
${fonts[engine]()}
\\usepackage{amsmath,amssymb,url}
${citing}
\\hbadness=10000\\vbadness=10000\\hfuzz=\\maxdimen\\vfuzz=\\maxdimen\\tracinglostchars=2
\\pagestyle{empty}\\begin{document}\\sloppy\\nocite{*}${list}\\end{document}
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
