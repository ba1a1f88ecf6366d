import type { LaneConfig, SamplingParameter } from '@beacon/domain';
import { failureOf } from './attempt.js';
import type { ProviderFailure } from './attempt.js';
import type { AskedTask } from './protocol.js';

/** Parameters of sampling by their names in the catalogue; those that are left out are undefined. */
export type Sampling = Readonly<Partial<Record<SamplingParameter, number>>>;

/** What a task asks for, without what the lane's model refuses and what the protocol has no field for. */
export function samplingOf(
  { sampling }: Pick<AskedTask, 'sampling'>,
  { withoutSampling }: Pick<LaneConfig, 'withoutSampling'>,
  takes: readonly SamplingParameter[],
): Sampling {
  const asked: Readonly<Record<SamplingParameter, number | null>> = {
    temperature: sampling.temperature,
    top_p: sampling.topP,
    seed: sampling.seed,
    max_tokens: sampling.maxTokens,
  };
  return Object.fromEntries(
    takes
      .filter((name) => !withoutSampling.includes(name))
      .flatMap((name) => (asked[name] === null ? [] : [[name, asked[name]]])),
  );
}

/**
 * Why a request is not sent that asks for something else than the task: null when it asks for the same. The libraries that write it
 * leave out or change what they believe a model refuses, and an answer to other parameters would be counted with those to the right
 * ones.
 */
export function changedSampling(wanted: Sampling, written: Sampling): ProviderFailure | null {
  const changed = Object.entries(wanted).find(
    ([name, value]) => written[name as SamplingParameter] !== value,
  );
  if (changed === undefined) return null;
  const [name, value] = changed;
  const message =
    `the model does not take ${name} ${value} beside the job's other parameters: ` +
    `name it in the lane's without_sampling, or ask for what the model takes`;
  return failureOf('permanent', 'parameter_refused', message);
}
