import { z } from 'zod';
import type { ProviderCall, ProviderReply } from '../servers/fake-provider.js';
import { headerOf, jsonOf } from './played-api.js';
import type { PlayedApi } from './played-api.js';

const parts = z.array(z.strictObject({ text: z.string().min(1) })).min(1);

/** `POST …/models/{model}:generateContent`, as far as a question in words needs it. */
const request = z.strictObject({
  contents: z.array(z.strictObject({ role: z.enum(['user', 'model']), parts })).min(1),
  systemInstruction: z.strictObject({ parts }).optional(),
  generationConfig: z
    .strictObject({
      temperature: z.number().min(0).max(2).optional(),
      topP: z.number().min(0).max(1).optional(),
      maxOutputTokens: z.int().min(1).optional(),
      seed: z.int32().optional(),
      thinkingConfig: z.looseObject({}).optional(),
    })
    .optional(),
  safetySettings: z
    .array(z.strictObject({ category: z.string(), threshold: z.string() }))
    .optional(),
});

/** The Gemini API with one key. */
export function geminiApi(key: string): PlayedApi {
  return {
    refusalOf: (call) =>
      wrongPath(call, /^\/v1beta\/models\/[\w.-]+:generateContent$/) ??
      wrongKey(call, key) ??
      wrongBody(call),
    answer: (text) => googleAnswer(text),
  };
}

/** Vertex AI in one project and location, with one access token. */
export function vertexApi(token: string, project: string, location: string): PlayedApi {
  const models = `/v1/projects/${project}/locations/${location}/publishers/google/models/`;
  const path = new RegExp(`^${models}[\\w.-]+:generateContent$`);
  return {
    refusalOf: (call) => wrongPath(call, path) ?? wrongToken(call, token) ?? wrongBody(call),
    answer: (text) => googleAnswer(text),
  };
}

function wrongPath({ path }: ProviderCall, expected: RegExp): ProviderReply | null {
  return expected.test(path) ? null : googleError(404, 'NOT_FOUND', `${path} is not found.`);
}

function wrongKey(call: ProviderCall, key: string): ProviderReply | null {
  const sent = headerOf(call, 'x-goog-api-key');
  if (sent === key) return null;
  if (sent === undefined) {
    const message = "Method doesn't allow unregistered callers. Please use API Key.";
    return googleError(403, 'PERMISSION_DENIED', message);
  }
  return googleError(400, 'INVALID_ARGUMENT', 'API key not valid. Please pass a valid API key.', [
    {
      '@type': 'type.googleapis.com/google.rpc.ErrorInfo',
      reason: 'API_KEY_INVALID',
      domain: 'googleapis.com',
    },
  ]);
}

function wrongToken(call: ProviderCall, token: string): ProviderReply | null {
  // A key beside the token would be charged to another project.
  const hasKey = headerOf(call, 'x-goog-api-key') !== undefined;
  if (headerOf(call, 'authorization') === `Bearer ${token}` && !hasKey) return null;
  const message = 'Request had invalid authentication credentials. Expected OAuth 2 access token.';
  return googleError(401, 'UNAUTHENTICATED', message);
}

function wrongBody(call: ProviderCall): ProviderReply | null {
  const checked = request.safeParse(jsonOf(call));
  if (checked.success) return null;
  const [problem] = checked.error.issues;
  const message = `Invalid JSON payload received. ${problem?.message ?? ''} at ${problem?.path.join('.') ?? ''}`;
  return googleError(400, 'INVALID_ARGUMENT', message);
}

/** An answer in one text, with what is given in place of the ordinary. */
export function googleAnswer(
  text: string,
  change: Readonly<Record<string, unknown>> = {},
): ProviderReply {
  const content = { parts: [{ text }], role: 'model' };
  return googleReply({ candidates: [{ content, finishReason: 'STOP', index: 0 }], ...change });
}

/** A body under status 200, with the fields that all have. */
export function googleReply(body: Readonly<Record<string, unknown>>): ProviderReply {
  return {
    headers: { server: 'scaffolding on HTTPServer2', 'server-timing': 'gfet4t7; dur=412' },
    body: {
      usageMetadata: {
        promptTokenCount: 8,
        candidatesTokenCount: 2,
        thoughtsTokenCount: 31,
        totalTokenCount: 41,
      },
      modelVersion: 'gemini-2.5-flash',
      responseId: 'Q3wraO6zLt2_nvgP1qS0sQo',
      ...body,
    },
  };
}

/** An error as Google words it. */
export function googleError(
  status: number,
  name: string,
  message: string,
  details: readonly unknown[] = [],
): ProviderReply {
  return { status, body: { error: { code: status, message, status: name, details } } };
}

/** What Google adds to a 429: the limit that was reached, and how long to wait. */
export function googleQuotaDetails(quotaId: string, retryDelay: string): readonly unknown[] {
  return [
    {
      '@type': 'type.googleapis.com/google.rpc.QuotaFailure',
      violations: [
        {
          quotaMetric: 'generativelanguage.googleapis.com/generate_content_free_tier_requests',
          quotaId,
          quotaDimensions: { location: 'global', model: 'gemini-2.5-flash' },
          quotaValue: '10',
        },
      ],
    },
    {
      '@type': 'type.googleapis.com/google.rpc.Help',
      links: [{ description: 'Learn more', url: 'https://ai.google.dev/gemini-api/docs' }],
    },
    { '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay },
  ];
}
