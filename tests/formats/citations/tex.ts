import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { documentOf, everythingStyle, type Setting } from './documents';

/** What came of setting a bibliography. */
export interface Typeset {
  /** What the programs complained of, a line each, without what only says that another run is needed. */
  complaints: string[];
  /** How many entries the list has. */
  entries: number;
  /** The PDF's text; undefined where nothing reads it. */
  text?: string;
  pages: number;
}

/** Whether a program is there. */
export function hasProgram(name: string): boolean {
  const { error } = spawnSync(name, [name === 'pdftotext' ? '-v' : '--version'], { stdio: 'ignore' });
  return error === undefined;
}

let families: Set<string> | undefined;

/** Whether a family of fonts is there, by what `fc-list` says. */
export function hasFont(family: string): boolean {
  const listed = () => spawnSync('fc-list', [':', 'family'], { encoding: 'utf8' }).stdout ?? '';
  families ??= new Set(listed().split(/[,\n]/));
  return families.has(family);
}

/** A folder for TeX's files, which goes with `remove`. */
export class TexFolder {
  get path() {
    return this.#folder;
  }
  readonly #folder = mkdtempSync(join(tmpdir(), 'bib-'));

  remove(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }

  write(name: string, text: string): void {
    writeFileSync(join(this.#folder, name), text);
  }

  read(name: string): string {
    const file = join(this.#folder, name);
    return existsSync(file) ? readFileSync(file, 'utf8') : '';
  }

  /** Run a program in the folder and answer everything that it says, whether it fails or not. */
  run(program: string, ...args: string[]): string {
    const { stdout, stderr, error } = spawnSync(program, args, {
      cwd: this.#folder,
      encoding: 'utf8',
      timeout: 400_000,
      maxBuffer: 200_000_000,
      // No file may be written or read but here, no line broken in the logs.
      env: { ...process.env, openout_any: 'p', max_print_line: '10000', error_line: '254', half_error_line: '238' },
    });
    return `${stdout ?? ''}${stderr ?? ''}${error ? `! ${program}: ${error.message}` : ''}`;
  }

  /** Set a bibliography: engine, processor, engine. A third run is for citations in the text, of which there are none. */
  set(bib: string, setting: Setting): Typeset {
    this.write('cases.bib', bib);
    this.write('everything.bst', everythingStyle);
    this.write('main.tex', documentOf(setting));
    const isBiber = setting.processor === 'biber';
    const engine = () => this.run(setting.engine, '-interaction=nonstopmode', '-no-shell-escape', 'main');
    engine();
    const processed = this.run(setting.processor, 'main');
    engine();
    const log = this.read('main.log');
    const items = isBiber ? this.read('main.bbl').match(/^\s*\\entry\{/gm) : this.read('main.bbl').match(/\\bibitem/g);
    const pages = Number(/Output written on main\.pdf \((\d+) page/.exec(log)?.[1] ?? 0);
    const text = hasProgram('pdftotext') && pages > 0 ? this.#text() : undefined;
    return {
      complaints: [...complaintsOf(processed), ...complaintsOf(log), ...(pages === 0 ? ['! no PDF'] : [])],
      entries: items?.length ?? 0,
      pages,
      ...(text !== undefined && { text }),
    };
  }

  /** In the order in which it was set, because what looks like two columns parts hyphenated names. */
  #text(): string {
    this.run('pdftotext', '-raw', '-enc', 'UTF-8', 'main.pdf', 'main.txt');
    return this.read('main.txt');
  }

  /** What `biber` says of a file by its data model, and how many entries it has written out again. */
  validate(bib: string): { complaints: string[]; entries: number } {
    this.write('model.bib', bib);
    const said = this.run('biber', '--tool', '--validate-datamodel', 'model.bib');
    const entries = this.read('model_bibertool.bib').match(/^@\w+\{/gm)?.length ?? 0;
    return { complaints: complaintsOf(said), entries };
  }
}

const complaint =
  /^(?:!.*|.*(?:warning|error|undefined|repeated entry|illegal|too many commas|you're missing|I was expecting|missing character).*|WARN - .*)$/gim;

/**
 * What isn't said of an entry: that another run is needed, names of files and packages, counts, and
 * that `bibtexu` sorts by the first 500 characters, where it may cut one in two.
 */
const noComplaint =
  /^\(|\.(?:sty|def|cfg|fd|lua|tex|cls|ldf|lbx|bbx|cbx)\b|^package:|^file:|rerun|may have changed|there were|\(there (?:was|were) \d+ (?:warning|error)|^INFO|empty bibliography|no file main|^lua|citation .* undefined|there were undefined|please \(re\)run|^warning--?i didn't find any|infwarerr|^WARNINGS: \d+|^ERRORS: \d+|\\csname|entry-string-size|^Error in icu_toUChars\.$/i;

function complaintsOf(said: string): string[] {
  return (said.match(complaint) ?? []).filter((line) => !noComplaint.test(line)).map((line) => line.trim());
}
