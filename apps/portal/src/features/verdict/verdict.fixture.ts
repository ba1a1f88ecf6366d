import type { EndpointVerdict, ModelVerdict, Pair, Verdict } from '../../api/verdict-queries.ts';

/** A pair of regions; `b` is us-east unless said otherwise. */
export function samplePair(a: string, changes: Partial<Pair> = {}): Pair {
  return {
    a,
    b: 'us-east',
    corrected: null,
    difference: 0.1,
    dropped: 0,
    effect_size_h: null,
    interval: [0, 0.2],
    interval_method: 'bonett_price',
    method: 'exact',
    method_by_answer: null,
    mid_p: null,
    minimum_detectable: null,
    odds_ratio: null,
    odds_ratio_interval: null,
    only_a: 3,
    only_b: 0,
    p: changes.p_adjusted ?? null,
    p_adjusted: null,
    p_by_answer: null,
    questions: 10,
    rate_a: 0.2,
    rate_b: 0.1,
    test: 'mcnemar_exact',
    tost: null,
    worst_case: null,
    ...changes,
  };
}

type Judged = Pick<EndpointVerdict, 'conclusion'> & { readonly pairs: Pair[] };

const endpoint = <Name extends 'refused' | 'withheld'>(name: Name, judged: Judged) => ({
  endpoint: name,
  ...judged,
  omnibus: null,
  p: null,
  p_adjusted: null,
  questions: null,
  rates: [
    { region: 'us-east', events: 1, rate: 0.1, interval: [0, 0.3], corrected: null },
    { region: 'eu-west', events: 2, rate: 0.2, interval: [0.1, 0.4], corrected: null },
  ],
});

const region = (name: string): ModelVerdict['regions'][number] => ({
  region: name,
  twin_of: null,
  n: 10,
  refused: 1,
  events: 1,
  rate: 0.1,
  interval: [0, 0.3],
  interval_clustered: [0, 0.5],
  effective_n: 5,
  corrected: null,
  withheld: { events: 2, rate: 0.2, interval: [0.1, 0.4] },
  blocked: { events: 0, rate: 0, interval: [0, 0.2] },
  missing: 0,
  quarantined: 0,
  pending: 0,
  flip_rate: null,
});

/** A model's verdict from what is concluded of its endpoints. */
export function sampleModel(id: string, refused: Judged, withheld: Judged): ModelVerdict {
  return {
    model_id: id,
    name: null,
    conclusion: refused.conclusion,
    sentence: `${id} says <b>so</b>`,
    endpoints: {
      refused: endpoint('refused', refused),
      withheld: endpoint('withheld', withheld),
    },
    regions: [region('us-east'), region('eu-west')],
    pairs: refused.pairs,
    omnibus: null,
    p: null,
    p_adjusted: null,
    reason: 'two regions',
    questions: 10,
    flip_rate: null,
    controls: {
      questions: { sensitive: 0, neutral: 0, control: 0, unknown: 10 },
      regions: [],
      pairs: [],
      reason: 'no question has a known kind',
    },
    aa: [],
    noise_floor: null,
    missingness: { regions: [], p: null, test: null },
    secondary: [],
    class_analysis: null,
    homogeneity: [],
    cannot_tell: null,
    content: null,
    time: null,
    fragility: [],
    warnings: [],
  };
}

/** A job's verdict from those of its models. */
export function sampleVerdict(models: ModelVerdict[], changes: Partial<Verdict> = {}): Verdict {
  return {
    job_id: 'job_1',
    status: 'completed',
    conclusion: 'differs',
    sentence: '1 of 2 models differs',
    interim: false,
    endpoint: 'refused',
    claim: 'questions_like_these',
    alpha: 0.05,
    margin: 0.05,
    level: 0.95,
    seed: 1,
    tests_in_family: 4,
    correction: 'holm',
    repeats: 2,
    regions: ['us-east', 'eu-west'],
    twins: [],
    detector: [],
    models,
    registration: null,
    warnings: [],
    versions: { verdict: '4', classifier: 'rules-8' },
    ...changes,
  };
}
