import { describe, expect, it } from '@jest/globals';
import { SigningKey } from '../keys/signing-key.js';
import { publicKeyObject } from '../keys/public-key.js';
import { isSignedBy, signText } from '../signature.js';
import {
  answerHash,
  evidenceHash,
  requestHash,
  resultStatementText,
  statedMoment,
} from './result-statement.js';
import type { ResultStatement } from './result-statement.js';

const statement: ResultStatement = {
  v: 1,
  job: 'job-1',
  region: 'us-east',
  model: 'llama3.2-1b',
  question: 'taiwan_status',
  repeat: 1,
  round: 1,
  request_hash: 'a'.repeat(64),
  answer_hash: answerHash('Taiwan governs itself.'),
  outcome: 'answered',
  evidence_hash: 'b'.repeat(64),
  started_at: '2026-11-30T10:00:00.000Z',
  finished_at: '2026-11-30T10:00:01.000Z',
  executor: 'us-east-vm-1',
  kid: '0123456789abcdef',
};

describe('statement of a result', () => {
  it('has one text, whatever the order of its fields', () => {
    const reversed = Object.fromEntries(Object.entries(statement).toReversed());
    expect(resultStatementText(reversed as unknown as ResultStatement)).toBe(
      resultStatementText(statement),
    );
    expect(resultStatementText(statement)).toMatch(/^\{"answer_hash":"[0-9a-f]{64}","evidence_/);
  });

  it('has another signature for every field that is changed', () => {
    const key = SigningKey.generate();
    const signature = signText(key, 'result', resultStatementText(statement));
    const check = (said: unknown): boolean =>
      isSignedBy(
        publicKeyObject(key.publicKey),
        'result',
        resultStatementText(said as ResultStatement),
        signature,
      );
    expect(check(statement)).toBe(true);
    for (const field of Object.keys(statement)) {
      expect([field, check({ ...statement, [field]: 'other' })]).toEqual([field, false]);
    }
  });

  it('hashes the request by what is asked, and the answer by its text', () => {
    const sampling = { temperature: 0.1, maxTokens: 500, seed: null, topP: null };
    const request = { prompt: 'Who?', systemPrompt: null, sampling };
    expect(requestHash(request)).toBe(requestHash({ ...request, sampling: { ...sampling } }));
    expect(requestHash(request)).not.toBe(requestHash({ ...request, systemPrompt: '' }));
    expect(answerHash('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    expect(answerHash(null)).toBeNull();
  });

  it('hashes evidence the same when it comes back from a database in another order', () => {
    const rest = {
      finish_reason: 'stop',
      response_cut: false,
      error_code: null,
      error_message: null,
      http_status: null,
      input_tokens: 1,
      output_tokens: 2,
      quarantine: null,
    };
    const one = evidenceHash({ evidence: { node: 'a', edge: { x: '1', y: '2' } }, ...rest });
    const other = evidenceHash({ ...rest, evidence: { edge: { y: '2', x: '1' }, node: 'a' } });
    expect(other).toBe(one);
  });

  it('writes a moment with milliseconds in UTC', () => {
    expect(statedMoment('2026-11-30T10:00:00Z')).toBe('2026-11-30T10:00:00.000Z');
    expect(statedMoment(new Date(0))).toBe('1970-01-01T00:00:00.000Z');
  });
});
