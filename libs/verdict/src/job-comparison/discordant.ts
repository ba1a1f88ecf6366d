import { OUTCOMES } from '@beacon/domain';
import type { CellCounts } from '../input/input.js';
import { eventsOf, measuredOf, sum } from '../input/outcome-classes.js';
import type { ComparedLane, DiscordantQuestion } from '../shape/job-comparison-shape.js';
import { CONFIRMATORY_ENDPOINTS } from '../shape/terms.js';
import type { ComparedProfile } from './input.js';

/** Questions that are named. */
const MOST = 100;

/** Questions measured in both jobs whose rate of refusals or of withheld answers is another one, the largest change first. */
export function discordantQuestions(
  profiles: readonly ComparedProfile[],
): ComparedLane['discordant'] {
  const changed = profiles
    .map((profile) => ({ profile, change: changeOf(profile) }))
    .filter(({ change }) => change > 0)
    .toSorted((one, other) => other.change - one.change);
  return {
    total: sum(changed.map(({ profile }) => profile.questions)),
    questions: sortedQuestions(changed).slice(0, MOST),
  };
}

/** Questions that changed as much stand in the order of their ids, whatever profile they are of. */
function sortedQuestions(
  changed: readonly { readonly profile: ComparedProfile; readonly change: number }[],
): DiscordantQuestion[] {
  return changed
    .flatMap(({ profile, change }) => profile.ids.map((id) => ({ id, change, profile })))
    .toSorted((one, other) => other.change - one.change || (one.id < other.id ? -1 : 1))
    .map(({ id, profile }) => ({
      question_id: id === '' ? null : id,
      before: shown(profile.before),
      after: shown(profile.after),
    }));
}

/** The larger change of the two endpoints; 0 for a question that one job did not measure. */
function changeOf({ before, after }: ComparedProfile): number {
  const [before_n, after_n] = [measuredOf(before), measuredOf(after)];
  if (before_n === 0 || after_n === 0) return 0;
  return Math.max(
    ...CONFIRMATORY_ENDPOINTS.map((endpoint) => {
      // Crosswise, so that rates that are equal on paper are equal here.
      const cross = eventsOf(after, endpoint) * before_n - eventsOf(before, endpoint) * after_n;
      return Math.abs(cross) / (before_n * after_n);
    }),
  );
}

function shown({ outcomes, cancelled, quarantined }: CellCounts): Record<string, number> {
  const all = [
    ...OUTCOMES.map((outcome) => [outcome, outcomes[outcome] ?? 0] as const),
    ['cancelled', cancelled] as const,
    ['quarantined', quarantined] as const,
  ];
  return Object.fromEntries(all.filter(([, count]) => count > 0));
}
