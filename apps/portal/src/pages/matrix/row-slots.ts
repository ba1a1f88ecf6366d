/** An element of the grid's body, and the row that stands in it. */
export interface RowSlot {
  /** Of the element, as long as it is there. */
  readonly key: number;
  readonly index: number;
}

/**
 * Which row stands in which element. Rows that scroll in take the elements of those that scroll out: what is the same in both is not
 * touched, where a new element is styled and laid out from nothing.
 */
export class RowSlots {
  #slots: readonly RowSlot[] = [];
  #keys = 0;

  /**
   * The elements of the rows that are drawn, in the order in which they stand in the document. The same for the same rows.
   * @param isSorted whether the document's order is to be that of the rows, as whoever has it read aloud needs it. An element that
   * changes its place costs as much as a new one, so that it waits until the grid rests.
   */
  assign(rows: readonly number[], isSorted: boolean): readonly RowSlot[] {
    const wanted = new Set(rows);
    const standing = new Set(
      this.#slots.filter(({ index }) => wanted.has(index)).map(({ index }) => index),
    );
    const coming = rows.filter((index) => !standing.has(index));
    const slots = this.#slots.flatMap((slot) => {
      const index = standing.has(slot.index) ? slot.index : coming.shift();
      return index === undefined ? [] : [{ key: slot.key, index }];
    });
    for (const index of coming) slots.push({ key: (this.#keys += 1), index });
    this.#slots = isSorted ? slots.toSorted((a, b) => a.index - b.index) : slots;
    return this.#slots;
  }
}
