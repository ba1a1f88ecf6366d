import { describe, expect, it } from '@jest/globals';
import { parametersOf } from '../../lib/parameters.ts';
import { readVerdictSearch, verdictQueryOf } from './search.ts';

describe("the verdict's address", () => {
  it('asks the API for what it says, and for nothing else', () => {
    const search = readVerdictSearch({
      endpoint: 'withheld',
      claim: 'these_questions',
      alpha: '0.01',
      margin: '.10',
      model: 'llama3.2-1b',
    });
    const query = verdictQueryOf(search);
    expect(query).toEqual({
      endpoint: 'withheld',
      claim: 'these_questions',
      alpha: 0.01,
      margin: 0.1,
    });
    expect(parametersOf(query)).toBe(
      '?endpoint=withheld&claim=these_questions&alpha=0.01&margin=0.1',
    );
  });

  it('leaves the defaults to the API', () => {
    expect(verdictQueryOf(readVerdictSearch({}))).toEqual({});
    expect(parametersOf({})).toBe('');
  });

  it('drops what the API would refuse', () => {
    const search = readVerdictSearch({
      endpoint: 'truncated',
      claim: 'all',
      alpha: '0.5',
      margin: '1e-3',
      pairs: 'some',
    });
    expect(Object.values(search).every((value) => value === undefined)).toBe(true);
    expect(readVerdictSearch({ alpha: '0', margin: '-0.1' })).toEqual(readVerdictSearch({}));
  });
});
