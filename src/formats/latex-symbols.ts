/** Signs of mathematics, each as a formula that stands in braces, so that no style changes the case of a command. */
export const mathsSymbols: ReadonlyMap<string, string> = symbols(
  `× times ÷ div ± pm ∓ mp ¬ neg ∞ infty ∂ partial ∇ nabla √ surd ∝ propto ∑ sum ∏ prod ∐ coprod ∫ int ∬ iint
  ∭ iiint ∮ oint ∀ forall ∃ exists ∄ nexists ∅ emptyset ∁ complement ∈ in ∉ notin ∋ ni ∖ setminus ∘ circ ∙ bullet
  ∠ angle ∡ measuredangle ∢ sphericalangle ∣ mid ∤ nmid ∥ parallel ∦ nparallel ∧ wedge ∨ vee ∩ cap ∪ cup ∴ therefore
  ∵ because ∼ sim ∽ backsim ≀ wr ≁ nsim ≂ eqsim ≃ simeq ≅ cong ≆ ncong ≈ approx ≊ approxeq ≍ asymp ≎ Bumpeq ≏ bumpeq
  ≐ doteq ≑ Doteq ≒ fallingdotseq ≓ risingdotseq ≖ eqcirc ≗ circeq ≜ triangleq ≠ neq ≡ equiv ≤ leq ≥ geq ≦ leqq
  ≧ geqq ≨ lneqq ≩ gneqq ≪ ll ≫ gg ≬ between ≮ nless ≯ ngtr ≰ nleq ≱ ngeq ≲ lesssim ≳ gtrsim ≶ lessgtr ≷ gtrless
  ≺ prec ≻ succ ≼ preccurlyeq ≽ succcurlyeq ≾ precsim ≿ succsim ⊀ nprec ⊁ nsucc ⊂ subset ⊃ supset ⊆ subseteq
  ⊇ supseteq ⊈ nsubseteq ⊉ nsupseteq ⊊ subsetneq ⊋ supsetneq ⊎ uplus ⊏ sqsubset ⊐ sqsupset ⊑ sqsubseteq ⊒ sqsupseteq
  ⊓ sqcap ⊔ sqcup ⊕ oplus ⊖ ominus ⊗ otimes ⊘ oslash ⊙ odot ⊚ circledcirc ⊛ circledast ⊝ circleddash ⊞ boxplus
  ⊟ boxminus ⊠ boxtimes ⊡ boxdot ⊢ vdash ⊣ dashv ⊤ top ⊥ bot ⟂ perp ⊨ vDash ⊩ Vdash ⊪ Vvdash ⊬ nvdash ⊭ nvDash
  ⊲ vartriangleleft ⊳ vartriangleright ⊴ trianglelefteq ⊵ trianglerighteq ⊸ multimap ⊺ intercal ⊻ veebar ⋀ bigwedge
  ⋁ bigvee ⋂ bigcap ⋃ bigcup ⋄ diamond ⋅ cdot ⋆ star ⋇ divideontimes ⋈ bowtie ⋉ ltimes ⋊ rtimes ⋎ curlyvee
  ⋏ curlywedge ⋐ Subset ⋑ Supset ⋒ Cap ⋓ Cup ⋔ pitchfork ⋖ lessdot ⋗ gtrdot ⋘ lll ⋙ ggg ⋚ lesseqgtr ⋛ gtreqless
  ⋞ curlyeqprec ⋟ curlyeqsucc ⋮ vdots ⋯ cdots ⋱ ddots ⌈ lceil ⌉ rceil ⌊ lfloor ⌋ rfloor ⌢ frown
  ⌣ smile ⨀ bigodot ⨁ bigoplus ⨂ bigotimes ⨄ biguplus ⨆ bigsqcup ⩽ leqslant ⩾ geqslant ⪅ lessapprox ⪆ gtrapprox
  ⪯ preceq ⪰ succeq → rightarrow ← leftarrow ↔ leftrightarrow ↑ uparrow ↓ downarrow ↕ updownarrow ↖ nwarrow ↗ nearrow
  ↘ searrow ↙ swarrow ⇒ Rightarrow ⇐ Leftarrow ⇔ Leftrightarrow ⇑ Uparrow ⇓ Downarrow ⇕ Updownarrow ↦ mapsto
  ↪ hookrightarrow ↩ hookleftarrow ⟶ longrightarrow ⟵ longleftarrow ⟷ longleftrightarrow ⟹ Longrightarrow
  ⟸ Longleftarrow ⟺ Longleftrightarrow ⟼ longmapsto ⇌ rightleftharpoons ⇋ leftrightharpoons ⇀ rightharpoonup
  ⇁ rightharpoondown ↼ leftharpoonup ↽ leftharpoondown ⇝ rightsquigarrow ↭ leftrightsquigarrow ↠ twoheadrightarrow
  ↞ twoheadleftarrow ↣ rightarrowtail ↢ leftarrowtail ↺ circlearrowleft ↻ circlearrowright ↶ curvearrowleft
  ↷ curvearrowright ⇄ rightleftarrows ⇆ leftrightarrows ⇈ upuparrows ⇊ downdownarrows ⇇ leftleftarrows
  ⇉ rightrightarrows ⇚ Lleftarrow ⇛ Rrightarrow ↛ nrightarrow ↚ nleftarrow ↮ nleftrightarrow ⇏ nRightarrow
  ⇍ nLeftarrow ⇎ nLeftrightarrow ↰ Lsh ↱ Rsh ↾ upharpoonright ↿ upharpoonleft ⇂ downharpoonright ⇃ downharpoonleft
  ℓ ell ℏ hbar ℑ Im ℜ Re ℘ wp ℵ aleph ℶ beth ℷ gimel ℸ daleth µ mu □ square ■ blacksquare △ triangle
  ▲ blacktriangle ▽ triangledown ▼ blacktriangledown ▶ blacktriangleright ◀ blacktriangleleft ◊ lozenge ⧫ blacklozenge
  ★ bigstar ✓ checkmark ✔ checkmark ✠ maltese ♠ spadesuit ♡ heartsuit ♢ diamondsuit ♣ clubsuit ♭ flat ♮ natural
  ♯ sharp ○ bigcirc ◯ bigcirc ∔ dotplus ≢ not\\equiv ⊄ not\\subset ⊅ not\\supset ∌ not\\ni ≔ mathrel{:=} ≕ mathrel{=:}
  ∗ ast − mathord{-} ∶ mathrel{:} ′ prime ″ prime\\prime ‴ prime\\prime\\prime`,
  (name) => `\\${name}`,
)
  .set('−', '{$-$}')
  .set('′', "{$'$}")
  .set('″', "{$''$}")
  .set('‴', "{$'''$}")
  .set('∗', '{$*$}');

