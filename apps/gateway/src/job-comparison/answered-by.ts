import { CLASSIFIER_VERSION } from '@beacon/classification';
import type { ArmTyping } from '@beacon/verdict';
import type { AnsweredGroup } from '@beacon/persistence';

/** Parts of the classifier that read the text; the provider's own signals are the same in every version. */
const READ_BY = ['rules', 'model'];

/** By what the counted outcomes of a job were typed. */
export function typingOf(
  groups: readonly AnsweredGroup[],
  reviewed: ArmTyping['reviewed'],
): ArmTyping {
  const all = groups.reduce((sum, { executions }) => sum + executions, 0);
  const byPeople = groups
    .filter(({ source }) => source === 'human')
    .reduce((sum, { executions }) => sum + executions, 0);
  const versions = groups
    .filter(({ source }) => source !== 'human' && source !== 'provider')
    .map(({ version }) => version);
  return {
    by: typedBy(groups, byPeople === all && all > 0),
    overriddenShare: all === 0 ? 0 : byPeople / all,
    versions: [...new Set(versions)].toSorted().join(', '),
    reviewed,
  };
}

/** Nothing is known of judges, nor of other versions of the classifier. */
function typedBy(groups: readonly AnsweredGroup[], isAllByPeople: boolean): ArmTyping['by'] {
  if (isAllByPeople) return 'people';
  const isUnknown = groups.some(
    ({ source, version }) =>
      source === 'judge' || (READ_BY.includes(source) && version !== CLASSIFIER_VERSION),
  );
  return isUnknown ? 'unknown' : 'classifier';
}

/** What answered a lane of a job, as text: `ollama: llama3.2:1b (llama3.2:1b-q4)`. */
export function servedBy(
  groups: readonly AnsweredGroup[],
  { modelId, region }: Pick<AnsweredGroup, 'modelId' | 'region'>,
): string[] {
  const names = groups
    .filter((group) => group.modelId === modelId && group.region === region)
    .map(({ provider, providerModel, servedModel }) => {
      const asked = providerModel === null ? provider : `${provider}: ${providerModel}`;
      return servedModel === null || servedModel === providerModel
        ? asked
        : `${asked} (${servedModel})`;
    });
  return [...new Set(names)].toSorted();
}
