import { describe, expect, it } from '@jest/globals';
import { duesBetween, nextDue, scheduleProblem } from './schedule.js';

const NOW = new Date('2026-11-30T12:00:00Z');
const at = (text: string): Date => new Date(text);
const every = (cron: string, timeZone = 'UTC') => ({ cron, timeZone });

describe(nextDue, () => {
  it.each([
    ['*/15 * * * *', 'UTC', '2026-11-30T12:15:00.000Z'],
    ['0 9 * * 1', 'UTC', '2026-12-07T09:00:00.000Z'],
    ['0 9 * * *', 'America/New_York', '2026-11-30T14:00:00.000Z'],
    ['0 9 * * *', 'Asia/Kolkata', '2026-12-01T03:30:00.000Z'],
  ])('%s in %s is %s', (cron, timeZone, moment) => {
    expect(nextDue({ cron, timeZone }, NOW)?.toISOString()).toBe(moment);
  });

  it('keeps the hour of the clock when that is put back, and has it once', () => {
    const daily = every('30 2 * * *', 'Europe/Berlin');
    const before = at('2026-10-24T12:00:00Z');
    const first = nextDue(daily, before);
    expect(first?.toISOString()).toBe('2026-10-25T00:30:00.000Z');
    expect(nextDue(daily, first ?? before)?.toISOString()).toBe('2026-10-26T01:30:00.000Z');
  });

  it('runs on the day on which the hour is left out', () => {
    const daily = every('30 2 * * *', 'Europe/Berlin');
    const moment = nextDue(daily, at('2026-03-28T12:00:00Z'));
    expect(moment?.toISOString().slice(0, 10)).toBe('2026-03-29');
  });
});

describe(duesBetween, () => {
  it('counts what was due meanwhile, and names the last', () => {
    const found = duesBetween(every('0 * * * *'), at('2026-11-30T08:00:00Z'), NOW);
    expect(found).toEqual({ last: NOW, count: 5 });
  });

  it('finds the last moment after years, too', () => {
    const found = duesBetween(every('* * * * *'), at('2016-01-01T00:00:00Z'), NOW);
    expect(found.last).toEqual(NOW);
    expect(found.count).toBe(10_080);
  });
});

describe(scheduleProblem, () => {
  it('has nothing against a schedule that can be kept', () => {
    expect(scheduleProblem(every('0 6 * * 1-5', 'Asia/Singapore'), NOW)).toBeNull();
  });

  it.each([
    ['0 0 30 2 *', 'UTC', 'cron', 'no moment'],
    ['* * * * * *', 'UTC', 'cron', 'five fields'],
    ['@daily', 'UTC', 'cron', 'five fields'],
    ['61 * * * *', 'UTC', 'cron', 'not accepted'],
    ['a b c d e', 'UTC', 'cron', 'not accepted'],
    ['*  * * * *'.padEnd(300, ' '), 'UTC', 'cron', 'five fields'],
    ['0 9 * * *', 'Mars/Olympus', 'time_zone', 'no time zone'],
    ['0 9 * * *', '', 'time_zone', 'no time zone'],
  ])('refuses %s in %s', (cron, timeZone, field, words) => {
    const problem = scheduleProblem({ cron, timeZone }, NOW);
    expect(problem?.field).toBe(field);
    expect(problem?.message).toContain(words);
  });
});
