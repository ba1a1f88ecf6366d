import { terminalLine } from '@beacon/domain';
import type { Style } from '../terminal/style.js';
import type { Finding, Level } from './finding.js';

const MARKS: Readonly<Record<Level, string>> = { ok: '✓', warning: '!', problem: '✗' };
const TONES = { ok: 'good', warning: 'warning', problem: 'bad' } as const;

/** What was found, a line each, with what to do below; and at the end how bad it is. */
export function doctorText(findings: readonly Finding[], style: Style): string {
  const lines = findings.flatMap(({ check, level, found, next }) => [
    `${style(TONES[level], MARKS[level])} ${check.padEnd(10)} ${terminalLine(found)}`,
    ...(next === null ? [] : [`${' '.repeat(13)}→ ${terminalLine(next)}`]),
  ]);
  return [...lines, '', sentence(findings)].join('\n');
}

function sentence(findings: readonly Finding[]): string {
  const of = (level: Level): number => findings.filter((one) => one.level === level).length;
  const [problems, warnings] = [of('problem'), of('warning')];
  if (problems > 0) return `${counted(problems, 'thing')} to mend before a job can run.`;
  return warnings > 0 ? `A job can run; ${counted(warnings, 'thing')} to look at.` : 'All is well.';
}

function counted(number: number, thing: string): string {
  return `${number} ${thing}${number === 1 ? '' : 's'}`;
}
