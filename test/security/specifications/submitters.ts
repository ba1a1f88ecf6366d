import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { SigningKey, specificationBytes, specificationText } from '@beacon/signing';
import type { SignedMoment, SpecificationForm, TrustedKey } from '@beacon/signing';

/** A specification, or a body that wraps one. */
export type Fields = Readonly<Record<string, unknown>>;

/** A trust list in a file of its own. */
export class Submitters {
  readonly #folder = mkdtempSync(join(tmpdir(), 'beacon-submitters-'));
  readonly #entries = new Map<string, TrustedKey>();
  readonly path = join(this.#folder, 'trust.json');

  constructor() {
    this.#write();
  }

  /** A new key that is in the list, as a submitter's that is valid unless it is said otherwise. */
  enrol(change: Partial<TrustedKey> = {}): SigningKey {
    const key = SigningKey.generate();
    this.change(key, change);
    return key;
  }

  /** Writes what the list says of a key from now on. */
  change({ kid, publicKey }: SigningKey, change: Partial<TrustedKey>): void {
    const none = { region: null, not_before: null, not_after: null, revoked_at: null };
    const entry = { kid, public_key: publicKey, role: 'submitter', status: 'active' } as const;
    this.#entries.set(kid, { ...entry, ...none, comment: null, ...change });
    this.#write();
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true });
  }

  #write(): void {
    writeFileSync(this.path, JSON.stringify([...this.#entries.values()]));
  }
}

/** A specification as the original's clients sign it. */
export function signedByPortal(
  key: SigningKey,
  specification: Fields,
  form: Exclude<SpecificationForm, 'beacon-1'>,
  { at = new Date(), nonce = crypto.randomUUID() }: SignedMoment = {},
): Fields {
  const before = specification['metadata'] as Fields | undefined;
  const signed = {
    ...specification,
    metadata: { ...before, timestamp: at.toISOString(), nonce },
  };
  const bytes = specificationBytes(specificationText(signed, form), form);
  const signature = Buffer.from(key.sign(bytes)).toString('base64');
  return { ...signed, signature, public_key: key.publicKey };
}

/** A specification with a signature over exactly what it says, and nothing added but the key and the form. */
export function signedAsIs(key: SigningKey, specification: Fields): Fields {
  const signed = { ...specification, signature_form: 'beacon-1', public_key: key.publicKey };
  const bytes = specificationBytes(specificationText(signed, 'beacon-1'), 'beacon-1');
  return { ...signed, signature: Buffer.from(key.sign(bytes)).toString('base64') };
}

/** What a gateway answers. */
export interface SentAnswer {
  readonly status: number;
  readonly retryAfter: string | undefined;
  readonly body: Fields;
}

/** Where and how something is sent. */
export interface SentTo {
  readonly path?: string;
  /** The loopback address that it comes from: what one is refused slows no other. */
  readonly from?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Posts JSON to a gateway, from an address of one's choice. */
export async function send(
  url: string,
  body: unknown,
  { path = '/api/v1/jobs', from = '127.0.0.1', headers = {} }: SentTo = {},
): Promise<SentAnswer> {
  const { promise, resolve, reject } = Promise.withResolvers<SentAnswer>();
  const options = {
    method: 'POST',
    localAddress: from,
    headers: { 'content-type': 'application/json', ...headers },
  };
  const sending = request(new URL(path, url), options, (answer) => {
    text(answer)
      .then((content) =>
        resolve({
          status: answer.statusCode ?? 0,
          retryAfter: answer.headers['retry-after'],
          body: JSON.parse(content) as SentAnswer['body'],
        }),
      )
      .catch(reject);
  });
  sending.on('error', reject).end(JSON.stringify(body));
  return promise;
}
