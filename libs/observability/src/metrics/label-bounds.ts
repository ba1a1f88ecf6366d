import { closedValues, mostValues, OTHER } from './labels.js';
import type { LabelName } from './labels.js';

/**
 * Holds labels to their bounds: whatever names come, a label has no more values than its bound says, and {@link OTHER}. Values keep the
 * place that they got first, so that a series that has begun goes on.
 */
export class LabelBounds {
  readonly #known = new Map<LabelName, Set<string>>();

  /** The value itself, or `other` when it is beyond the label's bound. */
  bounded(label: LabelName, value: string): string {
    const known = this.#valuesOf(label);
    if (known.has(value)) return value;
    if (closedValues(label) !== undefined || known.size >= mostValues(label)) return OTHER;
    known.add(value);
    return value;
  }

  #valuesOf(label: LabelName): Set<string> {
    const known = this.#known.get(label) ?? new Set(closedValues(label));
    this.#known.set(label, known);
    return known;
  }
}
