import { describe, expect, it } from '@jest/globals';
import { profilesOf, RowError, type AnalysedRow } from './profiles-of.js';

const row = (more: Partial<AnalysedRow> = {}): AnalysedRow => ({
  modelId: 'm',
  region: 'a',
  questionId: 'q1',
  outcome: 'answered',
  ...more,
});

describe(profilesOf, () => {
  it('keeps regions and models in the order of first appearance', () => {
    const sut = profilesOf([row({ region: 'z' }), row({ region: 'a' }), row({ modelId: 'k' })]);
    expect(sut.regions).toEqual(['z', 'a']);
    expect(sut.models).toEqual([
      { id: 'm', regions: ['z', 'a'], repeats: 1 },
      { id: 'k', regions: ['a'], repeats: 1 },
    ]);
  });

  it('counts questions that came out alike together', () => {
    const sut = profilesOf(
      ['q1', 'q2', 'q3'].flatMap((questionId) => [
        row({ questionId, outcome: questionId === 'q3' ? 'answered' : 'refused' }),
        row({ questionId, region: 'b' }),
      ]),
    );
    expect(sut.profiles.map(({ questions, cells }) => [questions, cells[0]?.outcomes])).toEqual([
      [1, { answered: 1 }],
      [2, { refused: 1 }],
    ]);
  });

  it('counts repeats, cancelled and quarantined ones', () => {
    const sut = profilesOf([
      row({ repeat: 1, outcome: 'refused' }),
      row({ repeat: 2, outcome: 'cancelled' }),
      row({ repeat: 3, outcome: 'refused', quarantined: true }),
      row({ repeat: 4, outcome: 'error' }),
    ]);
    expect(sut.repeats).toBe(4);
    expect(sut.profiles[0]?.cells[0]).toEqual({
      outcomes: { refused: 1, error: 1 },
      cancelled: 1,
      quarantined: 1,
    });
  });

  it('leaves a cell without rows empty', () => {
    const sut = profilesOf([row(), row({ questionId: 'q2', region: 'b' })]);
    expect(sut.profiles).toContainEqual({
      modelId: 'm',
      kind: null,
      language: null,
      questions: 1,
      ids: ['q1'],
      cells: [
        { outcomes: { answered: 1 }, cancelled: 0, quarantined: 0 },
        { outcomes: {}, cancelled: 0, quarantined: 0 },
      ],
    });
  });

  it('tells questions of different kinds apart, and takes a kind from any of its rows', () => {
    const sut = profilesOf([
      row(),
      row({ region: 'b', kind: 'control' }),
      row({ questionId: 'q2' }),
      row({ questionId: 'q2', region: 'b' }),
    ]);
    expect(new Set(sut.profiles.map(({ kind }) => kind))).toEqual(new Set(['control', null]));
  });

  it('has one language for all regions, or each its own where they were asked in different ones', () => {
    const of = (...rows: readonly Partial<AnalysedRow>[]) => {
      const [{ language, languages } = {}] = profilesOf(rows.map(row)).profiles;
      return [language, languages];
    };
    expect(of({ language: 'zh' }, { region: 'b' })).toEqual(['zh', undefined]);
    expect(of({ language: 'en' }, { region: 'b', language: 'zh' })).toEqual([null, ['en', 'zh']]);
    expect(
      of({ language: 'en' }, { repeat: 2, language: 'zh' }, { region: 'b', language: 'zh' }),
    ).toEqual([null, [null, 'zh']]);
  });

  it('refuses the same cell twice, and names both lines', () => {
    const rows = [row({ line: 4 }), row({ region: 'b', line: 5 }), row({ line: 9 })];
    expect(() => profilesOf(rows)).toThrow(RowError);
    expect(() => profilesOf(rows)).toThrow(
      /^lines 4 and 9: the same cell twice \(model m, region a, question q1, repeat 1\)/,
    );
  });

  it.each<[Partial<AnalysedRow>, RegExp]>([
    [
      { region: 'b', kind: 'neutral' },
      /lines 1 and 2: question q1 is control in the one and neutral in the other/,
    ],
    [{ repeat: 1.5 }, /line 2: repeat is 1.5/],
    [
      { repeat: 2, outcome: 'denied' as AnalysedRow['outcome'] },
      /line 2: outcome "denied" is none of answered/,
    ],
  ])('refuses %j', (more, message) => {
    expect(() => profilesOf([row({ kind: 'control' }), row(more)])).toThrow(message);
  });

  it('is empty without rows', () => {
    expect(profilesOf([])).toEqual({ regions: [], models: [], repeats: 1, profiles: [] });
  });
});
