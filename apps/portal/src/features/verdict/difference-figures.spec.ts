import { describe, expect, it } from '@jest/globals';
import { differenceFigures } from './difference-figures.ts';
import { endpointsOf, figuresOf } from './figures.ts';
import { sampleModel, samplePair, sampleVerdict } from './verdict.fixture.ts';

const pairs = (adjusted: number | null) => [
  samplePair('eu-west', { p_adjusted: adjusted }),
  samplePair('asia', { p_adjusted: 0.9 }),
];

const model = sampleModel(
  'a',
  { conclusion: 'differs', pairs: pairs(0.01) },
  { conclusion: 'cannot_tell', pairs: pairs(0.2) },
);
const silent = sampleModel(
  'b',
  { conclusion: 'cannot_tell', pairs: [] },
  { conclusion: 'cannot_tell', pairs: [] },
);

describe('the forest plots of a verdict', () => {
  it('are those of the endpoint that leads and of those that decide', () => {
    expect(endpointsOf({ endpoint: 'refused' })).toEqual(['refused', 'withheld']);
    expect(endpointsOf({ endpoint: 'withheld' })).toEqual(['withheld', 'refused']);
    expect(endpointsOf({ endpoint: 'blocked' })).toEqual(['blocked', 'refused', 'withheld']);
  });

  it('have the same lines in each, and leave out models without any', () => {
    const plots = differenceFigures(sampleVerdict([model, silent]), [model, silent], 1);
    const lines = plots.map(({ groups }) =>
      groups.map(({ modelId, pairs: shown, hidden }) => [
        modelId,
        shown.map(({ pair }) => pair.a),
        hidden,
      ]),
    );
    expect(lines).toEqual([[['a', ['eu-west'], 1]], [['a', ['eu-west'], 1]]]);
  });

  it('mark what a conclusion rests on, under its own endpoint only', () => {
    const plots = differenceFigures(sampleVerdict([model]), [model], 6);
    const decisive = plots.map(({ groups: [group] }) =>
      group?.pairs.map((figure) => figure.isDecisive),
    );
    expect(decisive).toEqual([
      [true, false],
      [false, false],
    ]);
  });

  it('mark nothing of an endpoint of which nothing is concluded', () => {
    const [blocked] = differenceFigures(
      sampleVerdict([model], { endpoint: 'blocked' }),
      [model],
      6,
    );
    expect(blocked?.groups[0]?.conclusion).toBeNull();
    expect(blocked?.groups[0]?.pairs.some((figure) => figure.isDecisive)).toBe(false);
  });
});

describe('the rates of a verdict', () => {
  it('have intervals that count repeats for what they are worth where their endpoint leads', () => {
    const [lead] = figuresOf(model, 'refused', 'refused').rates;
    const [other] = figuresOf(model, 'refused', 'withheld').rates;
    expect(lead).toMatchObject({ region: 'us-east', n: 10, interval: [0, 0.5] });
    expect(other).toMatchObject({ region: 'us-east', n: 10, interval: [0, 0.3] });
  });
});
