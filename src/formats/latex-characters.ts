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

/** Characters that stand for themselves in a page and for something else in LaTeX, or that LaTeX writes as ASCII. */
export const replacements: ReadonlyMap<string, string> = new Map([
  ...'#$%&_'.split('').map((character): [string, string] => [character, `\\${character}`]),
  ...pairs("‐ - ‑ - ‒ -- – -- — --- ― --- ‘ ` ’ ' ‛ ` “ `` ” '' ‟ `` „ ,, ‚ , ′ ' ″ '' ﬀ ff ﬁ fi ﬂ fl ﬃ ffi ﬄ ffl"),
  ...pairs('\\ textbackslash { textbraceleft } textbraceright ~ textasciitilde ^ textasciicircum').map(command),
  ...pairs('< textless > textgreater | textbar').map(command),
  ...pairs('ß ss ẞ SS æ ae Æ AE œ oe Œ OE ø o Ø O ł l Ł L å aa Å AA ı i ȷ j').map(command),
  ...pairs('đ dj Đ DJ ð dh Ð DH þ th Þ TH ŋ ng Ŋ NG').map(command),
  ...pairs('« guillemotleft » guillemotright ‹ guilsinglleft › guilsinglright').map(command),
  ...pairs('¡ textexclamdown ¿ textquestiondown … ldots · textperiodcentered • textbullet').map(command),
  ...pairs('§ S ¶ P † dag ‡ ddag © copyright ® textregistered ™ texttrademark ° textdegree').map(command),
  ...pairs('£ pounds ¥ textyen € texteuro ¢ textcent ª textordfeminine º textordmasculine ‰ textperthousand').map(
    command,
  ),
  ...pairs('× times ÷ div ± pm − - ¬ neg ∞ infty ∂ partial ∇ nabla √ surd ∝ propto ∑ sum ∏ prod ∫ int').map(maths),
  ...pairs('≤ leq ≥ geq ≠ neq ≈ approx ≡ equiv ∼ sim ≪ ll ≫ gg ∈ in ∉ notin ⊂ subset ⊆ subseteq ∪ cup ∩ cap').map(
    maths,
  ),
  ...pairs('→ rightarrow ← leftarrow ↔ leftrightarrow ⇒ Rightarrow ⇔ Leftrightarrow ↑ uparrow ↓ downarrow').map(maths),
  ...pairs('∀ forall ∃ exists ∅ emptyset ∧ wedge ∨ vee ⊕ oplus ⊗ otimes ⊥ perp ⟨ langle ⟩ rangle ∗ * ℓ ell µ mu').map(
    maths,
  ),
  ...pairs('⁰ ^0 ¹ ^1 ² ^2 ³ ^3 ⁴ ^4 ⁵ ^5 ⁶ ^6 ⁷ ^7 ⁸ ^8 ⁹ ^9 ⁺ ^+ ⁿ ^n').map(maths),
  ...pairs('₀ _0 ₁ _1 ₂ _2 ₃ _3 ₄ _4 ₅ _5 ₆ _6 ₇ _7 ₈ _8 ₉ _9').map(maths),
]);

/** Greek letters as maths. Only for letters that stand alone: a Greek word is no formula. */
export const greekLetters: ReadonlyMap<string, string> = new Map([
  ...pairs('α alpha β beta γ gamma δ delta ε varepsilon ϵ epsilon ζ zeta η eta θ theta ι iota κ kappa λ lambda').map(
    maths,
  ),
  ...pairs('μ mu ν nu ξ xi π pi ρ rho σ sigma ς varsigma τ tau υ upsilon φ varphi ϕ phi χ chi ψ psi ω omega').map(
    maths,
  ),
  ...pairs('Γ Gamma Δ Delta Θ Theta Λ Lambda Ξ Xi Π Pi Σ Sigma Φ Phi Ψ Psi Ω Omega').map(maths),
]);

/** Read "a x b y" as pairs. */
function pairs(words: string): [string, string][] {
  return [...words.matchAll(/(\S+) (\S+)/g)].map(([, from = '', to = '']) => [from, to]);
}

function command([character, name]: [string, string]): [string, string] {
  return [character, `{\\${name}}`];
}

/** In braces, so that no style changes the case of a command. */
function maths([character, name]: [string, string]): [string, string] {
  return [character, `{$${/^[a-z]{2}/i.test(name) ? '\\' : ''}${name}$}`];
}
