import { parseBoundedJson } from '@beacon/bounds';
import type { Field } from './field.js';
import type { Routed } from './provider-ids.js';

const PATH = '/chat/completions';

/**
 * A provider that is a request over HTTP, where that request is one of OpenAI's protocol: then it is a lane like any other. Everything
 * else, and answers that a program takes apart, has no protocol in the catalogue.
 */
export function routeOfHttp(id: string, config: Field | undefined): Routed {
  const fields = config?.fields() ?? new Map<string, Field>();
  const url = /^https?:\/\//.test(id) ? id : fields.get('url')?.text();
  if (url === undefined || !url.endsWith(PATH)) return { unsupported: NO_PROTOCOL };
  const body = bodyOf(fields.get('body'));
  if (body === null || typeof body['model'] !== 'string') return { unsupported: NO_PROTOCOL };
  if (!asksPrompt(body['messages'])) return { unsupported: NO_PROTOCOL };
  return {
    provider: 'openai-compatible',
    model: body['model'],
    baseUrl: url.slice(0, -PATH.length),
  };
}

const NO_PROTOCOL =
  'its request is not one of OpenAI’s protocol: POST …/chat/completions with a model and messages that hold {{prompt}}';

function bodyOf(field: Field | undefined): Readonly<Record<string, unknown>> | null {
  if (field === undefined) return null;
  const value: unknown = field.isText ? parsed(field.text()) : field.value;
  return typeof value === 'object' && value !== null
    ? (value as Readonly<Record<string, unknown>>)
    : null;
}

function parsed(text: string): unknown {
  try {
    return parseBoundedJson(text, { values: 1_000, levels: 16 });
  } catch {
    // A body that is JSON only once its variables are in it has no form that can be told.
    return null;
  }
}

function asksPrompt(messages: unknown): boolean {
  if (!Array.isArray(messages) || messages.length !== 1) return false;
  const [message] = messages as readonly Readonly<Record<string, unknown>>[];
  return /^\{\{\s*prompt\s*\}\}$/.test(String(message?.['content']));
}
