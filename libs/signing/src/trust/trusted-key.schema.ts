import { z } from 'zod';
import { KEY_ID_PATTERN, keyIdOf } from '../keys/key-id.js';
import { PUBLIC_KEY_PATTERN } from '../keys/public-key.js';

/** Who a key may speak for. */
export const KEY_ROLES = ['planner', 'executor', 'recorder', 'gateway', 'submitter'] as const;
export type KeyRole = (typeof KEY_ROLES)[number];

const moment = z.iso.datetime({ offset: true, error: 'must be a moment in ISO 8601' });

/** One key of a trust list. Additional fields are refused: a misspelt one must not be overlooked. */
export const trustedKey = z
  .strictObject({
    kid: z.string().regex(KEY_ID_PATTERN, { error: 'must be 16 hex digits' }),
    public_key: z
      .string()
      .regex(PUBLIC_KEY_PATTERN, { error: 'must be 32 bytes in base64, 44 characters' })
      .describe('The raw Ed25519 public key.'),
    role: z.enum(KEY_ROLES, { error: `must be one of ${KEY_ROLES.join(', ')}` }),
    region: z
      .string()
      .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, { error: 'must be the id of a region' })
      .max(40)
      .nullable()
      .default(null)
      .describe("An executor's region; null for every other role."),
    status: z.enum(['active', 'revoked'], { error: 'must be active or revoked' }),
    not_before: moment.nullable().default(null).describe('Null: valid from ever.'),
    not_after: moment.nullable().default(null).describe('Null: valid without end.'),
    revoked_at: moment
      .nullable()
      .default(null)
      .describe('From when it does not count. Null in a revoked key: it never counted.'),
    comment: z.string().max(500).nullable().default(null),
  })
  .superRefine((key, context) => {
    for (const [field, message] of contradictionsOf(key)) {
      context.addIssue({ code: 'custom', path: [field], message });
    }
  });

/** One key of a trust list. */
export type TrustedKey = z.output<typeof trustedKey>;

const MOST_KEYS = 10_000;

/** A trust list: keys with different ids. */
export const trustedKeys = z
  .array(trustedKey, { error: 'must be an array of keys' })
  .max(MOST_KEYS)
  .superRefine((keys, context) => {
    const seen = new Set<string>();
    for (const [index, { kid }] of keys.entries()) {
      if (seen.has(kid)) {
        context.addIssue({ code: 'custom', path: [index, 'kid'], message: 'is there twice' });
      }
      seen.add(kid);
    }
  });

function contradictionsOf(
  key: Pick<TrustedKey, 'kid' | 'public_key' | 'role' | 'region' | 'status' | 'revoked_at'>,
): [string, string][] {
  const found: [string, string][] = [];
  if (keyIdOf(Buffer.from(key.public_key, 'base64')) !== key.kid) {
    found.push(['kid', 'is not the id of this public key']);
  }
  if ((key.role === 'executor') !== (key.region !== null)) {
    found.push(['region', "must be an executor's region, and null for other roles"]);
  }
  if (key.status === 'active' && key.revoked_at !== null) {
    found.push(['revoked_at', 'must be null in an active key']);
  }
  return found;
}
