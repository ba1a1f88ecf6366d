import type { Schema } from '@beacon/client';
import { Facts } from '../../components/facts.tsx';
import type { Fact } from '../../components/facts.tsx';
import { ForeignText } from '../../components/text.tsx';

type Execution = Schema<'ExecutionDetailView'>;

/** The names of what executors store; anything else is shown under its own name. */
const NAMES: Readonly<Record<string, string>> = {
  executorRegion: "executor's region",
  executorId: 'executor',
  node: 'node',
  pod: 'pod',
  provider: 'provider',
  providerRegion: "provider's region",
  askedRegion: 'region asked of the provider',
  upstream: 'served by',
  unpinned: 'route left to the router',
  leftOut: 'not sent of the sampling',
  filters: 'found by filters',
  reasoning: 'written before the answer',
  reasoningTokens: 'tokens of that',
  endpointHost: 'endpoint',
  servedModel: 'served model',
  providerModel: 'model asked of the provider',
  providerRequestId: 'request at the provider',
  systemFingerprint: 'fingerprint',
};

/** What is known of where and by whom a question was answered. */
export function RegionEvidence({ execution }: { readonly execution: Execution }) {
  return (
    <Facts
      facts={[
        ...factsOf(execution.evidence),
        { name: 'prompt (SHA-256)', value: <code>{execution.prompt_sha256}</code> },
        {
          name: 'system prompt',
          value: execution.system_prompt !== null && (
            <ForeignText>{execution.system_prompt}</ForeignText>
          ),
        },
      ]}
    />
  );
}

function factsOf(evidence: Readonly<Record<string, unknown>>): Fact[] {
  return Object.entries(evidence).flatMap(([name, value]): Fact[] => {
    if (value === null) return [];
    if (Array.isArray(value)) return listed(name, value);
    // Headers by which an edge names its place.
    if (typeof value === 'object') return factsOf(value as Record<string, unknown>);
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    return [{ name: NAMES[name] ?? name, value: <ForeignText>{text}</ForeignText> }];
  });
}

function listed(name: string, values: readonly unknown[]): Fact[] {
  const text = values.map(wordsOf).join(', ');
  return [{ name: NAMES[name] ?? name, value: <ForeignText>{text}</ForeignText> }];
}

/** A word as it is, and a finding of a filter in words: `input violence medium, blocked`. */
function wordsOf(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value);
  const { side, category, severity, blocked } = value as Readonly<Record<string, unknown>>;
  const words = [side, category, severity].filter((word) => typeof word === 'string');
  return words.join(' ') + (blocked === true ? ' (blocked)' : '');
}
