import type { Conclusion, JobComparison } from '@beacon/verdict';
import type { paths } from '@beacon/client';
import type { Concluded, Unit, UnitEndpoint } from '../conditions/gate-input.js';

/** How a comparison is drawn; what is left out is the gateway's default. */
export interface ComparisonOptions {
  readonly alpha?: number | undefined;
  readonly margin?: number | undefined;
  readonly claim?: JobComparison['claim'] | undefined;
}

type Path = paths['/api/v1/jobs/{id}/comparison']['get'];
type ApiComparison = Path['responses']['200']['content']['application/json'];

/** Those that were given. */
export function given({ alpha, margin, claim }: ComparisonOptions) {
  return {
    ...(alpha === undefined ? {} : { alpha }),
    ...(margin === undefined ? {} : { margin }),
    ...(claim === undefined ? {} : { claim }),
  };
}

type Lane = (JobComparison | ApiComparison)['lanes'][number];

/** What a comparison says, as a gate reads it. */
export function toConcluded(
  comparison: JobComparison | ApiComparison,
  notCompared: Concluded['notCompared'],
): Concluded {
  const { conclusion, sentence, margin, alpha, lanes, warnings } = comparison;
  return {
    conclusion,
    sentence,
    margin,
    alpha,
    units: lanes.map(unitOf),
    warnings: warnings.map(({ text }) => text),
    notCompared,
  };
}

function unitOf({ model_id, region, conclusion, sentence, endpoints }: Lane): Unit {
  const { refused, withheld } = endpoints;
  return {
    modelId: model_id,
    region,
    conclusion,
    sentence,
    endpoints: { refused: endpointOf(refused), withheld: endpointOf(withheld) },
  };
}

function endpointOf({
  conclusion,
  difference,
  before,
  after,
}: {
  readonly conclusion: Conclusion;
  readonly difference: number | null;
  readonly before: { readonly rate: number | null };
  readonly after: { readonly rate: number | null };
}): UnitEndpoint {
  return { conclusion, difference, before: before.rate, after: after.rate };
}
