import type { Gateway } from '../../gateway/gateway.js';
import { readVerdict } from '../../results/read.js';
import type { ApiVerdict, VerdictQuery } from '../../results/read.js';
import type { Concluded, Unit } from '../conditions/gate-input.js';
import type { ComparisonOptions } from './compared.js';

/** What a job's own verdict says: whether its regions differ. */
export async function betweenRegions(
  gateway: Gateway,
  jobId: string,
  { alpha, margin, claim }: ComparisonOptions,
): Promise<Concluded> {
  const query = { alpha, margin, claim } as VerdictQuery;
  const verdict = await readVerdict(gateway, jobId, query);
  return {
    conclusion: verdict.conclusion,
    sentence: verdict.sentence,
    margin: verdict.margin,
    alpha: verdict.alpha,
    units: verdict.models.map(unitOf),
    warnings: verdict.warnings.map(({ text }) => text),
    notCompared: { lanes: [], questions: 0 },
  };
}

function unitOf({
  model_id: modelId,
  conclusion,
  sentence,
  endpoints,
}: ApiVerdict['models'][number]): Unit {
  const endpoint = (name: 'refused' | 'withheld') => ({
    conclusion: endpoints[name].conclusion,
    difference: null,
    before: null,
    after: null,
  });
  return {
    modelId,
    region: null,
    conclusion,
    sentence,
    endpoints: { refused: endpoint('refused'), withheld: endpoint('withheld') },
  };
}
