import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readTrustFile, SigningKey, TrustList } from '@beacon/signing';
import type { Stack } from '@beacon/stack';
import { ApiClient, EvidenceLines, sealedEvidence, TAMPERINGS, until } from '@beacon/testing';
import type { Tampering } from '@beacon/testing';
import { EvidenceVerifier } from '@beacon/verification';
import type { EvidenceReport } from '@beacon/verification';
import type { SecurityPart } from '../frame/part.js';
import { tryOut } from '../frame/row.js';
import type { SecurityRow } from '../frame/row.js';
import { withStack } from '../frame/with-stack.js';

const JOB = {
  version: 'v1',
  benchmark: { name: 'tampering' },
  constraints: { regions: ['us-east', 'eu-west', 'asia-pacific'], min_regions: 1 },
  models: ['llama3.2-1b'],
  questions: ['math_basic', 'taiwan_status', 'hongkong_2019'],
};
const FORGER = 'whoever has the file, no key';

/** Changes to a published file, each of which `beacon verify` must find, name and place. */
export const tamperingPart: SecurityPart = {
  name: 'tampering',
  about: 'What whoever has an evidence export can change in it without being found.',
  run: async ({ onLine }) => {
    const dataDir = mkdtempSync(join(tmpdir(), 'beacon-tampering-'));
    // PostgreSQL never runs as root, and must reach its own folder in there.
    chmodSync(dataDir, 0o711);
    try {
      return await withStack({ dataDir, onLine }, async (stack) => tamper(stack, dataDir));
    } finally {
      rmSync(dataDir, { recursive: true, force: true });
    }
  },
};

async function tamper(stack: Stack, dataDir: string): Promise<readonly SecurityRow[]> {
  const lines = await publishedFile(stack);
  const trust = readTrustFile(join(dataDir, 'signing', 'trust.json'));
  const rows = [await untouchedRow(lines, trust), await otherKeyRow(lines, trust)];
  for (const tampering of TAMPERINGS) rows.push(await tamperedRow(tampering, lines, trust));
  return rows;
}

/** A job that is asked, corrected once, sealed and exported. */
async function publishedFile({ gatewayUrl }: Stack): Promise<readonly string[]> {
  const api = new ApiClient(gatewayUrl);
  const jobId = await api.submit(JOB);
  await until(async () => (await api.job(jobId)).status === 'completed', 'the job is completed');
  const [execution] = await api.executions(jobId);
  const correction = { outcome: 'evasive', reason: 'it tells the official line' };
  await api.must(`/api/v1/executions/${execution?.id}/outcome`, correction);
  return sealedEvidence(gatewayUrl, jobId);
}

function verify(lines: readonly string[], trust: TrustList): EvidenceReport {
  const verifier = new EvidenceVerifier({ trust });
  for (const [index, line] of lines.entries()) verifier.line(line, index + 1);
  return verifier.end();
}

async function untouchedRow(lines: readonly string[], trust: TrustList): Promise<SecurityRow> {
  return tryOut({
    identity: 'the publisher',
    operation: 'nothing is changed',
    expected: 'verified',
    run: async () => verify(lines, trust),
    isAsExpected: ({ verified }) => verified,
    say: kindsIn,
  });
}

/** A list in which one region's key stands for another one. */
async function otherKeyRow(lines: readonly string[], { entries }: TrustList): Promise<SecurityRow> {
  const other = SigningKey.generate().publicKey;
  const replaced = new TrustList(
    entries.map((key) => (key.region === 'eu-west' ? { ...key, public_key: other } : key)),
  );
  return tryOut({
    identity: 'whoever hands out the trust list',
    operation: 'the key of a region is replaced',
    expected: 'result_signature',
    run: async () => verify(lines, replaced),
    isAsExpected: ({ fault_counts: counts }) => counts.result_signature !== undefined,
    say: kindsIn,
  });
}

async function tamperedRow(
  { name, finds, change }: Tampering,
  lines: readonly string[],
  trust: TrustList,
): Promise<SecurityRow> {
  return tryOut({
    identity: FORGER,
    operation: name,
    expected: finds.join(', '),
    run: async () => {
      const file = new EvidenceLines(lines);
      const { line, cell } = change(file);
      return { line, cell, ...verify(file.all, trust) };
    },
    isAsExpected: ({ verified, faults, line, cell }) => {
      const kinds = new Set<string>(faults.map(({ kind }) => kind));
      const isPlaced = faults.some((fault) =>
        line === undefined ? sameCell(fault.cell, cell) : fault.line === line,
      );
      return !verified && finds.every((kind) => kinds.has(kind)) && isPlaced;
    },
    say: kindsIn,
  });
}

function sameCell(one: unknown, other: unknown): boolean {
  return other === undefined || JSON.stringify(one) === JSON.stringify(other);
}

function kindsIn({ verified, fault_counts: counts }: EvidenceReport): string {
  return verified ? 'verified' : Object.keys(counts).join(', ');
}
