import type { Reach } from '@beacon/network';

/** Which addresses requests to an issuer may reach: also those that its metadata names, which are its own word and not the operator's. */
export function issuerReach(isPrivateAllowed: boolean): Reach {
  return {
    isPrivateAllowed,
    remedy: 'the gateway allows such addresses with BEACON_OIDC_PRIVATE=true only',
  };
}
