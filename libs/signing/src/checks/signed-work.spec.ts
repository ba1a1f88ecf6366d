import { mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { bodyDigest, signTasks } from '../batches/task-signature.js';
import { writeKeyFile } from '../keys/key-file.js';
import { SigningKey } from '../keys/signing-key.js';
import { signResults } from '../statements/sign-results.js';
import type { ResultStatement } from '../statements/result-statement.js';
import { enrolKey, revokeKey } from '../trust/trust-edit.js';
import { TrustFile } from '../trust/trust-file.js';
import { WorkChecks } from './checks.js';
import { SignedWork, UntrustedSignerError } from './signed-work.js';
import type { SignedWorkMode } from './signed-work.js';

const NOW = Date.parse('2026-11-30T10:00:00Z');
const REVOKED = NOW - 60_000;

let folder: string;
let trustFile: string;
let planner: SigningKey;
let executor: SigningKey;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'beacon-signing-'));
  trustFile = join(folder, 'trust.json');
  [planner, executor] = [SigningKey.generate(), SigningKey.generate()];
  await enrolKey(trustFile, { public_key: planner.publicKey, role: 'planner', region: null });
  await enrolKey(trustFile, {
    public_key: executor.publicKey,
    role: 'executor',
    region: 'us-east',
  });
});
afterEach(async () => rm(folder, { recursive: true }));

const silent = (): void => undefined;
const checksIn = (mode: SignedWorkMode): WorkChecks =>
  new WorkChecks({ mode, trust: new TrustFile(trustFile, silent) });
const at = (arrivedAt = NOW) => ({ arrivedAt });

const statementBy = (key: SigningKey, change: Partial<ResultStatement> = {}): ResultStatement => ({
  v: 1,
  job: 'job-1',
  region: 'us-east',
  model: 'm',
  question: 'q',
  repeat: 1,
  round: 1,
  request_hash: 'a'.repeat(64),
  answer_hash: null,
  outcome: 'answered',
  evidence_hash: 'b'.repeat(64),
  started_at: new Date(NOW - 2_000).toISOString(),
  finished_at: new Date(NOW - 1_000).toISOString(),
  executor: 'e',
  kid: key.kid,
  ...change,
});
const signed = (key: SigningKey, statement = statementBy(key)) => ({
  statement,
  signature: signResults(key, [statement])[0] ?? '',
});

