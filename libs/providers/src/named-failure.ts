import type { ProviderFailure } from './attempt.js';
import type { HttpReply } from './protocol.js';
import { errorIn } from './reply-body.js';

/** What an error is called where the status alone would leave a reader to search, by code or words of the provider. */
const NAMED: readonly (readonly [code: string, codes: RegExp, words: RegExp])[] = [
  [
    'context_length_exceeded',
    /^(?:context_length_exceeded|string_above_max_length|exceed_context_size_error|3051)$/,
    /\bmaximum context length\b|\b(?:prompt|input) is too long\b|\binput token count\b.{0,40}\bexceeds\b|\bcontext (?:size|window|length)\b.{0,40}\b(?:exceed|limit)/i,
  ],
  [
    'parameter_refused',
    /^(?:unsupported_parameter|unsupported_value|extra_forbidden)$/,
    /\bunsupported (?:parameter|value)\b|\b(?:temperature|top_p|topP)\b.{0,60}\b(?:deprecated|cannot both be specified|may only be set|not supported)|\bextra inputs are not permitted\b|\bno endpoints found that (?:can handle|support) the requested parameters\b/i,
  ],
  [
    'model_not_found',
    /^(?:model_not_found|DeploymentNotFound|1500)$/,
    /\bmodel\b.{0,120}\b(?:not found|does not exist|is not a valid model)\b|\bis not a valid model id\b|^model: |^models\/\S{1,200} is not found\b|\bprovided model identifier is invalid\b|\binvalid model\b/i,
  ],
];
const REMEDY: Readonly<Record<string, string>> = {
  parameter_refused: "name it in the lane's without_sampling, or leave it out of extra_body",
};

const NAMELESS = new Set(['bad_request', 'not_found', 'unprocessable', 'request_too_large']);

/** A failure under the name by which its kind is known, where code or words of the provider tell it. */
export function namedFailure(failure: ProviderFailure, { body }: HttpReply): ProviderFailure {
  const error = NAMELESS.has(failure.code) ? errorIn(body) : null;
  if (error === null) return failure;
  const [code] =
    NAMED.find(
      ([, codes, words]) =>
        codes.test(error.code) || codes.test(error.type) || words.test(error.message),
    ) ?? [];
  if (code === undefined) return failure;
  const remedy = REMEDY[code];
  const message = remedy === undefined ? failure.message : `${failure.message} (${remedy})`;
  return { ...failure, code, message };
}
