import { OUTCOMES } from '@beacon/domain';
import type { JobStatus } from '@beacon/domain';
import type { ArmProfileRow, RoutedGroup, ServedRow } from '@beacon/persistence';
import type { ArmsInput, ArmBlock, BlockEnd, ServedGroup } from '@beacon/verdict';
import { calibrationOf, importedIn, overriddenIn, simulatedIn, versionsOf } from '@beacon/verdict';
import type { ArmLayout } from './arm-layout.js';

/** What is read of a job by an arm. */
export interface ArmRows {
  readonly status: JobStatus;
  readonly profiles: readonly ArmProfileRow[];
  readonly served: readonly ServedRow[];
  readonly typed: readonly RoutedGroup[];
}

/** A job's counted outcomes in the form in which an arm is compared. */
export function toArmsInput(
  layout: ArmLayout,
  { status, profiles, served, typed }: ArmRows,
): Omit<ArmsInput, 'reviewed'> {
  const { arm, levels, factors, subjects, places } = layout;
  const subjectsIn = (ids: readonly string[]): string[] => [
    ...new Set(ids.flatMap((id) => places.models.get(id)?.subject ?? [])),
  ];
  return {
    arm,
    levels,
    factors,
    subjects,
    profiles: profiles.map(({ blocks, ...profile }) => ({
      ...profile,
      blocks: blocks.map((block) => toBlock(block, layout)),
    })),
    served: served.map((row) => toServed(row, layout)),
    simulated: subjectsIn(simulatedIn(typed)),
    imported: subjectsIn(importedIn(typed)),
    elsewhere: served.reduce((sum, { elsewhere }) => sum + elsewhere, 0),
    overridden: overriddenIn(typed),
    stopped: status === 'cancelled',
    versions: versionsOf(typed),
    options: { calibration: calibrationOf(typed) },
  };
}

function toBlock(
  { region, stratum, repeats, ends }: ArmProfileRow['blocks'][number],
  layout: ArmLayout,
): ArmBlock {
  const own = layout.strata[stratum] ?? [];
  const isRegionHeld = layout.factors.some(({ kind }) => kind === 'region');
  return {
    stratum: isRegionHeld ? [region, ...own] : own,
    repeats,
    ends: new Map([...ends].map(([level, end]) => [levelName(level, layout), toEnd(end)] as const)),
  };
}

function levelName(level: string, { places, levels }: ArmLayout): string {
  return places.isByRegion ? level : (levels[Number(level)] ?? level);
}

/** Rows may be of a release that knows more outcomes than this one: those are no measurement here. */
function toEnd(end: string): BlockEnd {
  if (end === 'cancelled' || end === 'quarantined') return end;
  return OUTCOMES.find((outcome) => outcome === end) ?? 'error';
}

function toServed(
  { subject, level, provider, upstream, servedModel }: ServedRow,
  layout: ArmLayout,
): ServedGroup {
  const route = upstream === null ? provider : `${provider} by ${upstream}`;
  return { subject, level: levelName(level, layout), route, servedModel };
}
