import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readTrustFile } from '@beacon/signing';
import { startStack } from '@beacon/stack';
import type { Stack } from '@beacon/stack';
import {
  ApiClient,
  EvidenceLines,
  sealedEvidence,
  SimulatorClient,
  TAMPERINGS,
  until,
} from '@beacon/testing';
import { EvidenceFileError, EvidenceVerifier } from '@beacon/verification';
import type { EvidenceReport } from '@beacon/verification';
import { JOB_HISTORIES } from './job-histories-spec.js';

const REGIONS = ['us-east', 'eu-west', 'asia-pacific'];
const MODELS = ['llama3.2-1b', 'qwen2.5-1.5b'];
const QUESTIONS = ['math_basic', 'identity_basic', 'taiwan_status', 'hongkong_2019'];
const CELLS = REGIONS.length * MODELS.length * QUESTIONS.length;

/** A job asked by separate processes with keys of their own, exported, and checked as a stranger would. */
describe('the evidence of a job', () => {
  let folder: string;
  let stack: Stack;
  let api: ApiClient;
  let jobId: string;
  let lines: readonly string[];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'beacon-evidence-'));
    // Where the tests run as root, PostgreSQL runs as somebody else, who must reach its own folder in there.
    chmodSync(folder, 0o711);
    stack = await startStack({ durable: false, dataDir: folder });
    api = new ApiClient(stack.gatewayUrl);
    jobId = await api.submit({
      version: 'v1',
      benchmark: { name: 'evidence', version: 'v1' },
      constraints: { regions: REGIONS, min_regions: 1 },
      metadata: { models: MODELS },
      questions: QUESTIONS,
    });
    await until(
      async () => (await api.job(jobId)).status === 'completed',
      'the job is completed',
      120_000,
    );
    lines = await sealedEvidence(stack.gatewayUrl, jobId);
  });

  afterAll(async () => {
    await stack?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const verify = (file: readonly string[], anchors: readonly Anchor[] = []): EvidenceReport => {
    const sut = new EvidenceVerifier({
      trust: readTrustFile(join(folder, 'signing', 'trust.json')),
      anchors,
    });
    for (const [index, line] of file.entries()) sut.line(line, index + 1);
    return sut.end();
  };

  const isVerified = (file: readonly string[]): boolean => {
    try {
      return verify(file).verified;
    } catch (error) {
      if (error instanceof EvidenceFileError) return false;
      throw error;
    }
  };

  it('is verified: every signature, cell, row and outcome, and the verdict of the API from the rows', async () => {
    const report = verify(lines);
    expect(report.faults).toEqual([]);
    const { conclusion, sentence } = (await api.get(`/api/v1/jobs/${jobId}/verdict`)).body;
    expect(report).toMatchObject({
      verified: true,
      job: jobId,
      registration: { kind: 'accepted', declared: false, additions: 0 },
      log: { entries: CELLS + 1, seals: 1 },
      cells: { registered: CELLS, recorded: CELLS },
      results: { signed: CELLS, closed: 0, imported: 0 },
      outcomes: { other_version: 0 },
      verdict: { recomputed: true, conclusion, sentence, claims: 'registered' },
    });
  });

  it('is verified with a correction, and grows from the seal of before', async () => {
    const seal = lines.map((line) => JSON.parse(line)).find(({ type }) => type === 'seal').seal;
    const [execution] = await api.executions(jobId);
    const correction = { outcome: 'evasive', reason: 'it tells the official line' };
    await api.must(`/api/v1/executions/${execution?.id}/outcome`, correction);
    lines = await sealedEvidence(stack.gatewayUrl, jobId);
    const report = verify(lines, [seal]);
    expect(report.faults).toEqual([]);
    expect(report).toMatchObject({ verified: true, log: { entries: CELLS + 2, seals: 2 } });
  });

  it.each(TAMPERINGS.map((tampering) => [tampering.name, tampering] as const))(
    'is not verified when %s',
    (_name, { change, finds }) => {
      const file = new EvidenceLines(lines);
      const { line, cell } = change(file);
      const { verified, faults } = verify(file.all);
      expect(verified).toBe(false);
      expect(faults.map(({ kind }) => kind)).toEqual(expect.arrayContaining([...finds]));
      const named = faults.map((fault) => (line === undefined ? fault.cell : fault.line));
      if (line !== undefined || cell !== undefined) expect(named).toContainEqual(line ?? cell);
    },
  );

  it.each(JOB_HISTORIES.map((history) => [history.name, history] as const))(
    'is verified where %s, and not with one bit of any line changed',
    async (_name, { make, reported }) => {
      const simulator = new SimulatorClient(stack.simulatorUrl);
      const { databaseUrl, gatewayUrl } = stack;
      const id = await make({ api, simulator, databaseUrl, gatewayUrl });
      const file = await sealedEvidence(stack.gatewayUrl, id);
      const report = verify(file);
      expect(report.faults).toEqual([]);
      expect(report).toMatchObject({ verified: true, ...reported });
      const unseen = file.flatMap((_line, at) => (isVerified(withBit(file, at)) ? [at + 1] : []));
      expect(unseen).toEqual([]);
    },
    180_000,
  );

  it('is verified after the answers were erased: hashes, cells, history and verdict, from what is left', async () => {
    const path = `/api/v1/jobs/${jobId}`;
    const before = (await api.get(`${path}/verdict`)).body;
    const erase = async () => api.request(`${path}/answers`, { method: 'DELETE' });
    expect((await erase()).body).toMatchObject({ ok: true, changed: true, cause: 'command' });
    const erasure = async () => (await api.get(path)).body['erasure'] as { erased_at: unknown };
    await until(async () => (await erasure()).erased_at !== null, 'the answers are erased', 60_000);
    expect((await erase()).body).toMatchObject({ ok: true, changed: false, answers: CELLS });
    const executions = await api.executions(jobId);
    const detail = (await api.get(`/api/v1/executions/${executions[0]?.id}`)).body;
    expect(detail).toMatchObject({ output: { response: null } });

    const seal = lines.map((line) => JSON.parse(line)).findLast(({ type }) => type === 'seal').seal;
    const file = await sealedEvidence(stack.gatewayUrl, jobId);
    const report = verify(file, [seal]);
    expect(report.faults).toEqual([]);
    expect(report).toMatchObject({
      verified: true,
      log: { entries: CELLS + 3, seals: 3 },
      outcomes: { typed_again: 0 },
      erased: { answers: CELLS },
      verdict: { recomputed: true, conclusion: before.conclusion },
    });
    // What was exported before is what it was.
    expect(verify(lines).verified).toBe(true);
  });
});

/** A file with the last bit of the byte in the middle of a line turned round. */
function withBit(file: readonly string[], at: number): readonly string[] {
  const bytes = Buffer.from(file[at] ?? '');
  const middle = Math.floor(bytes.length / 2);
  bytes[middle] = (bytes[middle] ?? 0) ^ 1;
  return file.with(at, bytes.toString());
}

interface Anchor {
  readonly job: string;
  readonly size: number;
  readonly root: string;
}
