import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { loadCatalogue } from './catalogue.js';
import { refusals, withFiles } from './refused.fixture.js';

const CATALOGUE = `version: 1
system_prompt: { enabled: false, template: Not sent. }
regions:
  - { id: us-east, name: United States, code: US, flag: 🇺🇸, prompt_name: the US }
models:
  - { id: small-1b, name: Small }
lanes:
  - { region: us-east, model: small-1b, base_url: http://127.0.0.1:1/v1 }
`;

const load = (folder: string) => loadCatalogue(join(folder, 'c.yaml'), {});
const withJudge = (judge: string) => ({ 'c.yaml': `${CATALOGUE}${judge}` });

describe('the judge of a catalogue of an earlier release', () => {
  it('is refused where it names one, and says what to do now', () => {
    const judge = 'judge: { base_url: http://127.0.0.1:2/v1, model: strict-1 }\n';
    const [problem, ...others] = refusals(withJudge(judge), load);
    expect(others).toEqual([]);
    expect(problem).toContain('c.yaml:9: judge: must be left out: a judge is a model of this');
    expect(problem).toContain('POST /api/v1/jobs/{id}/judge');
  });

  it('may be said to be none', () => {
    for (const none of ['', 'judge: null\n']) {
      expect(withFiles(withJudge(none), load)).not.toHaveProperty('judge');
    }
  });
});
