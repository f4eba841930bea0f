/**
 * Journals that NASA ADS names by macros of the class that astronomers write in.
 * Source: https://ui.adsabs.harvard.edu/help/actions/journal-macros.
 */
const journals: ReadonlyMap<string, string> = new Map(
  `aj|Astronomical Journal
actaa|Acta Astronomica
araa|Annual Review of Astronomy and Astrophysics
apj|Astrophysical Journal
apjl|Astrophysical Journal Letters
apjs|Astrophysical Journal Supplement Series
ao|Applied Optics
apss|Astrophysics and Space Science
aap|Astronomy & Astrophysics
aapr|Astronomy and Astrophysics Review
aaps|Astronomy and Astrophysics Supplement Series
azh|Astronomicheskii Zhurnal
baas|Bulletin of the American Astronomical Society
caa|Chinese Astronomy and Astrophysics
cjaa|Chinese Journal of Astronomy and Astrophysics
gca|Geochimica et Cosmochimica Acta
grl|Geophysical Research Letters
icarus|Icarus
jcap|Journal of Cosmology and Astroparticle Physics
jcp|Journal of Chemical Physics
jgr|Journal of Geophysical Research
jqsrt|Journal of Quantitative Spectroscopy and Radiative Transfer
jrasc|Journal of the Royal Astronomical Society of Canada
memras|Memoirs of the Royal Astronomical Society
memsai|Memorie della Societa Astronomica Italiana
mnras|Monthly Notices of the Royal Astronomical Society
na|New Astronomy
nar|New Astronomy Reviews
nat|Nature
nphysa|Nuclear Physics A
pra|Physical Review A
prb|Physical Review B
prc|Physical Review C
prd|Physical Review D
pre|Physical Review E
prl|Physical Review Letters
psj|Planetary Science Journal
pasa|Publications of the Astronomical Society of Australia
pasp|Publications of the Astronomical Society of the Pacific
pasj|Publications of the Astronomical Society of Japan
physrep|Physics Reports
physscr|Physica Scripta
planss|Planetary and Space Science
procspie|Proceedings of the SPIE
qjras|Quarterly Journal of the Royal Astronomical Society
rmxaa|Revista Mexicana de Astronomia y Astrofisica
skytel|Sky and Telescope
solphys|Solar Physics
sovast|Soviet Astronomy
ssr|Space Science Reviews
zap|Zeitschrift fuer Astrophysik`
    .split('\n')
    .map((line) => line.split('|') as [string, string]),
);

/** The name of a journal that an entry names by a macro, in LaTeX; of one that isn't known the macro's own name. Undefined where it isn't one. */
export function journalOfMacro(written: string): string | undefined {
  const [, macro] = /^[\s{]{0,10}\\([A-Za-z]{1,30})[\s{}]{0,10}$/.exec(written) ?? [];
  return macro === undefined ? undefined : (journals.get(macro)?.replace('&', '\\&') ?? macro);
}
