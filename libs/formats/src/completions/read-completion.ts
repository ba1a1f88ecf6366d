import type { GivenFacts } from '../answers/given-answer.js';
import { momentOf } from '../answers/moment-of.js';
import { countOf, labelOf, listOf, objectOf, textOf } from './json-values.js';

type Fields = Readonly<Record<string, unknown>>;

/** Reasons of a provider of its own that say more than the one that a router makes of them. */
const WITHHELD = new Set([
  'content_filter',
  'content_filtered',
  'guardrail_intervened',
  'safety',
  'prohibited_content',
  'recitation',
  'blocklist',
  'spii',
  'sensitive',
  'refusal',
]);

/**
 * What a provider answered, in the form of OpenAI's chat completions, of its responses, or of Anthropic's messages; or the error that
 * came in its place. Null for what is none of them.
 */
export function readCompletion(body: unknown): GivenFacts | null {
  const fields = objectOf(body);
  if (fields === null) return null;
  if (fields['error'] != null) return failureOf(fields['error']);
  if (Array.isArray(fields['choices'])) return chatCompletion(fields);
  if (Array.isArray(fields['output'])) return response(fields);
  if (Array.isArray(fields['content'])) return message(fields);
  return null;
}

/** An error as providers write it. A filter that let no answer be made has stopped the question. */
export function failureOf(error: unknown, httpStatus: number | null = null): GivenFacts {
  const fields = objectOf(error) ?? {};
  const codes = [fields['code'], fields['type'], fields['provider_type']].map((code) =>
    typeof code === 'number' ? String(code) : textOf(code),
  );
  if (codes.some((code) => code === 'content_filter' || code === 'content_policy_violation')) {
    return { text: '', content_filter: 'input' };
  }
  const code = codes.find((one) => one !== null && one !== '') ?? 'error';
  const said = textOf(fields['message']) ?? textOf(error) ?? 'no message';
  const text = said.slice(0, 10_000).toWellFormed();
  return { error: { code: code.slice(0, 100), message: text, http_status: statusOf(httpStatus) } };
}

function statusOf(status: number | null): number | null {
  return status !== null && status >= 100 && status <= 599 ? status : null;
}

function chatCompletion(fields: Fields): GivenFacts | null {
  const choice = objectOf(listOf(fields['choices'])[0]);
  if (choice === null) return null;
  if (choice['error'] != null) return failureOf(choice['error']);
  const said = objectOf(choice['message']);
  if (said === null) return null;
  const refusal = textOf(said['refusal']);
  const content = contentOf(said['content']);
  const { text, reasoning } = content;
  const details = objectOf(objectOf(fields['usage'])?.['completion_tokens_details']);
  return {
    text: [text, refusal ?? ''].filter((part) => part !== '').join('\n'),
    finish_reason: refusal === null ? finishOf(choice) : 'refusal',
    reasoning: reasoning ?? labelOf(said['reasoning'] ?? said['reasoning_content'], 100_000),
    ...usageOf(fields, ['prompt_tokens', 'completion_tokens']),
    reasoning_tokens: countOf(details?.['reasoning_tokens']),
    ...commonOf(fields, fields['created']),
  };
}

/** The provider's own reason where it says that something was withheld, and the router's does not. */
function finishOf(choice: Fields): string | null {
  const [reason, native] = [choice['finish_reason'], choice['native_finish_reason']].map((each) =>
    labelOf(each),
  );
  return native != null && WITHHELD.has(native.toLowerCase()) ? native : (reason ?? null);
}

function response(fields: Fields): GivenFacts | null {
  const parts = listOf(fields['output'])
    .map((item) => objectOf(item))
    .flatMap((item) => (item?.['type'] === 'message' ? listOf(item['content']) : []))
    .map((part) => objectOf(part) ?? {});
  const refusal = parts.find(({ type }) => type === 'refusal');
  const texts = parts.flatMap((part) => textOf(part['text']) ?? textOf(part['refusal']) ?? []);
  const reason = labelOf(objectOf(fields['incomplete_details'])?.['reason']);
  const details = objectOf(objectOf(fields['usage'])?.['output_tokens_details']);
  return {
    text: texts.join('\n'),
    finish_reason: refusal === undefined ? (reason ?? 'stop') : 'refusal',
    ...usageOf(fields, ['input_tokens', 'output_tokens']),
    reasoning_tokens: countOf(details?.['reasoning_tokens']),
    ...commonOf(fields, fields['created_at']),
  };
}

function message(fields: Fields): GivenFacts | null {
  const { text, reasoning } = contentOf(fields['content']);
  return {
    text,
    finish_reason: labelOf(fields['stop_reason']),
    reasoning,
    ...usageOf(fields, ['input_tokens', 'output_tokens']),
    ...commonOf(fields, null),
  };
}

/** The text of a message, and what was thought before it: plain, or in parts. */
export function contentOf(content: unknown): {
  readonly text: string;
  readonly reasoning: string | null;
} {
  const plain = textOf(content);
  if (plain !== null) return { text: plain, reasoning: null };
  const parts = listOf(content).map((part) => objectOf(part) ?? {});
  const of = (...names: readonly string[]): string[] =>
    parts.flatMap((part) => names.flatMap((name) => textOf(part[name]) ?? []));
  const thoughts = of('thinking', 'reasoning');
  return { text: of('text').join('\n'), reasoning: thoughts.join('\n') || null };
}

function usageOf(
  fields: Fields,
  [input, output]: readonly [string, string],
): Pick<GivenFacts, 'input_tokens' | 'output_tokens'> {
  const usage = objectOf(fields['usage']);
  return { input_tokens: countOf(usage?.[input]), output_tokens: countOf(usage?.[output]) };
}

function commonOf(fields: Fields, created: unknown): GivenFacts {
  return {
    served_model: labelOf(fields['model']),
    provider: labelOf(fields['provider']),
    request_id: labelOf(fields['id']),
    system_fingerprint: labelOf(fields['system_fingerprint']),
    completed_at: momentOf(created),
  };
}
