/** Whether a word is written with a capital wherever it stands: names of people, places and languages that titles use. */
export function isProperWord(word: string): boolean {
  return properWords.has(word) || (word.endsWith('s') && properWords.has(word.replace(/['’]?s$/, '')));
}

/** Words that are ordinary ones as well, as `Turing` isn't and `Adam` may be, were left out where they'd often be these. */
const properWords = new Set(
  `Abel Abelian African America American Arab Arabic Asia Asian Australia Australian Bayes Bayesian Bell Bengali Bernoulli
  Bessel Boltzmann Boolean Bose Brazil Brazilian Britain British Brownian Cantonese Cauchy Chebyshev Cherenkov China Chinese
  Chomsky Cramer Czech Danish Darwin Darwinian Dirac Dirichlet Dutch Earth Einstein England English Erdős Estonian Euclidean
  Euler Eulerian Europe European Fermi Feynman Finnish Fisher Fourier France French Galois Gauss Gaussian German Germany
  Gibbs Google Gödel Greek Grothendieck Hamilton Hamiltonian Hausdorff Hawking Hebbian Hebrew Hermite Hermitian Hessian
  Higgs Hilbert Hindi Hopfield Huffman Hungarian India Indian Indonesian Internet Ising Italian Jacobian Japan Japanese
  Jensen Kalman Karhunen Kolmogorov Korea Korean Kullback Lagrange Lagrangian Langevin Laplace Laplacian Latin Lebesgue
  Leibler Lie Linux Lipschitz London Lorentz Lyapunov Majorana Markov Markovian Maxwell Minkowski Monte Carlo Moore Nash
  Navier Nesterov Neumann Newton Newtonian Norwegian Parisian Pareto Persian Planck Poisson Poincaré Polish Portuguese
  Ramsey Rayleigh Rademacher Riemann Riemannian Romanian Russian Schrödinger Shannon Shapley Sobolev Spanish Stokes Swahili
  Swedish Swiss Tamil Taylor Thai Thompson Tikhonov Turing Turkish Twitter Ukrainian Urdu Vietnamese Voronoi Wasserstein
  Weyl Wiener Wikipedia Yang Zipf`.split(/\s+/),
);

const beginnings = new Set([...properWords].map((word) => beginningOf(word.charCodeAt(0), word.charCodeAt(1))));

/** Whether such a word begins with these two characters: quicker than to cut one out and look it up. */
export function mayBeProper(first: number, second: number): boolean {
  return beginnings.has(beginningOf(first, second));
}

function beginningOf(first: number, second: number): number {
  return first * 65_536 + second;
}
