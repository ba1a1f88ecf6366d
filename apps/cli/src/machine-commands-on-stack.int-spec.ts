import { describe } from '@jest/globals';
import { MACHINE_CASES } from './spec/cases/all-cases-spec.js';
import { testOnStack } from './spec/commands-on-stack-spec.js';

describe('every beacon command about this machine, keys and files, on a stack', () => {
  testOnStack(MACHINE_CASES);
});
