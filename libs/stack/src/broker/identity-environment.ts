import { REGION_API_PREFIX, TAPS_API_PREFIX } from '@beacon/contracts';
import type { Environment } from '../services.js';

/** Where an identity's files are. */
export interface IdentityFiles {
  readonly seed: string;
  /** Null without TLS. */
  readonly authority: string | null;
  /** Null where clients need no certificate. */
  readonly certificate: { readonly pem: string; readonly key: string } | null;
  /** Copies of each stream; null on a broker of one server. */
  readonly copies: number | null;
}

/** Identities that make streams, and the mirror of the account of taps. */
const MAKERS: ReadonlySet<string> = new Set(['planner', 'provision']);

/** Variables by which a process connects as an identity. What the process had of them before is replaced. */
export function identityEnvironment(
  identity: string,
  { seed, authority, certificate, copies }: IdentityFiles,
): Environment {
  return {
    NATS_USER: identity,
    NATS_PASSWORD: undefined,
    NATS_NKEY_FILE: seed,
    NATS_CA_FILE: authority ?? undefined,
    NATS_CERT_FILE: certificate?.pem,
    NATS_KEY_FILE: certificate?.key,
    NATS_API_PREFIX: identity.startsWith('executor-') ? REGION_API_PREFIX : undefined,
    NATS_TAPS_API_PREFIX: MAKERS.has(identity) ? TAPS_API_PREFIX : undefined,
    ...(copies !== null && MAKERS.has(identity) ? { NATS_REPLICAS: String(copies) } : {}),
  };
}
