/** A stretch of a title: maths with its dollars, to be left as it is, or plain text. */
export interface Stretch {
  isMaths: boolean;
  text: string;
}

/**
 * Tell the maths in a title from its text. A dollar opens maths only if what stands between it and the next dollar is
 * a formula that any LaTeX document can set; prices, odd dollars and commands that read files are text.
 */
export function splitMaths(title: string): Stretch[] {
  const stretches: Stretch[] = [];
  let from = 0;
  for (let open = title.indexOf('$'); open !== -1; open = title.indexOf('$', open)) {
    const close = title.indexOf('$', open + 1);
    if (close === -1) break;
    const isOwn = title[open - 1] !== '\\' && !/[0-9$]/.test(title[close + 1] ?? '');
    if (!isOwn || !isFormula(title.slice(open + 1, close))) {
      open += 1;
      continue;
    }
    if (open > from) stretches.push({ isMaths: false, text: title.slice(from, open) });
    stretches.push({ isMaths: true, text: title.slice(open, close + 1) });
    from = close + 1;
    open = from;
  }
  if (from < title.length) stretches.push({ isMaths: false, text: title.slice(from) });
  return stretches;
}

/** Longer formulas are no titles. */
const maxLength = 300;

/**
 * The commands of LaTeX and of AMS's packages that titles use, with how many arguments each takes: fonts and symbols,
 * nothing that defines, reads or writes.
 */
const commands = new Map([
  ...words(
    'alpha beta gamma delta epsilon varepsilon zeta eta theta vartheta iota kappa lambda mu nu xi pi varpi rho',
    0,
  ),
  ...words(
    'varrho sigma varsigma tau upsilon phi varphi chi psi omega Gamma Delta Theta Lambda Xi Pi Sigma Upsilon',
    0,
  ),
  ...words(
    'Phi Psi Omega ell hbar imath jmath Re Im partial nabla infty aleph emptyset forall exists neg prime top bot',
    0,
  ),
  ...words(
    'times cdot div pm mp ast star circ bullet oplus otimes odot cap cup setminus wedge vee leq le geq ge neq ne',
    0,
  ),
  ...words(
    'approx sim simeq cong equiv propto ll gg in ni notin subset supset subseteq supseteq perp mid parallel to',
    0,
  ),
  ...words('rightarrow leftarrow leftrightarrow Rightarrow Leftarrow Leftrightarrow mapsto uparrow downarrow', 0),
  ...words(
    'sum prod int oint langle rangle lfloor rfloor lceil rceil ldots cdots dots log ln exp min max sup inf lim',
    0,
  ),
  ...words('arg det dim ker sin cos tan tanh deg gcd Pr quad , ; ! % # & _ { }', 0),
  ...words(
    'mathcal mathbf mathrm mathit mathsf mathtt hat bar tilde vec dot ddot widehat widetilde overline underline sqrt',
    1,
  ),
  ...words('mathbb mathfrak boldsymbol text operatorname', 1),
  ...words('frac', 2),
]);

function words(names: string, size: number): [string, number][] {
  return names.split(' ').map((name) => [name, size]);
}

/** True for a formula that sets without an error: known commands with their arguments, one index above and below, balanced. */
function isFormula(text: string): boolean {
  if (text.length > maxLength || !/^[!-~](?:[ -~]*[!-~])?$/.test(text) || !isBalanced(text)) return false;
  const tokens = text.match(/\\[a-z]+|\\.|\S/gi) ?? [];
  return list(tokens, 0, false) === tokens.length;
}

/** As BibTeX counts braces: it knows no backslash before one. */
function isBalanced(text: string): boolean {
  let depth = 0;
  for (const character of text) {
    depth += character === '{' ? 1 : character === '}' ? -1 : 0;
    if (depth < 0) return false;
  }
  return depth === 0;
}

/** Read tokens until the group or the formula ends; answers the index after it, or -1 where it can't be set. */
function list(tokens: readonly string[], start: number, isGroup: boolean): number {
  let indices = '';
  for (let at = start; at !== -1; ) {
    const token = tokens[at];
    if (token === undefined) return isGroup ? -1 : at;
    if (token === '}') return isGroup ? at + 1 : -1;
    if (indices.includes(token === "'" ? '^' : token)) return -1;
    const isIndex = token === '^' || token === '_';
    indices = isIndex ? indices + token : '';
    at = isIndex ? argument(tokens, at + 1) : atom(tokens, at);
  }
  return -1;
}

/** Read one symbol, group, or command with its arguments. */
function atom(tokens: readonly string[], at: number): number {
  const token = tokens[at] ?? '';
  if (token === '{') return list(tokens, at + 1, true);
  if (!token.startsWith('\\')) return /[%#&~$"]/.test(token) ? -1 : at + 1;
  let next = commands.has(token.slice(1)) ? at + 1 : -1;
  for (let left = commands.get(token.slice(1)) ?? 0; left > 0 && next !== -1; left -= 1) next = argument(tokens, next);
  return next;
}

/** Read what an index or a command applies to: one symbol or one group. */
function argument(tokens: readonly string[], at: number): number {
  const token = tokens[at];
  if (token === undefined || /^[\^_}[']$/.test(token)) return -1;
  const takesArguments = token.startsWith('\\') && commands.get(token.slice(1)) !== 0;
  return takesArguments ? -1 : atom(tokens, at);
}

/** Write a title without the commands that say how its maths looks, so that only what it says is left: `\mathcal{N}` is `N`. */
export function withoutFonts(title: string): string {
  return title.includes('\\') ? title.replace(fonts, '') : title;
}

const fonts =
  /\\(?:math(?:bb|bf|cal|frak|it|ds|normal|rm|scr|sf|tt|op|bin|rel)|text(?:bf|it|normal|rm|sc|sf|sl|tt|up)?|boldsymbol|operatorname|ensuremath|emph|bm|bf|cal|it|rm|sf|left|right|[bB]igg?[lr]?|hat|widehat|tilde|widetilde|bar|overline|vec|dot|ddot|check|breve|acute|grave|underline|displaystyle|textstyle|[,;:!]|quad|qquad)(?![a-zA-Z])\*?\{?/g;
