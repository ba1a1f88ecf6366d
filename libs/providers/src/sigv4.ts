import type { LaneConfig } from '@beacon/domain';
import { z } from 'zod';

/** A pair of AWS keys, and the token that goes with a temporary one. */
export interface AwsKeys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

/** A lane whose requests are to be signed has no keys for it, or no region. */
export class SigningError extends Error {
  override readonly name = 'SigningError';
}

const TOKEN = /^[\x21-\x7e]+$/;
const key = z.string().regex(TOKEN);

/** What `credential_process` of AWS's own configuration prints, as `aws configure export-credentials` does. */
const printed = z.object({
  AccessKeyId: key,
  SecretAccessKey: key,
  SessionToken: key.nullish(),
});

/**
 * The keys of a secret.
 * @throws SigningError that says what is missing, never what is there.
 */
export function awsKeysOf(secret: string | null): AwsKeys {
  const read = printed.safeParse(parsed(secret ?? ''));
  if (!read.success) {
    throw new SigningError(
      'the credential is no JSON with AccessKeyId and SecretAccessKey: print what ' +
        '`aws configure export-credentials` prints',
    );
  }
  const { AccessKeyId, SecretAccessKey, SessionToken } = read.data;
  return {
    accessKeyId: AccessKeyId,
    secretAccessKey: SecretAccessKey,
    ...(SessionToken == null ? {} : { sessionToken: SessionToken }),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Told with the rest of what is no such JSON: the text itself is a secret.
    return null;
  }
}

const HOST = /^bedrock-runtime(?:-fips)?\.([a-z]{2}(?:-[a-z]+)+-\d)\./;

/**
 * The region that a lane's requests are signed for; a request reaches no other.
 * @throws SigningError when neither the lane nor its address names one.
 */
export function signingRegion({
  providerRegion,
  baseUrl,
}: Pick<LaneConfig, 'providerRegion' | 'baseUrl'>): string {
  const region = providerRegion ?? HOST.exec(new URL(baseUrl).hostname)?.[1];
  if (region !== undefined) return region;
  throw new SigningError(
    `the address ${baseUrl} names no AWS region: give the lane provider_region`,
  );
}

/** A request to sign. */
export interface Unsigned {
  readonly url: string;
  readonly body: string;
}

/**
 * The headers that sign a POST to Amazon Bedrock by Signature Version 4. Host, date and token are signed, and with them path and
 * body: what stands between may change how a reply is encoded, and nothing of what is asked.
 */
export async function signature(
  { url, body }: Unsigned,
  keys: AwsKeys,
  region: string,
): Promise<Readonly<Record<string, string>>> {
  const { AwsV4Signer } = await import('aws4fetch');
  const signer = new AwsV4Signer({
    method: 'POST',
    url,
    body,
    ...keys,
    region,
    service: 'bedrock',
  });
  const { headers } = await signer.sign();
  return Object.fromEntries(headers);
}
