export { defaultExport } from '../../src/core/citing';
export { parseName } from '../../src/core/name';
export { biblatexWriter } from '../../src/formats/biblatex';
export { bibtexWriter } from '../../src/formats/bibtex';
export { written } from '../../src/formats/writer';
