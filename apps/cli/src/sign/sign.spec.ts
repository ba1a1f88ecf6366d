import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  SigningKey,
  isSpecificationSignedBy,
  publicKeyObject,
  specificationText,
  writeKeyFile,
} from '@beacon/signing';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { readJobFile } from '../jobfile/read-job-file.js';
import { signFile } from './sign.command.js';

const JOB = `vars: { NAME: capitals }
benchmark: { name: "\${NAME}" }
constraints: { regions: [US, EU] }
models: [llama3.2-1b]
questions: [{ id: q, text: "What does $\${HOME} mean?" }]
`;

describe(signFile, () => {
  const key = SigningKey.generate();
  let folder: string;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'beacon-sign-'));
    await writeKeyFile(join(folder, 'me.pem'), key);
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const at = (name: string): string => join(folder, name);
  const sign = async (job: string, more: Record<string, unknown> = {}) => {
    writeFileSync(at('job.yaml'), job);
    await signFile(at('job.yaml'), { key: at('me.pem'), out: at('signed.json'), ...more });
  };

  it('writes a job that is sent exactly as it is signed, its variables put in', async () => {
    await sign(JOB);
    const { body } = readJobFile(at('signed.json'), { vars: {}, env: {} });
    expect(body).toMatchObject({
      benchmark: { name: 'capitals' },
      questions: [{ text: 'What does ${HOME} mean?' }],
      public_key: key.publicKey,
    });
    const covered = { text: specificationText(body, 'beacon-1'), form: 'beacon-1' } as const;
    const publicKey = publicKeyObject(key.publicKey);
    expect(isSpecificationSignedBy(publicKey, String(body['signature']), covered)).toBe(true);
  });

  it('signs again what was signed', async () => {
    await sign(JOB);
    const first = readFileSync(at('signed.json'), 'utf8');
    await signFile(at('signed.json'), { key: at('me.pem'), out: at('again.json') });
    expect(JSON.parse(readFileSync(at('again.json'), 'utf8'))).not.toEqual(JSON.parse(first));
  });

  it('signs nothing that stands beside a specification', async () => {
    const wrapped = { jobspec: { benchmark: { name: 'n' } }, min_regions: 2 };
    await expect(sign(JSON.stringify(wrapped))).rejects.toThrow(
      'min_regions would not be signed: put what they say into the specification.',
    );
  });

  it('takes no key that others can read', async () => {
    chmodSync(at('me.pem'), 0o644);
    await expect(sign(JOB)).rejects.toThrow(/--key: the key file .*others may read it: chmod 600/);
  });
});
