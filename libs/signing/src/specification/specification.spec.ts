import { createPrivateKey, hash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { publicKeyObject } from '../keys/public-key.js';
import { SigningKey } from '../keys/signing-key.js';
import {
  isSignatureText,
  isSpecificationSignedBy,
  specificationBytes,
  specificationText,
} from './specification-form.js';
import { signSpecification } from './sign-specification.js';

/** The key of the vectors: its seed is the bytes 0 to 31. */
const SEED = Buffer.from(Array.from({ length: 32 }, (_, index) => index));
const KEY = SigningKey.fromPem(
  createPrivateKey({
    key: Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), SEED]),
    format: 'der',
    type: 'pkcs8',
  })
    .export({ format: 'pem', type: 'pkcs8' })
    .toString(),
);
const PUBLIC_KEY = 'A6EHv/POEL4dcN0Y50vAmWfk1jCbpQ1fHdyGZBJVMbg=';
const SPEC = {
  id: 'bias-detection-1',
  version: 'v1',
  benchmark: {
    name: 'bias-detection',
    version: 'v1',
    container: { image: 'ghcr.io/project-beacon/bias-detection:latest' },
    input: { type: 'prompt', data: {}, hash: 'sha256:placeholder' },
  },
  constraints: {
    regions: ['US', 'EU'],
    min_regions: 1,
    min_success_rate: 0,
    timeout: 600_000_000_000,
    provider_timeout: 600_000_000_000,
  },
  metadata: {
    models: ['llama3.2-1b'],
    timestamp: '2025-10-12T14:12:10.617Z',
    nonce: 'n-1',
    nothing: null,
    empty: '',
    note: 'a<b & c>d',
  },
  runs: 1,
  questions: ['math_basic', 'geography_basic'],
  created_at: '2025-10-12T14:12:10.617Z',
  signature: 'x',
  public_key: PUBLIC_KEY,
};
const SIGNATURES = {
  'portal-1':
    '/wWaqUDdETOtFhsnkd4dIFtYFdnxi/E2l8PrMhk7Nf29k7y93RiDHxdHvAUDm5OH/sI8QlIqYQE1MO0GPZOAAg==',
  'portal-2':
    'CRtD2gIDIk3bFoQBy7psHxWsdgIGxibEgLa7o2xmFVve8ZEYQ2tbXMIxS1wQFFB9f6aETj3xIG95SN57vWolDA==',
};
const publicKey = publicKeyObject(PUBLIC_KEY);