describe(WorkChecks, () => {
  it('takes a result of its region that arrived as it was signed, and refuses every other', () => {
    const sut = checksIn('required');
    const result = signed(executor);
    expect(sut.result(result, 'us-east', at())).toBeNull();
    expect(sut.result(result, 'eu-west', at())).toContain("another region's key");
    const altered = { ...result, statement: { ...result.statement, outcome: 'refused' } };
    expect(sut.result(altered, 'us-east', at())).toContain('does not hold');
    expect(sut.result(signed(SigningKey.generate()), 'us-east', at())).toContain('unknown key');
    expect(sut.result(signed(planner), 'us-east', at())).toContain('another role');
    expect(sut.result({ ...result, signature: 'x' }, 'us-east', at())).toContain('does not hold');
    expect(sut.result(null, 'us-east', at())).toBe('refused: it is not signed');
  });

  it('does not take the batch of one key for the signature of another that a member of it names', async () => {
    const other = SigningKey.generate();
    await enrolKey(trustFile, { public_key: other.publicKey, role: 'executor', region: 'eu-west' });
    const sut = checksIn('required');
    const own = statementBy(executor);
    const claimed = statementBy(other, { region: 'eu-west' });
    const [first = '', second = ''] = signResults(executor, [own, claimed]);
    expect(sut.result({ statement: own, signature: first }, 'us-east', at())).toBeNull();
    expect(sut.result({ statement: claimed, signature: second }, 'eu-west', at())).toContain(
      'does not hold',
    );
  });

  it('counts nothing of a revoked key that ended or arrived later, however it is dated', async () => {
    const sut = checksIn('required');
    const result = signed(executor);
    const early = signed(
      executor,
      statementBy(executor, { finished_at: new Date(REVOKED - 2_000).toISOString() }),
    );
    await revokeKey(trustFile, executor.kid, new Date(REVOKED));
    const read = checksIn('required');
    expect(read.result(early, 'us-east', at(REVOKED - 1_000))).toBeNull();
    expect(read.result(early, 'us-east', at(REVOKED))).toContain('revoked key');
    expect(read.result(result, 'us-east', at(REVOKED - 1_000))).toContain('revoked key');
    expect(sut.areOn).toBe(true);
  });

  it('asks for the trust anew although the batch is known', async () => {
    const sut = checksIn('required');
    const [line = ''] = signTasks(planner, [Buffer.from('task')]);
    const digest = bodyDigest(Buffer.from('task'));
    expect(sut.task(digest, line, at())).toBeNull();
    expect(sut.task(digest, line, at())).toBeNull();
    await revokeKey(trustFile, planner.kid, new Date(REVOKED));
    // An unknown key has the file read again at once; what was known takes a moment.
    sut.task(digest, line.replace(planner.kid, '0'.repeat(16)), at());
    expect(sut.task(digest, line, at())).toContain('revoked key');
  });

  it('takes a task by its bytes only', () => {
    const sut = checksIn('required');
    const [line = ''] = signTasks(planner, [Buffer.from('task'), Buffer.from('task 2')]);
    expect(sut.task(bodyDigest(Buffer.from('task!')), line, at())).toContain('does not hold');
    expect(sut.task(bodyDigest(Buffer.from('task')), undefined, at())).toContain('not signed');
    expect(sut.task(bodyDigest(Buffer.from('task')), 'nonsense', at())).toContain('malformed');
    const [forged = ''] = signTasks(executor, [Buffer.from('task')]);
    expect(sut.task(bodyDigest(Buffer.from('task')), forged, at())).toContain('another role');
  });

  it('takes what has no signature while it is optional, and what arrived before anybody signed', async () => {
    expect(checksIn('optional').result(null, 'us-east', at())).toBeNull();
    expect(checksIn('optional').task('', undefined, at())).toBeNull();
    const wrong = signed(SigningKey.generate());
    expect(checksIn('optional').result(wrong, 'us-east', at())).toContain('unknown key');
    await enrolKey(trustFile, {
      public_key: SigningKey.generate().publicKey,
      role: 'executor',
      region: 'eu-west',
      not_before: new Date(NOW).toISOString(),
    });
    const sut = checksIn('required');
    expect(sut.result(null, 'eu-west', at(NOW - 1))).toBeNull();
    expect(sut.result(null, 'eu-west', at(NOW))).toContain('not signed');
    expect(sut.result(null, 'us-east', at(NOW - 1))).toContain('not signed');
  });

  it('takes a key that was enrolled a moment ago', async () => {
    const sut = checksIn('required');
    const key = SigningKey.generate();
    await enrolKey(trustFile, { public_key: key.publicKey, role: 'executor', region: 'us-east' });
    expect(sut.result(signed(key), 'us-east', at())).toBeNull();
  });
});

describe(SignedWork, () => {
  const signer = { role: 'planner' } as const;

  it('is off without a trust list, and required with one', async () => {
    expect(SignedWork.open({}, signer, silent).mode).toBe('off');
    expect(SignedWork.open({}, signer, silent).signingKey()).toBeNull();
    expect(SignedWork.open({ trustFile }, null, silent).mode).toBe('required');
    expect(() => SignedWork.open({ mode: 'required' }, null, silent)).toThrow(/BEACON_TRUST_FILE/);
    expect(() => SignedWork.open({ trustFile }, signer, silent)).toThrow(/BEACON_SIGNING_KEY_FILE/);
    const optional = SignedWork.open({ mode: 'optional', trustFile }, signer, silent);
    expect(optional.signingKey()).toBeNull();
  });

  it('signs with its key as long as it is trusted, and with another as soon as the file holds it', async () => {
    const keyFile = join(folder, 'key.pem');
    await writeKeyFile(keyFile, planner);
    const sut = SignedWork.open({ keyFile, trustFile }, signer, silent);
    expect(sut.signingKey()?.kid).toBe(planner.kid);
    const next = SigningKey.generate();
    await enrolKey(trustFile, { public_key: next.publicKey, role: 'planner', region: null });
    await revokeKey(trustFile, planner.kid, new Date());
    const revoked = SignedWork.open({ keyFile, trustFile }, signer, silent);
    expect(() => revoked.signingKey()).toThrow(UntrustedSignerError);
    expect(() => revoked.assertHealthy()).toThrow(/not trusted \(revoked\)/);
    await writeKeyFile(join(folder, 'next.pem'), next);
    await rename(join(folder, 'next.pem'), keyFile);
    expect(revoked.signingKey()?.kid).toBe(next.kid);
    revoked.assertHealthy();
  });
});
