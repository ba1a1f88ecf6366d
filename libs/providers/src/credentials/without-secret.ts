import type { PostOutcome } from '../http-post.js';
import type { HttpReply } from '../protocol.js';

/** What stands where a provider sent a lane's secret back. */
export const SECRET_MARK = '[secret]';

/** Shorter ones are words that servers of one's own take for a key, such as `ollama`: answers may hold those, and are never changed for them. */
const LEAST_LENGTH = 16;

/**
 * What a request came to, without the secret that it was sent with: errors of providers, and of proxies before them, repeat what they were
 * sent, and all that is read of a reply is recorded, published and shown.
 */
export function withoutSecret(outcome: PostOutcome, secret: string | null): PostOutcome {
  if (secret === null || secret.length < LEAST_LENGTH) return outcome;
  const forms = writtenForms(secret);
  const clean = (text: string): string =>
    forms.reduce((left, form) => left.replaceAll(form, SECRET_MARK), text);
  if (outcome.kind === 'reply') return { kind: 'reply', reply: cleanReply(outcome.reply, clean) };
  const { failure } = outcome;
  return { kind: 'failure', failure: { ...failure, message: clean(failure.message) } };
}

function cleanReply({ status, headers, body }: HttpReply, clean: (text: string) => string) {
  const entries = Object.entries(headers).map(([name, value]) => [
    name,
    Array.isArray(value) ? value.map(clean) : value === undefined ? undefined : clean(value),
  ]);
  return {
    status,
    headers: Object.fromEntries(entries) as HttpReply['headers'],
    body: clean(body),
  };
}

/** As it is, within JSON, in an address, and as base64 by itself or in a longer text, as of a whole header. */
function writtenForms(secret: string): readonly string[] {
  const base64 = [0, 1, 2].map((before) => base64Within(secret, before));
  const urlBase64 = base64.map((form) => form.replaceAll('+', '-').replaceAll('/', '_'));
  const quoted = JSON.stringify(secret).slice(1, -1);
  const escaped = quoted.replaceAll('/', String.raw`\/`);
  const forms = [secret, quoted, escaped, encodeURIComponent(secret), ...base64, ...urlBase64];
  // A longer form may hold a shorter one.
  return [...new Set(forms)].toSorted((a, b) => b.length - a.length);
}

/** The digits that do not depend on what stands around, behind so many bytes of a group. */
function base64Within(secret: string, before: number): string {
  const bytes = Buffer.concat([Buffer.alloc(before), Buffer.from(secret)]);
  const first = Math.ceil((before * 8) / 6);
  return bytes.toString('base64').slice(first, Math.floor((bytes.length * 8) / 6));
}
