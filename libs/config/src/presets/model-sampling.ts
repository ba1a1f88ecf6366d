import type { MaxTokensField, ProtocolKind, SamplingParameter } from '@beacon/domain';

/** How a model is asked for its sampling. */
export interface ModelSampling {
  /** Parameters that it refuses. */
  readonly without: readonly SamplingParameter[];
  readonly maxTokensField: MaxTokensField;
}

interface KnownModels {
  /** The provider's own names, with those of routers and clouds before them (`openai/o3`, `eu.anthropic.claude-opus-4-7`). */
  readonly names: RegExp;
  readonly without: readonly SamplingParameter[];
  /** @default max_tokens */
  readonly maxTokensField?: MaxTokensField;
}

const HEAT: readonly SamplingParameter[] = ['temperature', 'top_p'];

/**
 * Models that are known to refuse parameters of sampling, or the older name of a limit: the first that matches counts. A lane says
 * otherwise with `without_sampling` and `max_tokens_field`.
 */
const KNOWN_MODELS: readonly KnownModels[] = [
  // OpenAI's reasoning models, and GPT-5 as it was at first.
  { names: /(?:^|\/)o[1-9](?:$|-)/, without: HEAT, maxTokensField: 'max_completion_tokens' },
  {
    names: /(?:^|\/)gpt-5(?:-(?:mini|nano|pro|codex))?(?:-\d{4}-\d{2}-\d{2})?$/,
    without: HEAT,
    maxTokensField: 'max_completion_tokens',
  },
  // Later ones take a temperature while they do not reason, which is what they do unless asked.
  { names: /(?:^|\/)gpt-[5-9]/, without: [], maxTokensField: 'max_completion_tokens' },
  // Claude since Opus 4.7.
  { names: /(?:^|[./])claude-opus-4-[7-9]/, without: HEAT },
  { names: /(?:^|[./])claude-opus-4\.[7-9]/, without: HEAT },
  { names: /(?:^|[./])claude-[a-z]+-[5-9](?:$|[.@:-])/, without: HEAT },
];

const PLAIN: ModelSampling = { without: [], maxTokensField: 'max_tokens' };

/** What is known of a model by its name at the provider; nothing but the plain way for names that are not known. */
export function knownSampling(providerModel: string): ModelSampling {
  const known = KNOWN_MODELS.find(({ names }) => names.test(providerModel));
  if (known === undefined) return PLAIN;
  return { without: known.without, maxTokensField: known.maxTokensField ?? 'max_tokens' };
}

/** Protocols whose requests name the limit of an answer as OpenAI does. */
export const NAMES_MAX_TOKENS: ReadonlySet<ProtocolKind> = new Set([
  'openai-compatible',
  'azure-openai',
]);
