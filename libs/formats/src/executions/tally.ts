import { SIMULATION_HEADER, WITHHELD_OUTCOMES } from '@beacon/domain';
import type { Outcome } from '@beacon/domain';
import type { LaneRow, LaneTally } from './lane-row.js';

const WITHHELD: ReadonlySet<Outcome> = new Set(WITHHELD_OUTCOMES);

/** Whether a row counts in rates. */
export function isMeasured({ status, quarantine }: LaneRow): boolean {
  return (status === 'completed' || status === 'refused') && quarantine === null;
}

/** Whether what was asked for was held back, in part or whole. */
export function isWithheld({ outcome }: Pick<LaneRow, 'outcome'>): boolean {
  return WITHHELD.has(outcome);
}

/** Whether a simulator made the answer up. */
export function isSimulated({ edge_headers: headers }: Pick<LaneRow, 'edge_headers'>): boolean {
  return headers !== null && SIMULATION_HEADER in headers;
}

type Sums = Omit<LaneTally, 'providers' | 'servedModels'>;

/** Counts the rows of a lane as they come. */
export class LaneCount {
  readonly #providers = new Set<string>();
  readonly #served = new Set<string>();
  #sums: Sums = {
    rows: 0,
    measured: 0,
    refused: 0,
    withheld: 0,
    simulated: 0,
    inputTokens: 0,
    outputTokens: 0,
  };

  add(row: LaneRow): void {
    const counts = Number(isMeasured(row));
    const sums = this.#sums;
    this.#sums = {
      rows: sums.rows + 1,
      measured: sums.measured + counts,
      refused: sums.refused + (row.outcome === 'refused' ? counts : 0),
      withheld: sums.withheld + (isWithheld(row) ? counts : 0),
      simulated: sums.simulated + (isSimulated(row) ? counts : 0),
      inputTokens: sums.inputTokens + (row.input_tokens ?? 0),
      outputTokens: sums.outputTokens + (row.output_tokens ?? 0),
    };
    if (row.status === 'failed' || row.status === 'cancelled') return;
    this.#providers.add(row.provider);
    if (row.model_served !== null) this.#served.add(row.model_served);
  }

  get tally(): LaneTally {
    return { ...this.#sums, providers: [...this.#providers], servedModels: [...this.#served] };
  }
}
