import { describe } from '@jest/globals';
import { JOB_CASES } from './spec/cases/all-cases-spec.js';
import { testOnStack } from './spec/commands-on-stack-spec.js';

describe('every beacon command about jobs, on a stack', () => {
  testOnStack(JOB_CASES);
});
