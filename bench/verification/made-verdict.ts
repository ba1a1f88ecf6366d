import { canonicalHash } from '@beacon/signing';
import { registeredJob, typedInput, verdict } from '@beacon/verdict';
import type { CellCounts, OutcomeProfile, RoutedOutcomes } from '@beacon/verdict';
import type { MadeCell } from './made-entries.js';
import { ANALYSIS, KIND, MODELS, REGIONS, REPEATS } from './made-job.js';
import type { MadeRegistration } from './made-job.js';

/** Ids of a profile that a verdict keeps. */
const MOST_IDS = 20;

interface Profile extends Omit<OutcomeProfile, 'questions' | 'ids'> {
  readonly ids: string[];
  questions: number;
}

/** Counts what the cells came to, so that the export can say its verdict. Memory does not grow with them. */
export class VerdictCounts {
  readonly #profiles = new Map<string, Profile>();
  readonly #typed = new Map<string, RoutedOutcomes>();
  #questions = 0;

  /** Counts all cells of a question. */
  add(id: string, cells: readonly MadeCell[]): void {
    this.#questions += 1;
    for (const modelId of MODELS) {
      const own = cells.filter(({ model }) => model === modelId);
      const counts = REGIONS.map((region) =>
        countsOf(own.filter((cell) => cell.region === region)),
      );
      this.#addProfile(modelId, id, counts);
    }
    for (const cell of cells) this.#addTyped(cell);
  }

  /** The verdict that they come to, as a gateway reaches it. */
  verdict(registration: MadeRegistration) {
    const proof = { sha256: canonicalHash(registration), signed: true };
    const input = typedInput([...this.#typed.values()]);
    return verdict({
      ...input,
      regions: REGIONS,
      models: MODELS.map((id) => ({ id, name: id, regions: REGIONS })),
      repeats: REPEATS,
      questions: this.#questions,
      profiles: this.#ordered(),
      twins: [],
      interim: false,
      stopped: false,
      notAsked: [],
      reviewed: { refused: {}, withheld: {} },
      registration: registeredJob(registration, proof),
      options: { ...input.options, ...ANALYSIS },
    });
  }

  #ordered(): OutcomeProfile[] {
    const all = [...this.#profiles.values()];
    return MODELS.flatMap((model) => all.filter(({ modelId }) => modelId === model)).map(
      (profile) => ({ ...profile, ids: profile.ids.toSorted().slice(0, MOST_IDS) }),
    );
  }

  #addProfile(modelId: string, id: string, cells: CellCounts[]): void {
    const key = JSON.stringify([modelId, cells]);
    const fresh: Profile = { modelId, kind: KIND, language: 'en', cells, questions: 0, ids: [] };
    const profile = this.#profiles.get(key) ?? fresh;
    profile.questions += 1;
    profile.ids.push(id);
    this.#profiles.set(key, profile);
  }

  #addTyped({ model: modelId, region, typed: { source, version } }: MadeCell): void {
    const key = JSON.stringify([modelId, region, source, version]);
    const route = { upstream: null, isUnpinned: false, leftOut: null };
    const origin = { isSimulated: false, isImported: false };
    const known = this.#typed.get(key);
    const executions = (known?.executions ?? 0) + 1;
    this.#typed.set(key, { modelId, region, source, version, ...route, ...origin, executions });
  }
}

/** Outcomes in one order, so that cells that came out alike are written alike. */
function countsOf(cells: readonly MadeCell[]): CellCounts {
  const groups = Map.groupBy(cells, ({ typed }) => typed.outcome);
  const entries = [...groups].map(([outcome, some]) => [outcome, some.length] as const);
  const sorted = entries.toSorted(([one], [other]) => (one < other ? -1 : 1));
  return { outcomes: Object.fromEntries(sorted), cancelled: 0, quarantined: 0 };
}
