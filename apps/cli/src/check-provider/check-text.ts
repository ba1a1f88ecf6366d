import { terminalLine } from '@beacon/domain';
import { wrap } from '../terminal/wrap.js';
import type { LaneCheck } from './check-lane.js';
import { nameOf } from './choose-lanes.js';
import type { Finding } from './finding.js';

const MARKS = { ok: '✓', note: '·', problem: '✗' } satisfies Record<Finding['state'], string>;
const COLUMNS = 80;
const NAME = 9;
const INDENT = 4 + NAME;

/** What was found of a lane, for a terminal of 80 columns. */
export function laneText({ lane, findings }: LaneCheck): string {
  const title = `${nameOf(lane)}  ${lane.provider}, ${lane.baseUrl}`;
  return `${[...wrap(title, COLUMNS), ...findings.flatMap(findingLines)].join('\n')}\n`;
}

function findingLines({ check, state, found, do: todo }: Finding): readonly string[] {
  const [first = '', ...rest] = wrap(terminalLine(found), COLUMNS - INDENT);
  const advice = todo === null ? [] : wrap(terminalLine(todo), COLUMNS - INDENT - 2);
  return [
    `  ${MARKS[state]} ${check.padEnd(NAME)}${first}`,
    ...rest.map((line) => `${' '.repeat(INDENT)}${line}`),
    ...advice.map((line, place) => `${' '.repeat(INDENT)}${place === 0 ? '→' : ' '} ${line}`),
  ];
}

/** How many lanes are as expected. */
export function summaryText(checks: readonly LaneCheck[]): string {
  const sound = checks.filter(isSound).length;
  return `${sound} of ${checks.length} ${checks.length === 1 ? 'lane' : 'lanes'} can be asked.\n`;
}

/** Whether nothing was found that keeps the lane from working. */
export function isSound({ findings }: LaneCheck): boolean {
  return findings.every(({ state }) => state !== 'problem');
}
