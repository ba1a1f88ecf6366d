import { describe, expect, it } from '@jest/globals';
import { inTime, until } from './until.js';

const never = new Promise<never>(() => undefined);

describe(until, () => {
  it('returns what the condition gave once it holds', async () => {
    const answers = [null, 0, '', 'here'];
    expect(await until(() => answers.shift(), 'it is here')).toBe('here');
  });

  it('says what never came true, also where a look never returns', async () => {
    const late = 'waited 60 ms in vain until it is here';
    await expect(until(() => false, 'it is here', 60)).rejects.toThrow(late);
    await expect(until(() => never, 'it is here', 60)).rejects.toThrow(late);
  });

  it('throws what the condition throws', async () => {
    const failing = async (): Promise<boolean> => Promise.reject(new Error('no answer'));
    await expect(until(failing, 'it is here')).rejects.toThrow('no answer');
  });
});

describe(inTime, () => {
  it('returns what the step returns, and says which step did not end', async () => {
    expect(await inTime('it is started', Promise.resolve('started'))).toBe('started');
    await expect(inTime('it is started', never, 20)).rejects.toThrow(
      'waited 20 ms in vain until it is started',
    );
  });
});
