import { describe, expect, it } from '@jest/globals';
import { controlsOf } from './control-rules.ts';

describe('what can be done to a series', () => {
  it('is to run, pause and delete it while it goes on', () => {
    expect(controlsOf({ status: 'active', running_job_id: null })).toEqual([
      ['run', null],
      ['pause', null],
      ['delete', null],
    ]);
  });

  it('is to resume it where it is paused', () => {
    const names = controlsOf({ status: 'paused', running_job_id: null }).map(([name]) => name);
    expect(names).toEqual(['run', 'resume', 'delete']);
  });

  it('names the run that has to end before another starts', () => {
    const [[, whyNot] = []] = controlsOf({ status: 'active', running_job_id: 'daily-run-7' });
    expect(whyNot).toContain('daily-run-7');
  });

  it('is only to delete it once it has ended', () => {
    const whyNot = controlsOf({ status: 'ended', running_job_id: null }).map(([, why]) => why);
    expect(whyNot).toEqual([expect.any(String), expect.any(String), null]);
  });
});
