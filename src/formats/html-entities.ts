/** A space that doesn't break would part the list below: it stands on its own. */
const named: ReadonlyMap<string, string> = new Map([
  ['nbsp', '\u00A0'],
  ...(
    'amp & lt < gt > quot " apos \' ndash – mdash — hyphen ‐ lsquo ‘ rsquo ’ ldquo “ rdquo ” laquo « raquo » hellip … middot · ' +
    'times × plusmn ± minus − deg ° micro µ le ≤ ge ≥ ne ≠ asymp ≈ infin ∞ rarr → larr ← prime ′ Prime ″ copy © reg ® trade ™ sect § para ¶ ' +
    'agrave à aacute á acirc â atilde ã auml ä aring å aelig æ ccedil ç egrave è eacute é ecirc ê euml ë igrave ì iacute í icirc î iuml ï ' +
    'ntilde ñ ograve ò oacute ó ocirc ô otilde õ ouml ö oslash ø ugrave ù uacute ú ucirc û uuml ü yacute ý yuml ÿ szlig ß thorn þ eth ð ' +
    'Agrave À Aacute Á Acirc Â Atilde Ã Auml Ä Aring Å AElig Æ Ccedil Ç Egrave È Eacute É Ecirc Ê Euml Ë Igrave Ì Iacute Í Icirc Î Iuml Ï ' +
    'Ntilde Ñ Ograve Ò Oacute Ó Ocirc Ô Otilde Õ Ouml Ö Oslash Ø Ugrave Ù Uacute Ú Ucirc Û Uuml Ü Yacute Ý THORN Þ ETH Ð scaron š Scaron Š ' +
    'oelig œ OElig Œ alpha α beta β gamma γ delta δ epsilon ε zeta ζ eta η theta θ iota ι kappa κ lambda λ mu μ nu ν xi ξ pi π rho ρ ' +
    'sigma σ tau τ upsilon υ phi φ chi χ psi ψ omega ω Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Phi Φ Psi Ψ Omega Ω'
  )
    .split(/ (?=[A-Za-z]+ \S)/)
    .map((pair): [string, string] => [pair.slice(0, pair.indexOf(' ')), pair.slice(pair.indexOf(' ') + 1)]),
]);

/** Put the characters in place of HTML's entities and of numbers; what is none stays as it is. Some sources escape twice. */
export function decodeEntities(text: string): string {
  const once = decodeEntitiesOnce(text);
  return once === text ? text : decodeEntitiesOnce(once);
}

/** The same for what was escaped once, and may speak of entities itself. */
export function decodeEntitiesOnce(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#(\d{1,7})|#[xX]([\dA-Fa-f]{1,6})|([A-Za-z]{2,8}));/g, (whole, decimal, hex, name) => {
    if (name !== undefined) return named.get(name) ?? whole;
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
    const isCharacter =
      (code > 31 || code === 9 || code === 10 || code === 13) &&
      code <= 0x10ffff &&
      !(code >= 0xd800 && code <= 0xdfff);
    return isCharacter ? String.fromCodePoint(code) : '';
  });
}
