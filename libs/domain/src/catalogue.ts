import type { JobSpec } from './job-specification.js';
import type {
  CredentialConfig,
  LaneAuth,
  MaxTokensField,
  ProtocolKind,
  ProviderName,
  ProviderSettings,
  SamplingParameter,
} from './provider.js';
import type { Region } from './region.js';

/** A model that can be asked, wherever it is served. */
export interface Model {
  /** Id that users submit, `^[A-Za-z0-9][A-Za-z0-9._:/-]{0,99}$`; case-sensitive, may hold dots. */
  readonly id: string;
  readonly name: string;
}

/** The shape of a model id. */
export const MODEL_ID_PATTERN = /^[A-Za-z0-9][A-Za-z0-9._:/-]{0,99}$/;

/** Prices of a lane, in US dollars per million tokens. */
export interface Prices {
  readonly inputPerMillion: number;
  readonly outputPerMillion: number;
}

/** Where and how one model is asked from one region. */
export interface LaneConfig {
  readonly region: string;
  readonly model: string;
  /** The provider as the catalogue names it. */
  readonly provider: ProviderName;
  /** How it is spoken to. */
  readonly protocol: ProtocolKind;
  /** Address of the API without its last path, such as `http://127.0.0.1:8080/v1`. */
  readonly baseUrl: string;
  /** Whether the address may lie in a private network, on this machine among them. A public name that leads there is refused without. */
  readonly privateNetwork: boolean;
  /** The provider's own name for the model. */
  readonly providerModel: string;
  /** The provider's own region that is asked, such as `eu-west-1`; null when it is not known. */
  readonly providerRegion: string | null;
  readonly credential: CredentialConfig;
  readonly auth: LaneAuth;
  /** Headers that are sent with every request, lower-case names. They hold no secrets. */
  readonly headers: Readonly<Record<string, string>>;
  /** Fields that are added to the body of every request; never those that carry the question or the sampling. */
  readonly extraBody: Readonly<Record<string, unknown>>;
  /** Parameters that the model refuses, and that are left out for it. */
  readonly withoutSampling: readonly SamplingParameter[];
  /** Where the limit of an answer's tokens stands in an OpenAI request. */
  readonly maxTokensField: MaxTokensField;
  readonly settings: ProviderSettings;
  /** Requests in flight at once, over all replicas of the region's executor. */
  readonly concurrency: number;
  /** Limit for one attempt. */
  readonly timeoutMs: number;
  readonly prices: Prices | null;
  /** What evidence must say; an execution that contradicts it is quarantined. */
  readonly expectedEvidence: ExpectedEvidence;
}

/**
 * Patterns that a lane's region evidence must match. Evidence that a provider does not give contradicts nothing, unless
 * `required` names it.
 */
export interface ExpectedEvidence {
  /** Sources of regular expressions, without regard to case, by what they are about. */
  readonly patterns: Readonly<Partial<Record<EvidenceField, string>>>;
  /** Patterns for the values of edge headers, by their lower-case names. */
  readonly edgeHeaders: Readonly<Record<string, string>>;
  /** Fields whose absence contradicts, too. */
  readonly required: readonly EvidenceField[];
}

/** What of an execution's evidence can be held against a pattern. */
export const EVIDENCE_FIELDS = [
  'provider_region',
  'served_model',
  'upstream',
  'system_fingerprint',
  'endpoint_host',
  'node',
] as const;
export type EvidenceField = (typeof EVIDENCE_FIELDS)[number];

/** Expects nothing. */
export const NO_EXPECTED_EVIDENCE: ExpectedEvidence = {
  patterns: {},
  edgeHeaders: {},
  required: [],
};

/** The regional system prompt: the same words for every region but the place's name. */
export interface SystemPromptConfig {
  readonly enabled: boolean;
  /** Text in which `{region}` stands for the region's prompt name. */
  readonly template: string;
}

/** Everything that can be asked: regions, models, and the lane of each (region, model). */
export interface Catalogue {
  readonly systemPrompt: SystemPromptConfig;
  readonly regions: readonly Region[];
  readonly models: readonly Model[];
  readonly lanes: readonly LaneConfig[];
}

/** Finds the region that a user's spelling means, by id or alias, without regard to case. Undefined when unknown: never guessed. */
export function resolveRegion(catalogue: Catalogue, spelling: string): Region | undefined {
  const wanted = spelling.trim().toLowerCase();
  return catalogue.regions.find(
    (region) =>
      region.id === wanted || region.aliases.some((alias) => alias.toLowerCase() === wanted),
  );
}

/** Finds the lane of a (region, model); undefined when the model is not served there. */
export function findLane(
  catalogue: Catalogue,
  region: string,
  model: string,
): LaneConfig | undefined {
  return catalogue.lanes.find((lane) => lane.region === region && lane.model === model);
}

/** The system prompt of a region, or null when it is switched off. */
export function systemPromptFor(catalogue: Catalogue, region: Region): string | null {
  const { enabled, template } = catalogue.systemPrompt;
  return enabled ? template.replaceAll('{region}', region.promptName) : null;
}

/** The system prompt of each region of a job, as the catalogue has it now; null where none is sent. */
export function systemPromptsOf(
  { regions, systemPrompt }: Pick<JobSpec, 'regions' | 'systemPrompt'>,
  catalogue: Catalogue,
): Readonly<Record<string, string | null>> {
  return Object.fromEntries(
    regions.map((id) => {
      const region = systemPrompt === 'none' ? undefined : resolveRegion(catalogue, id);
      return [id, region === undefined ? null : systemPromptFor(catalogue, region)];
    }),
  );
}
