import type { ExecuteTaskV1 } from '@beacon/contracts';
import type { LaneConfig, ProviderName } from '@beacon/domain';
import { errorType, failSpan, startSpan } from '@beacon/observability';
import type { AttemptOutcome } from '@beacon/providers';
import { SpanKind, context, trace } from '@opentelemetry/api';
import type { Attributes, Span } from '@opentelemetry/api';

/**
 * Calls a provider within a client's span, by OpenTelemetry's conventions for generative AI, where the task is traced. It says of the
 * call what was asked for and what it came to, and holds no word of prompt or answer. The provider is told nothing of the trace.
 */
export async function inCallSpan(
  lane: LaneConfig,
  task: ExecuteTaskV1,
  call: () => Promise<AttemptOutcome>,
): Promise<AttemptOutcome> {
  const span = callSpan(lane, task);
  if (span === null) return call();
  try {
    const attempt = await context.with(trace.setSpan(context.active(), span), call);
    note(span, attempt);
    return attempt;
  } catch (error) {
    failSpan(span, errorType(error));
    throw error;
  } finally {
    span.end();
  }
}

function callSpan(lane: LaneConfig, task: ExecuteTaskV1): Span | null {
  const active = context.active();
  if (trace.getSpan(active) === undefined) return null;
  const { jobId, region, model, cell, sampling } = task;
  const { hostname, port, protocol } = new URL(lane.baseUrl);
  const attributes: Attributes = {
    'gen_ai.operation.name': 'chat',
    'gen_ai.provider.name': NAMES[lane.provider] ?? lane.provider,
    'gen_ai.request.model': lane.providerModel,
    'gen_ai.request.temperature': sampling.temperature,
    'gen_ai.request.max_tokens': sampling.maxTokens,
    'server.address': hostname,
    'server.port': Number(port) || (protocol === 'https:' ? 443 : 80),
    'beacon.job.id': jobId,
    'beacon.cell': cell,
    'beacon.region': region,
    'beacon.model': model,
  };
  if (sampling.topP !== null) attributes['gen_ai.request.top_p'] = sampling.topP;
  if (sampling.seed !== null) attributes['gen_ai.request.seed'] = sampling.seed;
  const name = `chat ${lane.providerModel}`;
  return startSpan({ name, kind: SpanKind.CLIENT, attributes }, active);
}

/** Providers that the conventions call otherwise. */
const NAMES: Readonly<Partial<Record<ProviderName, string>>> = {
  'azure-openai': 'azure.ai.openai',
  bedrock: 'aws.bedrock',
  gemini: 'gcp.gemini',
  vertex: 'gcp.vertex_ai',
  mistral: 'mistral_ai',
};

function note(span: Span, attempt: AttemptOutcome): void {
  const { servedModel } = attempt.evidence;
  if (servedModel !== null) span.setAttribute('gen_ai.response.model', servedModel);
  if (attempt.kind === 'failed') return noteFailure(span, attempt.failure);
  const { finishReason, inputTokens, outputTokens } = attempt.answer;
  if (finishReason !== null) span.setAttribute('gen_ai.response.finish_reasons', [finishReason]);
  if (inputTokens !== null) span.setAttribute('gen_ai.usage.input_tokens', inputTokens);
  if (outputTokens !== null) span.setAttribute('gen_ai.usage.output_tokens', outputTokens);
}

type Failure = Extract<AttemptOutcome, { readonly kind: 'failed' }>['failure'];

/** Its code only: the message may quote the prompt. */
function noteFailure(span: Span, { code, httpStatus }: Failure): void {
  if (httpStatus !== null) span.setAttribute('http.response.status_code', httpStatus);
  failSpan(span, code);
}
