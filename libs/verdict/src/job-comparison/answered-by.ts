import { CLASSIFIER_VERSION } from '@beacon/classification';
import type { AnsweredGroup } from './asked.js';
import type { ArmTyping } from './input.js';

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

/** What answered a lane of a job, as text: `openrouter: openai/gpt-4o (gpt-4o-2024-08-06) in eu by Azure, without seed`. */
export function servedBy(
  groups: readonly AnsweredGroup[],
  { modelId, region }: Pick<AnsweredGroup, 'modelId' | 'region'>,
): string[] {
  const names = groups
    .filter((group) => group.modelId === modelId && group.region === region)
    .map(wayOf);
  return [...new Set(names)].toSorted();
}

/** Whatever may make an answer another one: who answered, where, and what it was not sent. */
function wayOf(group: AnsweredGroup): string {
  const { provider, providerModel, servedModel, askedRegion, upstream, leftOut } = group;
  const isOther = servedModel !== null && servedModel !== providerModel;
  return [
    providerModel === null ? provider : `${provider}: ${providerModel}`,
    isOther ? ` (${servedModel})` : '',
    askedRegion === null ? '' : ` in ${askedRegion}`,
    upstream === null ? '' : ` by ${upstream}`,
    leftOut === null ? '' : `, without ${leftOut.replaceAll(/[[\]"]/g, '')}`,
  ].join('');
}
