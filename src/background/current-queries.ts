/** What stands in the search field of each tab: answers to what stood there before are wanted no longer. */
export class CurrentQueries {
  readonly #typed = new Map<number, string>();

  /**
   * Say that a tab asks something of a query; answers whether it still wants to know, to be asked again and again.
   * @param isTyped whether the query was just put into the field; what is asked of other queries beside it, as how many a list has, is wanted anyway
   */
  asked(tab = -1, query: string, isTyped: boolean): () => boolean {
    if (isTyped) this.#typed.set(tab, query);
    return this.#typed.get(tab) === query ? () => this.#typed.get(tab) === query : () => true;
  }
}
