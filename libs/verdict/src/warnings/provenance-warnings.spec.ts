import { describe, expect, it } from '@jest/globals';
import { provenanceWarnings } from './provenance-warnings.js';
import { discordant, job } from '../verdict.fixture.js';
import { verdict } from '../verdict.js';

const TWO_MODELS = [...discordant(6, 0, 20, 'm'), ...discordant(0, 0, 20, 'n')];

describe(provenanceWarnings, () => {
  it('come first among the warnings of a verdict whose answers are made up, and change no figure', () => {
    const plain = verdict(job(TWO_MODELS));
    const sut = verdict(job(TWO_MODELS, { simulated: ['n', 'm'] }));
    expect(sut.warnings[0]).toEqual({
      code: 'simulated',
      model_id: null,
      text: 'answers that are counted here are made up by a simulator, in which no model runs: they are no evidence about a real model',
    });
    expect(sut).toEqual({ ...plain, warnings: [sut.warnings[0], ...plain.warnings] });
  });

  it('name the models when others are real', () => {
    const [warning] = provenanceWarnings(job(TWO_MODELS, { simulated: ['n'] }));
    expect(warning?.text).toMatch(/^answers of n that are counted here are made up/);
  });

  it('say of imported answers that nothing shows their regions, and so does every sentence about them', () => {
    const plain = verdict(job(TWO_MODELS));
    const sut = verdict(job(TWO_MODELS, { imported: ['m'] }));
    expect(sut.warnings[0]).toMatchObject({ code: 'imported', model_id: null });
    expect(sut.warnings[0]?.text).toMatch(/^answers of m that are counted here were imported: /);
    const [m, n] = plain.models.map(({ sentence }) => sentence);
    expect(sut.models.map(({ sentence }) => sentence)).toEqual([
      `${m}; its answers were imported, and their regions are as declared, not shown`,
      n,
    ]);
    expect(sut.sentence).toBe(
      `${plain.sentence}; answers were imported, and their regions are as declared, not shown`,
    );
    expect(sut.models.map(({ conclusion, pairs }) => [conclusion, pairs])).toEqual(
      plain.models.map(({ conclusion, pairs }) => [conclusion, pairs]),
    );
  });

  it('count what a person typed', () => {
    const texts = (overridden: number) =>
      verdict(job(TWO_MODELS, { overridden })).warnings.map(({ text }) => text);
    expect(texts(1)).toContain(
      '1 execution counts as corrected by hand, not as typed by the classifier',
    );
    expect(texts(2)[0]).toMatch(/^2 executions count as/);
  });

  it('are none where nothing is made up', () => {
    expect(provenanceWarnings(job(TWO_MODELS))).toEqual([]);
    expect(provenanceWarnings(job(TWO_MODELS, { simulated: [], overridden: 0 }))).toEqual([]);
  });
});
