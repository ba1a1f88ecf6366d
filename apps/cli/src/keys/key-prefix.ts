import { KEY_PREFIX_PATTERN } from '@beacon/domain';
import { UsageError } from '../refusal.error.js';

/**
 * The prefix of a key, as it was typed.
 * @throws UsageError when it is none; it shows nothing of what was typed, which may be a key.
 */
export function checkedPrefix(typed: string): string {
  if (KEY_PREFIX_PATTERN.test(typed)) return typed;
  throw new UsageError(
    'The prefix must be the eight characters that `beacon keys` lists; never type a key itself.',
  );
}
