import type { ConfirmatoryEndpoint } from '../shape/terms.js';
import type { ModelData, QuestionGroup } from '../data/model-data.js';
import type { CellFigures } from '../input/outcome-classes.js';

/** Questions that are alike in every region, as flips see them. */
interface Pile {
  readonly group: Pick<QuestionGroup, 'kind' | 'languages'>;
  /** Measured executions by region; all of a pile's questions have the same. */
  readonly n: readonly number[];
  /** Events among them. */
  readonly x: readonly number[];
  questions: number;
}

/**
 * A model's answers of which some are typed otherwise, one after the other. Each flip is the one that helps most: on the question on which the region that is to
 * have fewer events has fewest already beside the other. That moves the difference as much as any other, and makes it look as much like chance as can be: with one answer
 * a question an exact McNemar test has no cheaper way to lose, since of two counts with the same difference the larger ones are the weaker evidence.
 */
export class FlippedAnswers {
  readonly #piles = new Map<string, Pile>();

  constructor(
    private readonly data: ModelData,
    private readonly endpoint: ConfirmatoryEndpoint,
  ) {
    for (const { kind, languages, questions, cells } of data.groups) {
      this.#add({
        group: { kind, languages },
        n: cells.map(({ measured }) => measured),
        x: cells.map(({ events }) => events[endpoint]),
        questions,
      });
    }
  }

  /**
   * Types one answer otherwise: an event of one region less, or one of the other more.
   * @param fewer place of the region that is to have fewer events beside the other
   * @returns false when no answer is left that could be
   */
  flip(fewer: number, more: number): boolean {
    const pile = this.#best(fewer, more);
    if (pile === null) return false;
    const isTaken = (pile.x[fewer] ?? 0) > 0;
    const [place, step] = isTaken ? [fewer, -1] : [more, 1];
    const x = pile.x.map((events, index) => (index === place ? events + step : events));
    this.#take(pile);
    this.#add({ ...pile, x, questions: 1 });
    return true;
  }

  /** Rates of the regions, each question with the same weight; null for one without a measurement. */
  rates(): (number | null)[] {
    return this.data.regions.map((_, place) => {
      let [questions, sum] = [0, 0];
      for (const pile of this.#piles.values()) {
        const n = pile.n[place] ?? 0;
        if (n === 0) continue;
        questions += pile.questions;
        sum += (pile.questions * (pile.x[place] ?? 0)) / n;
      }
      return questions === 0 ? null : sum / questions;
    });
  }

  /** The model's data as they would be. Only the endpoint that is flipped is in them. */
  toData(): ModelData {
    const groups = [...this.#piles.values()].map(({ group, questions, n, x }) => ({
      ...group,
      ids: [],
      questions,
      cells: n.map((measured, place) => this.#cell(measured, x[place] ?? 0)),
    }));
    return { ...this.data, groups };
  }

  #cell(measured: number, events: number): CellFigures {
    const none = { refused: 0, withheld: 0, blocked: 0, truncated: 0 };
    return {
      measured,
      events: { ...none, [this.endpoint]: events },
      missing: 0,
      quarantined: 0,
      recorded: measured,
      classes: [],
    };
  }

  #best(fewer: number, more: number): Pile | null {
    let [best, least] = [null as Pile | null, Infinity];
    for (const pile of this.#piles.values()) {
      const { n, x } = pile;
      const [na, xa, nb, xb] = [n[fewer] ?? 0, x[fewer] ?? 0, n[more] ?? 0, x[more] ?? 0];
      if (na === 0 || nb === 0 || (xa === 0 && xb === nb)) continue;
      const difference = xa / na - xb / nb;
      if (difference < least) [best, least] = [pile, difference];
    }
    return best;
  }

  #take(pile: Pile): void {
    pile.questions -= 1;
    if (pile.questions === 0) this.#piles.delete(keyOf(pile));
  }

  #add(pile: Pile): void {
    const known = this.#piles.get(keyOf(pile));
    if (known === undefined) this.#piles.set(keyOf(pile), { ...pile });
    else known.questions += pile.questions;
  }
}

function keyOf({ group, n, x }: Pile): string {
  return JSON.stringify([group.kind, group.languages, n, x]);
}
