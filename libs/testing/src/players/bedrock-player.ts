import { z } from 'zod';
import type { ProviderCall, ProviderReply } from '../servers/fake-provider.js';
import { signatureProblem } from './aws-signature.js';
import type { AwsKeys } from './aws-signature.js';
import { headerOf, jsonOf } from './played-api.js';
import type { PlayedApi } from './played-api.js';

const words = z.array(z.strictObject({ text: z.string().min(1) })).min(1);

/** `POST /model/{id}/converse`, as far as a question in words needs it. */
const request = z.strictObject({
  messages: z.array(z.strictObject({ role: z.enum(['user', 'assistant']), content: words })).min(1),
  system: z.array(z.strictObject({ text: z.string().min(1) })).optional(),
  inferenceConfig: z
    .strictObject({
      temperature: z.number().min(0).max(1).optional(),
      topP: z.number().min(0).max(1).optional(),
      maxTokens: z.int().min(1).optional(),
    })
    .optional(),
  guardrailConfig: z.looseObject({}).optional(),
  additionalModelRequestFields: z.looseObject({}).optional(),
  additionalModelResponseFieldPaths: z.array(z.string()).optional(),
});

const PATH = /^\/model\/[\w.:%-]+\/converse$/;

/** Amazon Bedrock's Converse API in one region, with one pair of keys. */
export function bedrockApi(keys: AwsKeys, region: string): PlayedApi {
  return {
    refusalOf: (call) => {
      const problem = signatureProblem(call, keys, region);
      return problem === null ? wrongRequest(call) : bedrockError(403, problem, SIGNATURE[problem]);
    },
    answer: (text) => bedrockAnswer({ content: [{ text }] }),
  };
}

/** The same with a Bedrock API key, which is sent as a bearer token. */
export function bedrockApiWithKey(key: string): PlayedApi {
  return {
    refusalOf: (call) =>
      headerOf(call, 'authorization') === `Bearer ${key}`
        ? wrongRequest(call)
        : bedrockError(403, 'AccessDeniedException', 'Authentication failed'),
    answer: (text) => bedrockAnswer({ content: [{ text }] }),
  };
}

const SIGNATURE = {
  MissingAuthenticationTokenException: 'Missing Authentication Token',
  UnrecognizedClientException: 'The security token included in the request is invalid.',
  InvalidSignatureException:
    'The request signature we calculated does not match the signature you provided.',
  ExpiredTokenException: 'The security token included in the request is expired',
};

function wrongRequest(call: ProviderCall): ProviderReply | null {
  if (!PATH.test(call.path)) {
    return bedrockError(404, 'UnknownOperationException', 'Unknown operation');
  }
  const checked = request.safeParse(jsonOf(call));
  if (checked.success) return null;
  const [problem] = checked.error.issues;
  const message = `The model returned the following errors: ${problem?.path.join('.') ?? ''}: ${problem?.message ?? ''}`;
  return bedrockError(400, 'ValidationException', message);
}

const REQUEST_ID = '1f2e3d4c-5b6a-4978-8123-0123456789ab';

/** An answer of the Converse API: a message's fields, and what is given beside it. */
export function bedrockAnswer(
  message: Readonly<Record<string, unknown>>,
  change: Readonly<Record<string, unknown>> = {},
): ProviderReply {
  return {
    headers: { 'x-amzn-requestid': REQUEST_ID },
    body: {
      metrics: { latencyMs: 551 },
      output: { message: { role: 'assistant', ...message } },
      stopReason: 'end_turn',
      usage: { inputTokens: 14, outputTokens: 3, totalTokens: 17 },
      ...change,
    },
  };
}

/** An error as AWS sends it: the name in a header, the words in the body. */
export function bedrockError(status: number, name: string, message: string): ProviderReply {
  return {
    status,
    headers: {
      'x-amzn-requestid': REQUEST_ID,
      'x-amzn-errortype': `${name}:http://internal.amazon.com/coral/com.amazon.bedrock/`,
    },
    body: { message },
  };
}
