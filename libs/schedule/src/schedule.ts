import { Cron } from 'croner';

/** When a series is due. */
export interface Schedule {
  /** Five fields: minute, hour, day of the month, month, day of the week. */
  readonly cron: string;
  /** IANA name of the time zone in which the fields are read, such as `Europe/Berlin`. */
  readonly timeZone: string;
}

/** What is wrong with a schedule; null when it can be kept. */
export interface ScheduleProblem {
  readonly field: 'cron' | 'time_zone';
  readonly message: string;
}

/** Longest expression that is read. */
const MOST_CHARACTERS = 200;
const FIVE_FIELDS = /^\S+( +\S+){4}$/;

/**
 * Says why a schedule cannot be kept.
 * @param now it must be due at least once after this moment.
 */
export function scheduleProblem(schedule: Schedule, now: Date): ScheduleProblem | null {
  const { timeZone } = schedule;
  if (!isTimeZone(timeZone)) {
    const message = `${JSON.stringify(timeZone.slice(0, 60))} is no time zone that is known here`;
    return { field: 'time_zone', message };
  }
  const problem = cronProblem(schedule, now);
  return problem === null ? null : { field: 'cron', message: problem };
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).format(0) !== '';
  } catch {
    return false;
  }
}

function cronProblem(schedule: Schedule, now: Date): string | null {
  const { cron } = schedule;
  if (cron.length > MOST_CHARACTERS || !FIVE_FIELDS.test(cron)) {
    return 'the expression has not five fields, separated by blanks';
  }
  try {
    const isNever = nextDue(schedule, now) === null;
    return isNever ? 'the expression names no moment that is still to come' : null;
  } catch (error) {
    // The library names the field; its prefix names itself.
    const said = error instanceof Error ? error.message : String(error);
    return `the expression is not accepted: ${said.replace(/^[A-Za-z]+: /, '').slice(0, 200)}`;
  }
}

/** The first moment after another at which a series is due; null when there is none. */
export function nextDue(schedule: Schedule, after: Date): Date | null {
  return cronOf(schedule).nextRun(after);
}

/** Moments that are looked through: a series that is due every minute, and a planner that was away for a week. */
const MOST_DUES = 10_080;

/** The moments from one at which a series is due up to another, which may be one itself: the last of them, and how many there are. */
export function duesBetween(
  schedule: Schedule,
  first: Date,
  until: Date,
): { readonly last: Date; readonly count: number } {
  const cron = cronOf(schedule);
  let [last, count] = [first, 1];
  while (count < MOST_DUES) {
    const next = cron.nextRun(last);
    if (next === null || next > until) return { last, count };
    [last, count] = [next, count + 1];
  }
  // After so long the count is no longer exact, the last moment still is.
  const [latest = last] = cron.previousRuns(1, new Date(until.getTime() + 1_000));
  return { last: latest, count };
}

function cronOf({ cron, timeZone }: Schedule): Cron {
  return new Cron(cron, { mode: '5-part', timezone: timeZone });
}
