/** Questions of one kind that tabs ask: a tab's newer one ends its older one. */
export class Questions {
  #last = 0;
  /** What each tab has asked last, while that is unanswered. */
  readonly #newest = new Map<number, number>();

  /**
   * Answer a question of a tab unless it asks anew meanwhile.
   * @param ask may answer undefined as soon as nobody wants to know any more
   * @throws Superseded
   */
  async answer<T>(tab = -1, ask: (isWanted: () => boolean) => Promise<T | undefined>): Promise<T> {
    this.#last += 1;
    const question = this.#last;
    this.#newest.set(tab, question);
    const isWanted = () => this.#newest.get(tab) === question;
    try {
      const answer = await ask(isWanted);
      if (answer === undefined) throw new Superseded('Asked anew');
      return answer;
    } finally {
      if (isWanted()) this.#newest.delete(tab);
    }
  }
}

/** Whoever asked has asked anew meanwhile. */
export class Superseded extends Error {
  override name = 'Superseded';
}
