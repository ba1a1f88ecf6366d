import { describe, expect, it } from '@jest/globals';
import { messageWork } from './message-work.js';
import {
  closingSubject,
  eventSubject,
  jobSubject,
  resultSubject,
  taskSubject,
} from './subjects.js';

const CELL = { region: 'us-east', model: 'llama3.2-1b', jobId: 'job.1', cell: 'abc', round: 2 };

describe(messageWork, () => {
  it('is the cell of a task or result', () => {
    expect(messageWork(taskSubject(CELL))).toEqual(CELL);
    expect(messageWork(resultSubject(CELL))).toEqual(CELL);
  });

  it('is the job of a command, an order or an event', () => {
    const subjects = [
      jobSubject('submit', 'job.1'),
      closingSubject('job.1'),
      eventSubject('execution.recorded', 'job.1'),
    ];
    expect(subjects.map(messageWork)).toEqual(subjects.map(() => ({ jobId: 'job.1' })));
  });

  it('is nothing of what names neither, or is no subject of ours', () => {
    const subjects = [
      eventSubject('lane.changed', 'us-east'),
      'beacon.control.held.us-east',
      'beacon.tasks.us-east',
      'beacon.jobs.submit.no_token',
      '$JS.EVENT.ADVISORY.X',
      '',
    ];
    expect(subjects.map(messageWork)).toEqual(subjects.map(() => null));
  });
});
