/** What a design finds of an effect. */
export interface Power {
  /** Chance that a verdict says that the model differs. */
  readonly differs: number;
  /** Chance that it names the region that differs: one pair with it, the right way round. */
  readonly names: number;
  /** Chance that it names it against every other region. */
  readonly singlesOut: number;
}

/** Two regions by their places, the region that differs being the first of all. */
export type Places = readonly [number, number];

/** Counts what simulated jobs claim. */
export class PowerTally {
  #jobs = 0;
  #differs = 0;
  #names = 0;
  #singlesOut = 0;

  constructor(
    private readonly pairs: readonly Places[],
    private readonly regions: number,
  ) {}

  /**
   * Adds a job.
   * @param claimed pairs that it claims, by their numbers
   * @param above of each pair, whether its first region lies above the second
   */
  add(claimed: readonly number[], above: (pair: number) => boolean): void {
    const right = claimed.filter((pair) => this.pairs[pair]?.[0] === 0 && above(pair)).length;
    this.#jobs += 1;
    if (claimed.length > 0) this.#differs += 1;
    if (right > 0) this.#names += 1;
    if (right === this.regions - 1) this.#singlesOut += 1;
  }

  /** The shares of the jobs so far. */
  get power(): Power {
    const jobs = Math.max(1, this.#jobs);
    return {
      differs: this.#differs / jobs,
      names: this.#names / jobs,
      singlesOut: this.#singlesOut / jobs,
    };
  }
}
