import { hostProblem } from '@beacon/network';
import type { Reach } from '@beacon/network';

/** Which addresses webhooks may lead to. */
export function webhookReach(isPrivateAllowed: boolean): Reach {
  return {
    isPrivateAllowed,
    remedy: 'the gateway allows such addresses with BEACON_WEBHOOKS_PRIVATE=true only',
  };
}

/**
 * Says why a webhook may not lead to an address, as far as its text tells; null when it may. What a name resolves to is checked when a
 * request is made.
 */
export function addressProblem(text: string, allowPrivate: boolean): string | null {
  const url = URL.parse(text);
  if (url === null || !['http:', 'https:'].includes(url.protocol))
    return 'must be an https:// address';
  if (url.username !== '' || url.password !== '') return 'must hold no credentials';
  if (text.includes('#')) return 'must hold no fragment';
  if (url.protocol === 'http:' && !allowPrivate) return 'must be an https:// address';
  return hostProblem(url.hostname, webhookReach(allowPrivate));
}
