import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { Schema } from '@beacon/client';
import { readJobFile } from '../jobfile/read-job-file.js';
import { reproducedQuestions } from './reproducing-questions.js';
import { specificationText } from './specification-text.js';

const SPECIFICATION: Schema<'SpecificationView'> = {
  version: 'v1',
  benchmark: { name: 'capitals: "all"', version: null, description: null },
  constraints: {
    regions: ['us-east', 'eu-west'],
    min_regions: 2,
    min_success_rate: 0.67,
    timeout: '10m',
    provider_timeout: '5m',
    max_skew: 'off',
  },
  models: [
    { id: 'a', name: 'A', regions: ['us-east', 'eu-west'] },
    { id: 'b', name: 'B', regions: ['eu-west'] },
  ],
  questions: [],
  repeats: 3,
  order_seed: 7,
  sampling: { temperature: 0, max_tokens: 100, seed: null, top_p: null },
  system_prompt: 'regional',
  metadata: { ticket: '12', kept: null },
};

const ASKED = [
  { id: 'banked', text: 'Same?', category: 'c', language: 'en' },
  { id: 'changed', text: 'Before?', category: 'c', language: 'en' },
  { id: 'gone', text: 'What is ${x}?\n# no comment', category: null, language: null },
] as const;
const BANK = [
  { question_id: 'banked', question: 'Same?' },
  { question_id: 'changed', question: 'After?' },
  { question_id: 'changed.asked', question: 'Taken?' },
].map((question) => ({
  ...question,
  ...({ language: 'en', topic: 't', kind: 'sensitive', category: 'c' } as const),
  pair_id: null,
  sensitivity: null,
  statement: null,
}));

function textOf(questions = reproducedQuestions(ASKED, BANK)): string {
  return specificationText({
    id: 'job-1',
    status: 'completed',
    createdAt: '2026-11-30T10:00:00.000Z',
    specification: SPECIFICATION,
    questions,
    served: ['us-east a: a-2025\u001b[31m\nid: evil'],
  });
}

function read(text: string): Readonly<Record<string, unknown>> {
  const folder = mkdtempSync(join(tmpdir(), 'beacon-spec-'));
  try {
    const path = join(folder, 'job.yaml');
    writeFileSync(path, text);
    return readJobFile(path, { vars: {}, env: {} }).body;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe(specificationText, () => {
  it('is a file from which the same job is read', () => {
    expect(read(textOf())).toEqual({
      version: 'v1',
      benchmark: { name: 'capitals: "all"' },
      constraints: SPECIFICATION.constraints,
      models: [
        { id: 'a', name: 'A' },
        { id: 'b', name: 'B', regions: ['eu-west'] },
      ],
      questions: [
        'banked',
        { id: 'changed.asked2', text: 'Before?', category: 'c', language: 'en', kind: 'sensitive' },
        { id: 'gone', text: 'What is ${x}?\n# no comment' },
      ],
      repeats: 3,
      order_seed: 7,
      sampling: { temperature: 0, max_tokens: 100 },
      system_prompt: 'regional',
      metadata: { ticket: '12', kept: null },
    });
  });

  it('says what no file brings back, in comments that nothing breaks out of', () => {
    const lines = textOf().split('\n');

    expect(lines[0]).toBe('# yaml-language-server: $schema=./job.schema.json');
    expect(lines[1]).toBe(
      '# Asks again what job-1 asked, which was submitted 2026-11-30T10:00:00.000Z and ended as completed.',
    );
    expect(lines.find((line) => line.includes('a-2025'))).toMatch(
      /^# {3}us-east a: a-2025.*id: evil$/,
    );
    const changed = lines.findIndex((line) => line.includes('changed.asked2'));
    expect(lines.slice(0, changed + 1).join('\n')).toContain(
      '# changed as it was asked; the bank has other words for it by now',
    );
  });

  it('of a job that asks its own prompt has no questions', () => {
    const { questions: _none, ...specification } = SPECIFICATION;
    const benchmark = { name: 'x', input: { type: 'prompt', data: { prompt: 'Hi ${you}' } } };
    const text = specificationText({
      id: 'j',
      status: 'failed',
      createdAt: 'then',
      questions: null,
      served: [],
      specification: { ...specification, version: '1.0', benchmark },
    });

    expect(read(text)).toMatchObject({ version: '1.0', benchmark });
    expect(read(text)).not.toHaveProperty('questions');
  });
});
