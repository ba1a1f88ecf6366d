import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { JOB } from './on-stack-spec.js';
import { describe, expect, it } from '@jest/globals';
import type { OnStack } from './on-stack-spec.js';

/** What a gateway refuses. */
export function describeRefusals(on: () => OnStack): void {
  describe('what is refused', () => {
    it.each([
      ['results', 'nobody'],
      ['verdict', 'nobody'],
      ['watch', 'nobody'],
      ['cell', 'nobody', 'm', 'q'],
      ['diff', 'nobody', 'nobody-else'],
      ['retry', 'nobody'],
      ['extend', 'nobody', '--repeats', '2'],
      ['cancel', 'nobody'],
      ['pause', 'nobody'],
      ['resume', 'nobody'],
      ['export', 'nobody'],
      ['judge', 'nobody', '--models', 'judge-plain'],
      ['review', 'nobody', '--rater', 'ann'],
      ['publish', 'nobody', '--out', 'never.html'],
      ['lanes', 'show', 'nowhere', 'mistral-7b'],
      ['dead', 'show', '999999'],
    ])('%s of what is not there', async (...args) => {
      expect(await on().refused(...args)).toMatch(/^there is no /);
    });

    it('a value that the API does not take, with the field and what is allowed', async () => {
      expect(await on().refused('results', on().jobId, '--outcome', 'refusal')).toMatch(
        /^outcome .+; allowed: answered, partial/,
      );
      expect(await on().refused('jobs', '--limit', 'many')).toMatch(/^limit .+; allowed: /);
      expect(await on().refused('verdict', on().jobId, '--alpha', '2')).toMatch(
        /^alpha .+; allowed: /,
      );
      expect(await on().refused('export', on().jobId, '--format', 'xlsx')).toMatch(
        /^format .+csv, jsonl/,
      );
    });

    it("what the gateway says of a job's file, at its line", async () => {
      writeFileSync(join(on().folder, 'wrong.yaml'), JOB.replace('qwen2.5-1.5b', 'qwen-none'));
      for (const command of ['plan', 'submit']) {
        expect(await on().refused(command, 'wrong.yaml')).toMatch(
          /^wrong\.yaml:5:\d+: models\[2\].*: .+qwen-none/,
        );
      }
    });
  });
}