describe('the forms in which a specification is signed', () => {
  it.each([
    ['portal-1', 476],
    ['portal-2', 465],
  ] as const)('has in %s the bytes and the signature of the vector', (form, bytes) => {
    const text = specificationText(SPEC, form);
    expect(Buffer.byteLength(text)).toBe(bytes);
    expect(KEY.publicKey).toBe(PUBLIC_KEY);
    const made = Buffer.from(KEY.sign(specificationBytes(text, form))).toString('base64');
    expect(made).toBe(SIGNATURES[form]);
    expect(isSpecificationSignedBy(publicKey, SIGNATURES[form], { text, form })).toBe(true);
  });

  it('writes the vector as it is written', () => {
    expect(specificationText(SPEC, 'portal-1')).toBe(
      '{"benchmark":{"container":{"image":"ghcr.io/project-beacon/bias-detection:latest"},"input":{"hash":"sha256:placeholder","type":"prompt"},"name":"bias-detection","version":"v1"},"constraints":{"min_regions":1,"provider_timeout":600000000000,"regions":["US","EU"],"timeout":600000000000},"metadata":{"empty":"","models":["llama3.2-1b"],"nonce":"n-1","note":"a<b & c>d","timestamp":"2025-10-12T14:12:10.617Z"},"questions":["math_basic","geography_basic"],"runs":1,"version":"v1"}',
    );
  });

  it('of the original keeps what stands in lists, and drops what comes to nothing', () => {
    const spec = { a: { b: { c: null } }, list: [null, {}, '', { d: null, e: 0 }], f: false };
    expect(specificationText(spec, 'portal-1')).toBe('{"f":false,"list":[null,{},"",{"e":0}]}');
  });

  it('of our own covers everything but the signature', () => {
    const text = specificationText(SPEC, 'beacon-1');
    const { signature: _, ...rest } = SPEC;
    expect(JSON.parse(text)).toEqual(rest);
    expect(Buffer.from(specificationBytes(text, 'beacon-1')).toString()).toBe(
      `beacon/specification/v1\n${text}`,
    );
  });

  it('is the same text whatever the order of fields, and another one in another order of a list', () => {
    const turned = Object.fromEntries(Object.entries(SPEC).toReversed());
    expect(specificationText(turned, 'beacon-1')).toBe(specificationText(SPEC, 'beacon-1'));
    const other = { ...SPEC, questions: SPEC.questions.toReversed() };
    expect(specificationText(other, 'beacon-1')).not.toBe(specificationText(SPEC, 'beacon-1'));
  });

  it.each([
    ['café', 'an accent'],
    ['😀', 'a character beyond the first plane'],
    ['\u2028<&>\u0007"\\', 'characters that some writers escape'],
  ])('is deterministic for %s (%s)', (note) => {
    const text = specificationText({ note }, 'beacon-1');
    expect(JSON.parse(text)).toEqual({ note });
    expect(text).toBe(JSON.stringify({ note }));
  });
});

describe(signSpecification, () => {
  const at = new Date('2026-11-30T12:00:00.000Z');

  it('signs what others can check', () => {
    const signed = signSpecification(
      KEY,
      { version: 'v1', metadata: { a: 1 } },
      { at, nonce: 'n' },
    );
    expect(signed).toMatchObject({
      metadata: { a: 1, timestamp: '2026-11-30T12:00:00.000Z', nonce: 'n' },
      signature_form: 'beacon-1',
      public_key: PUBLIC_KEY,
    });
    const text = specificationText(signed, 'beacon-1');
    const signature = String(signed['signature']);
    expect(isSpecificationSignedBy(publicKey, signature, { text, form: 'beacon-1' })).toBe(true);
  });

  it('replaces the signature of before, and takes a nonce of its own each time', () => {
    const once = signSpecification(KEY, { version: 'v1' });
    const again = signSpecification(KEY, once);
    expect(again['signature']).not.toBe(once['signature']);
    expect(again['metadata']).not.toEqual(once['metadata']);
  });

  it('is of no other key, no other form and no other text', () => {
    const signed = signSpecification(KEY, { version: 'v1' });
    const signature = String(signed['signature']);
    const text = specificationText(signed, 'beacon-1');
    const other = publicKeyObject(SigningKey.generate().publicKey);
    expect(isSpecificationSignedBy(other, signature, { text, form: 'beacon-1' })).toBe(false);
    expect(isSpecificationSignedBy(publicKey, signature, { text, form: 'portal-1' })).toBe(false);
    expect(
      isSpecificationSignedBy(publicKey, signature, { text: `${text} `, form: 'beacon-1' }),
    ).toBe(false);
  });

  it.each(['', 'AAAA', `${'A'.repeat(85)}B==`, `${'A'.repeat(86)}==\n`, `${'_'.repeat(86)}==`])(
    'takes %j for no signature',
    (text) => {
      expect(isSignatureText(text)).toBe(false);
      const of = { text: '{}', form: 'beacon-1' } as const;
      expect(isSpecificationSignedBy(publicKey, text, of)).toBe(false);
    },
  );

  it('has a key id that is made of the key', () => {
    const digest = hash('sha256', Buffer.from(PUBLIC_KEY, 'base64'), 'hex');
    expect(KEY.kid).toBe(digest.slice(0, 16));
  });
});
