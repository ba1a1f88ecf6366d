import { createHash, createHmac } from 'node:crypto';
import type { ProviderCall } from '../servers/fake-provider.js';
import { headerOf } from './played-api.js';

/** A pair of AWS keys, and the token that goes with a temporary one. */
export interface AwsKeys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

const AUTHORIZATION =
  /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/([^/]+)\/aws4_request, ?SignedHeaders=([\w;-]+), ?Signature=([0-9a-f]{64})$/;

/** Error names as AWS sends them. */
export type SignatureProblem =
  | 'MissingAuthenticationTokenException'
  | 'UnrecognizedClientException'
  | 'InvalidSignatureException'
  | 'ExpiredTokenException';

/**
 * What is wrong with the signature of a call, by Signature Version 4 as AWS documents it; null when it is right. Reckoned here from
 * the request that came, and not with what signed it.
 */
export function signatureProblem(
  call: ProviderCall,
  keys: AwsKeys,
  region: string,
): SignatureProblem | null {
  const parts = AUTHORIZATION.exec(headerOf(call, 'authorization') ?? '')?.slice(1);
  if (parts === undefined) return 'MissingAuthenticationTokenException';
  const [keyId, ...rest] = parts;
  if (keyId !== keys.accessKeyId) return 'UnrecognizedClientException';
  if (headerOf(call, 'x-amz-security-token') !== keys.sessionToken) return 'ExpiredTokenException';
  return isSigned(call, rest, keys, region) ? null : 'InvalidSignatureException';
}

function isSigned(
  call: ProviderCall,
  [day = '', named = '', service = '', signed = '', signature = '']: readonly string[],
  { secretAccessKey }: AwsKeys,
  region: string,
): boolean {
  const scope = [day, named, service, 'aws4_request'];
  const isComplete = ['host', 'x-amz-date'].every((name) => signed.split(';').includes(name));
  const isHere = named === region && service === 'bedrock';
  return isComplete && isHere && signature === signatureOf(call, secretAccessKey, scope, signed);
}

function signatureOf(
  call: ProviderCall,
  secret: string,
  scope: readonly string[],
  signed: string,
): string {
  const [path = '', query = ''] = call.path.split('?', 2);
  const headers = signed.split(';').map((name) => `${name}:${headerOf(call, name)?.trim() ?? ''}`);
  // Each part of the path is encoded once more than it is sent, as for every service but S3.
  const canonicalPath = path.split('/').map(encoded).join('/');
  const canonical = ['POST', canonicalPath, query, ...headers, '', signed, sha256(call.body)];
  const date = headerOf(call, 'x-amz-date') ?? '';
  const text = ['AWS4-HMAC-SHA256', date, scope.join('/'), sha256(canonical.join('\n'))].join('\n');
  const key = scope.reduce<Buffer | string>(
    (signing, part) => hmac(signing, part),
    `AWS4${secret}`,
  );
  return hmac(key, text).toString('hex');
}

function encoded(part: string): string {
  return encodeURIComponent(part).replaceAll(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function hmac(key: Buffer | string, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}
