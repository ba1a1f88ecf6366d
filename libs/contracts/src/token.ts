import { ContractError } from './contract.error.js';

const SAFE_BYTE = /[A-Za-z0-9-]/;
/** Ids that are their own tokens, and the other way round: most are. */
const SAFE = /^[A-Za-z0-9-]+$/;

/**
 * Turns any id into one subject token and durable-name part: letters, digits and `-` stay, every other UTF-8 byte
 * becomes `_` and two hex digits. `llama3.2-1b` is `llama3_2E2-1b`. Reversible by {@link fromToken}.
 * @throws ContractError when the id is empty.
 */
export function toToken(id: string): string {
  if (id === '') throw new ContractError('an empty id has no subject token');
  if (SAFE.test(id)) return id;
  let token = '';
  for (const byte of Buffer.from(id, 'utf8')) {
    const char = String.fromCharCode(byte);
    token += SAFE_BYTE.test(char) ? char : `_${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  }
  return token;
}

/**
 * The id that a token stands for.
 * @throws ContractError when the text is no token that {@link toToken} makes.
 */
export function fromToken(token: string): string {
  if (SAFE.test(token)) return token;
  if (!/^(?:[A-Za-z0-9-]|_[0-9A-F]{2})+$/.test(token)) {
    throw new ContractError(`'${token.slice(0, 60)}' is not a subject token`);
  }
  const bytes = token.replace(/[A-Za-z0-9-]|_([0-9A-F]{2})/g, (part, hex: string | undefined) =>
    hex === undefined ? part.charCodeAt(0).toString(16) : hex,
  );
  return Buffer.from(bytes, 'hex').toString('utf8');
}
