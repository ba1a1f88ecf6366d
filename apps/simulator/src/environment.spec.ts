import { describe, expect, it } from '@jest/globals';
import { readEnvironment, SimulatorEnvironmentError } from './environment.js';

describe(readEnvironment, () => {
  it('has a default for everything', () => {
    expect(readEnvironment({})).toEqual({
      host: '127.0.0.1',
      port: 0,
      seed: 1,
      latency: 'profile',
      keys: false,
    });
  });

  it('reads every variable', () => {
    const variables = {
      HTTP_HOST: '0.0.0.0',
      HTTP_PORT: '8080',
      SIMULATOR_SEED: '7',
      SIMULATOR_LATENCY: '0',
      SIMULATOR_KEYS: '1',
    };
    const expected = { host: '0.0.0.0', port: 8080, seed: 7, latency: 0, keys: true };
    expect(readEnvironment(variables)).toEqual(expected);
  });

  it.each([
    ['HTTP_HOST', ''],
    ['HTTP_PORT', '65536'],
    ['HTTP_PORT', 'http'],
    ['HTTP_PORT', ''],
    ['SIMULATOR_SEED', '-1'],
    ['SIMULATOR_SEED', '1.5'],
    ['SIMULATOR_LATENCY', 'fast-secret'],
    ['SIMULATOR_LATENCY', '600001'],
    ['SIMULATOR_KEYS', 'yes'],
  ])('refuses %s=%s with the name and the rule, and without the value', (name, value) => {
    const read = () => readEnvironment({ [name]: value });
    expect(read).toThrow(SimulatorEnvironmentError);
    expect(read).toThrow(new RegExp(`${name} must (?:be|not)`));
    expect(read).not.toThrow(/fast-secret/);
  });
});