/** Greek letters as formulas. Only for letters that stand alone: a Greek word is no formula. */
export const greekLetters: ReadonlyMap<string, string> = symbols(
  `α alpha β beta γ gamma δ delta ε varepsilon ϵ epsilon ζ zeta η eta θ theta ϑ vartheta ι iota κ kappa ϰ varkappa
  λ lambda μ mu ν nu ξ xi π pi ϖ varpi ρ rho ϱ varrho σ sigma ς varsigma τ tau υ upsilon φ varphi ϕ phi χ chi ψ psi
  ω omega ϝ digamma Γ Gamma Δ Delta Θ Theta Λ Lambda Ξ Xi Π Pi Σ Sigma Φ Phi Ψ Psi Ω Omega`,
  (name) => `\\${name}`,
);

/** Raised characters with what they raise. */
export const raised: ReadonlyMap<string, string> = signs('⁰0¹1²2³3⁴4⁵5⁶6⁷7⁸8⁹9⁺+⁻-⁼=⁽(⁾)ⁿnⁱi');

/** Lowered characters with what they lower. */
export const lowered: ReadonlyMap<string, string> = signs(
  '₀0₁1₂2₃3₄4₅5₆6₇7₈8₉9₊+₋-₌=₍(₎)ₐaₑeₒoₓxₕhₖkₗlₘmₙnₚpₛsₜtᵢiᵣrᵤuᵥvⱼj',
);

/** Letters of mathematics that have a code point each, by the command that makes them of plain letters. */
export function mathsLetter(character: string): string | undefined {
  const code = character.codePointAt(0) ?? 0;
  const [alphabet, letter] = code > 0x1d3ff && code < 0x1d800 ? inBlock(code) : (letterlike.get(character) ?? []);
  const isSettable = letter !== undefined && (/^[A-Z]$/.test(letter) || !/cal|bb/.test(alphabet ?? ''));
  return isSettable ? `{$\\${alphabet}{${letter}}$}` : undefined;
}

const alphabets =
  'mathbf mathit boldsymbol mathcal mathcal mathfrak mathbb mathfrak mathsf mathsf mathsf mathsf mathtt';

/** Source: https://www.unicode.org/charts/PDF/U1D400.pdf: thirteen alphabets of 52 letters, Greek ones, digits. */
function inBlock(code: number): [alphabet: string, letter: string] | [] {
  const at = code - 0x1d400;
  const plain = String.fromCodePoint(code).normalize('NFKD');
  return /^[A-Za-z]$/.test(plain) ? [alphabets.split(' ')[Math.floor(at / 52)] ?? '', plain] : [];
}

const letterlike = new Map<string, [string, string]>([
  ...[...'ℂCℍHℕNℙPℚQℝRℤZ'.matchAll(/(.)(.)/gu)].map(named('mathbb')),
  ...[...'ℬBℰEℱFℋHℐIℒLℳMℛR'.matchAll(/(.)(.)/gu)].map(named('mathcal')),
  ...[...'ℭCℌHℨZ'.matchAll(/(.)(.)/gu)].map(named('mathfrak')),
]);

function named(alphabet: string) {
  return ([, sign = '', letter = '']: RegExpExecArray): [string, [string, string]] => [sign, [alphabet, letter]];
}

function symbols(words: string, commandOf: (name: string) => string): Map<string, string> {
  const found = words.matchAll(/(\S+)\s+(\S+)/g);
  return new Map([...found].map(([, sign = '', name = '']) => [sign, `{$${commandOf(name)}$}`]));
}

function signs(text: string): ReadonlyMap<string, string> {
  return new Map([...text.matchAll(/(.)(.)/gu)].map(([, sign = '', plain = '']) => [sign, plain]));
}
