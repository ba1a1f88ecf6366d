import { JsonTooComplexError, parseBoundedJson } from '@beacon/bounds';
import type { LaneAuth } from '@beacon/domain';
import { z } from 'zod';

/** Bytes of a secret that are read, from a file or a command. */
export const SECRET_LIMIT = 64 * 1024;

const BOUNDS = { values: 200, levels: 8 };
const HEADER_TOKEN = /^[\x21-\x7e]+$/;

/** A secret as a file or a command gives it. */
export interface Secret {
  readonly value: string;
  /** When it ends; null when it does not say. */
  readonly endsAt: Date | null;
}

const token = z.string().trim().regex(HEADER_TOKEN);
const moment = z.union([
  z.number().transform((seconds) => new Date(seconds * 1_000)),
  z
    .string()
    .regex(/^\d{9,11}$/)
    .transform((seconds) => new Date(Number(seconds) * 1_000)),
  z.string().transform((text) => new Date(text)),
]);
const instant = moment.refine((date) => !Number.isNaN(date.getTime())).optional();

interface Printed {
  readonly token: string;
  readonly endsAt: Date | undefined;
}

/** What the command lines of clouds print of a token: ours, Azure's and OAuth's names. */
const printed: z.ZodType<Printed> = z.union([
  z.object({ token, expires_at: instant }).transform((said) => ({
    token: said.token,
    endsAt: said.expires_at,
  })),
  z.object({ accessToken: token, expires_on: instant }).transform((said) => ({
    token: said.accessToken,
    endsAt: said.expires_on,
  })),
  z.object({ access_token: token, expires_at: instant }).transform((said) => ({
    token: said.access_token,
    endsAt: said.expires_at,
  })),
]);

/** AWS's, which stays whole: who signs reads the pair of keys from it. */
const awsKeys = z.object({
  AccessKeyId: token,
  SecretAccessKey: token,
  Expiration: instant,
});

/** Why a text is no secret. It never holds the text. */
export interface NoSecret {
  readonly rule: string;
}

/** Reads a secret: a token as plain text, or JSON that says when it ends. */
export function secretIn(text: string, auth: LaneAuth): Secret | NoSecret {
  const trimmed = text.trim();
  if (trimmed === '') return { rule: 'is empty' };
  if (trimmed.startsWith('{') || auth.kind === 'sigv4') return secretInJson(trimmed, auth);
  if (!HEADER_TOKEN.test(trimmed)) return { rule: 'holds characters that no header can carry' };
  return { value: trimmed, endsAt: null };
}

function secretInJson(text: string, auth: LaneAuth): Secret | NoSecret {
  const json = jsonIn(text);
  if (auth.kind === 'sigv4') {
    const keys = awsKeys.safeParse(json);
    if (keys.success) return { value: text, endsAt: keys.data.Expiration ?? null };
    return {
      rule: 'is no JSON with AccessKeyId and SecretAccessKey, as `aws configure export-credentials` prints it',
    };
  }
  const read = printed.safeParse(json);
  if (!read.success) return { rule: 'is no JSON with token and, where it ends, expires_at' };
  return { value: read.data.token, endsAt: read.data.endsAt ?? null };
}

function jsonIn(text: string): unknown {
  try {
    return parseBoundedJson(text, BOUNDS);
  } catch (error) {
    // The text is a secret: what a parser says of it stays here.
    if (error instanceof SyntaxError || error instanceof JsonTooComplexError) return null;
    throw error;
  }
}
