/** Turn a name that is printed surname first, `Hagger MS` or `Mazara K Jr`, into `Hagger, MS`; others stay. */
export function surnameFirst(name: string): string {
  return name.replace(/^(\S.{0,100}?) (\p{Lu}{1,4})( Jr| Sr| \d(?:nd|rd|th))?$/u, '$1,$3,$2');
}
