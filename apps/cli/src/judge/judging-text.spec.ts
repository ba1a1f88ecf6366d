import { describe, expect, it } from '@jest/globals';
import type { JudgingState } from './judge-client.js';
import { progressLine, reportText } from './judging-text.js';

const coefficient = (value: number | null) => ({ value, interval: null });
const scale = {
  agreed: 9,
  percent: 0.9,
  kappa: coefficient(0.5),
  ac1: coefficient(0.875),
  alpha: coefficient(null),
};
const STATE: JudgingState = {
  passes: [
    {
      job_id: 'job-1',
      status: 'completed',
      policy: 'judges',
      answers: 10,
      is_complete: true,
      expected: 20,
      recorded: 20,
      outcomes_applied_at: null,
      judges: [
        {
          model_id: 'strict',
          regions: ['eu-west'],
          asked: 10,
          heard: 9,
          not_heard: { no_verdict: 1 },
          labels: { answered: 7, refused: 2 },
          cost_usd: 0.0123,
        },
        {
          model_id: 'plain',
          regions: ['eu-west'],
          asked: 10,
          heard: 10,
          not_heard: {},
          labels: { answered: 10 },
          cost_usd: null,
        },
      ],
    },
  ],
  agreement: {
    labelled: 10,
    compared: 10,
    pairs: [
      {
        a: 'plain',
        b: 'strict',
        answers: 9,
        scales: { classes: scale, withheld: scale, refused: scale },
      },
      { a: 'ann', b: 'strict', answers: 0, scales: null },
    ],
    all: { answers: 9, classes: { value: 0.42, interval: [0.1, 0.7] } },
  },
  disagreements: {
    between_judges: { count: 7, execution_ids: [1, 2, 3, 4, 5, 6, 7] },
    with_classifier: { count: 0, execution_ids: [] },
  },
};

describe(reportText, () => {
  it('says who was heard, who was not and why, and what it cost', () => {
    const text = reportText(STATE, 'job-1', 80);
    expect(text).toContain(
      '  strict from eu-west: heard on 9 of 10, 0.0123 US dollars: answered 7, refused\n  2\n',
    );
    expect(text).toContain('not heard on 1: no_verdict 1');
    expect(text).toContain('plain from eu-west: heard on 10 of 10: answered 10\n');
  });

  it('says that words are no outcomes as long as they are not', () => {
    expect(reportText(STATE, 'job-1', 80)).toContain('Outcomes are not changed');
    const passes = STATE.passes.map((pass) => ({ ...pass, outcomes_applied_at: '2026-11-29' }));
    expect(reportText({ ...STATE, passes }, 'job-1', 80)).toContain(
      'their word is\nits outcome now',
    );
  });

  it('shows agreement pair by pair, and names the first answers that judges differ on', () => {
    const text = reportText(STATE, 'job-1', 80);
    expect(text).toMatch(/^plain \/ strict: 9 answers\n {2}classes +90\.0 % +0\.50 +0\.88$/m);
    expect(text).toMatch(/^ann \/ strict: 0 answers\n/m);
    expect(text).toContain('0.42 (0.10 to 0.70)');
    expect(text).toContain('Judges differ on 7 answers (executions 1, 2, 3, 4, 5, …)');
  });
});

describe(progressLine, () => {
  it('says whether more may come', () => {
    const [pass] = STATE.passes;
    if (pass === undefined) throw new Error('there is no pass');
    expect(progressLine(pass)).toBe('completed: 20/20 judgements of 10 answers');
    const open = { ...pass, status: 'running', is_complete: false, recorded: 3 };
    expect(progressLine(open)).toBe('running: 3/20 judgements of 10 answers, more may come');
  });
});
