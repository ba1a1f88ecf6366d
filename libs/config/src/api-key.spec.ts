import { describe, expect, it } from '@jest/globals';
import { ApiKeyError, readApiKey } from './api-key.js';

const LANE = { region: 'us-east', model: 'small-1b' };
const NAME = 'PROVIDER_API_KEY';

describe(readApiKey, () => {
  it('reads the variable that the lane names, without the line end that a secret file adds', () => {
    expect(readApiKey(LANE, NAME, { PROVIDER_API_KEY: 'sk-hunter2\n' })).toBe('sk-hunter2');
  });

  it.each([
    ['is not set', undefined],
    ['is not set', ' '],
    ['holds characters that no header can carry', 'sk\nhunter2'],
    ['holds characters that no header can carry', 'sk-hunter2\u00e9'],
  ])('refuses a variable that %s, by its name alone', (reason, value) => {
    const read = (): unknown => readApiKey(LANE, NAME, { PROVIDER_API_KEY: value });

    expect(read).toThrow(ApiKeyError);
    expect(read).toThrow(new ApiKeyError('PROVIDER_API_KEY', LANE, reason));
    expect(read).not.toThrow('hunter2');
  });

  it('says which lane and variable, and what to do', () => {
    expect(() => readApiKey(LANE, NAME, {})).toThrow(
      'lane us-east small-1b: the environment variable PROVIDER_API_KEY is not set: ' +
        'set it to the API key, or name another one in api_key_env',
    );
  });
});
