import { OUTCOMES } from '@beacon/domain';
import { CELL_STATUSES } from './cell-status.js';
import type { MatrixFilter } from './matrix-filter.js';
import { askedBy, differing, differs, hasCategory, hasCell, hasWords } from './matrix-selection.js';
import type { Asked, Comparison } from './matrix-selection.js';
import type { MatrixIndex } from './matrix-index.js';
import type { MatrixFacetsView } from './matrix-facets.view.js';

/**
 * How many questions each value of a filter would leave, with everything else in the filter as it is.
 * @param found places of the questions that have the filter's words; null when it has none.
 */
export function facetsOf(
  filter: MatrixFilter,
  index: MatrixIndex,
  found: ReadonlySet<number> | null,
): MatrixFacetsView {
  const counts = new FacetCounts(filter, index, found);
  for (let row = 0; row < index.asked.ids.length; row += 1) counts.add(row);
  return counts.view();
}

/** A model by itself. */
interface OneModel {
  readonly asked: Asked;
  readonly compared: Comparison;
}

class FacetCounts {
  readonly #asked: Asked;
  readonly #models: readonly OneModel[];
  readonly #outcomes = OUTCOMES.map(() => 0);
  readonly #statuses = CELL_STATUSES.map(() => 0);
  readonly #differing: number[];
  readonly #categories: Map<string | null, number>;
  #anyDiffering = 0;

  constructor(
    private readonly filter: MatrixFilter,
    private readonly index: MatrixIndex,
    found: ReadonlySet<number> | null,
  ) {
    this.#asked = askedBy(filter, index, found);
    const modelIds = [...new Set(index.lanes.map(({ modelId }) => modelId))];
    this.#models = modelIds.flatMap((modelId) => {
      const asked = askedBy({ ...filter, modelIds: [modelId] }, index, found);
      return asked.compared.map((compared) => ({ asked, compared }));
    });
    this.#differing = this.#models.map(() => 0);
    this.#categories = new Map(index.asked.categories.map((category) => [category, 0]));
  }

  add(row: number): void {
    if (!hasWords(this.#asked, row)) return;
    const count = differing(this.#asked, row);
    const isWanted = this.filter.differs === null || count > 0 === this.filter.differs;
    const isOne = hasCell(this.#asked, row);
    if (isWanted && isOne) this.#addCategory(row);
    if (!hasCategory(this.filter, this.#asked, row)) return;
    if (isOne && count > 0) this.#anyDiffering += 1;
    this.#addModels(row);
    if (isWanted) this.#addCells(row);
  }

  view(): MatrixFacetsView {
    return {
      differing: this.#anyDiffering,
      models: this.#models.map(({ compared }, n) => ({
        model_id: compared.modelId,
        differing: this.#differing[n] ?? 0,
      })),
      outcomes: OUTCOMES.map((outcome, n) => ({ outcome, questions: this.#outcomes[n] ?? 0 })),
      statuses: CELL_STATUSES.map((status, n) => ({ status, questions: this.#statuses[n] ?? 0 })),
      categories: [...this.#categories].map(([category, questions]) => ({ category, questions })),
    };
  }

  #addCategory(row: number): void {
    const category = this.index.asked.categories[row] ?? null;
    this.#categories.set(category, (this.#categories.get(category) ?? 0) + 1);
  }

  #addModels(row: number): void {
    for (const [n, { asked, compared }] of this.#models.entries()) {
      if (!differs(this.index.columns, row, compared) || !hasCell(asked, row)) continue;
      this.#differing[n] = (this.#differing[n] ?? 0) + 1;
    }
  }

  /** Outcomes of cells of the statuses that are wanted, and the other way round. */
  #addCells(row: number): void {
    const { lanes, ...wanted } = this.#asked;
    const { columns } = this.index;
    let outcomes = 0;
    let statuses = 0;
    for (const lane of lanes) {
      const at = row * columns.lanes + lane;
      const status = 1 << (columns.statuses[at] ?? 0);
      const own = columns.outcomes[at] ?? 0;
      if ((status & wanted.statuses) !== 0) outcomes |= own;
      if (this.filter.outcomes === null || (own & wanted.outcomes) !== 0) statuses |= status;
    }
    addBits(this.#outcomes, outcomes);
    addBits(this.#statuses, statuses);
  }
}

function addBits(counts: number[], bits: number): void {
  for (let n = 0; n < counts.length; n += 1) {
    if ((bits & (1 << n)) !== 0) counts[n] = (counts[n] ?? 0) + 1;
  }
}
