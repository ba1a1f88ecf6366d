import type { EndpointTests } from '../tests/endpoint-tests.js';
import type { FamilyMember } from '../tests/family.js';
import type { VerdictOptions } from '../input/input.js';
import type { ModelData } from '../data/model-data.js';
import { fewestInformative } from '../pairs/needed.js';
import type { CannotTellCode, Needed, PairFigures } from '../shape/shape.js';
import { counted, listed, pointsWithUnit, pWithName } from '../shape/words.js';

/** Why the test of an endpoint finds no difference, and what it would need. */
export interface Undecided extends Omit<Needed, 'reasons' | 'endpoint'> {
  readonly code: CannotTellCode;
}

/** An endpoint's tests and the questions that they are of. */
export interface TestedData {
  readonly data: ModelData;
  readonly tests: EndpointTests;
  readonly member: FamilyMember;
  /** The pairs of the tests, as they go over the wire. */
  readonly pairs: readonly PairFigures[];
}

/** Why the data of an endpoint decide nothing, and what would be needed. */
export function undecidedBy(tested: TestedData, { alpha }: VerdictOptions): Undecided {
  const { tests, member, pairs } = tested;
  const step = member.alphaStep;
  const nothing = withoutTest(tested);
  if (nothing !== null) {
    return {
      code: 'nothing_to_compare',
      reason: nothing,
      informative: null,
      needed: null,
      alpha_step: null,
      minimum_detectable: null,
    };
  }
  const informative = informativeQuestions(tests);
  const needed = fewestInformative(tests.comparison, step);
  const detectable = detectableOf(pairs);
  const figures = { informative, needed, alpha_step: step, minimum_detectable: detectable };
  const isFew = needed !== null && informative < needed;
  const reason = isFew ? tooFew(tests, informative, needed, step < alpha) : tooWeak(member, pairs);
  return {
    code: isFew ? 'too_few_questions' : 'too_weak',
    ...figures,
    reason: reason + mostlyDropped(tested),
  };
}

function withoutTest({ data, tests: { comparison, p } }: TestedData): string | null {
  const { compared, empty } = comparison;
  if (data.regions.length === 0 || compared.length === 0) return 'nothing is measured yet';
  if (compared.length === 1) {
    const originals = empty.filter((region) => !data.twinOf.has(region));
    return originals.length === 0
      ? `only one region was asked (${compared[0]}), two are needed`
      : `only ${compared[0]} has measurements, ${listed(originals)} ${originals.length === 1 ? 'has' : 'have'} none: two regions are needed`;
  }
  if (p !== null) return null;
  return compared.length === 2
    ? `no question was measured in both ${compared[0]} and ${compared[1]}`
    : `no question was measured in two of the ${compared.length} regions`;
}

function informativeQuestions({ omnibus, pairs }: EndpointTests): number {
  if (omnibus !== null) return omnibus.informative;
  const estimate = pairs[0]?.estimate;
  return (estimate?.onlyA ?? 0) + (estimate?.onlyB ?? 0);
}

function tooFew(
  { comparison }: EndpointTests,
  informative: number,
  needed: number,
  stepped: boolean,
): string {
  const what =
    comparison.compared.length === 2
      ? counted(informative, 'discordant question')
      : `${counted(informative, 'question')} that ${informative === 1 ? 'tells' : 'tell'} the regions apart`;
  return `${what}, at least ${needed} needed${stepped ? ' after Holm over models and endpoints' : ''}`;
}

/** Where most questions are lost because regions do not have them, that is the reason behind the reason. */
function mostlyDropped({ data, tests: { omnibus }, pairs }: TestedData): string {
  const used = omnibus?.questions ?? pairs[0]?.questions ?? 0;
  if (used * 2 > data.questions) return '';
  const where = (omnibus?.incomplete ?? 0) > 0 ? 'two regions or more' : 'every region compared';
  return `; only ${used} of ${counted(data.questions, 'question')} were measured in ${where}`;
}

function tooWeak(member: FamilyMember, pairs: readonly PairFigures[]): string {
  const p = member.adjusted === null ? '' : `Holm-adjusted ${pWithName(member.adjusted)}, `;
  const [able, unable] = [true, false].map((wanted) =>
    pairs.filter(({ minimum_detectable: value }) => (value !== null) === wanted),
  );
  const weakest = (able ?? []).toSorted(
    (one, other) => (other.minimum_detectable ?? 0) - (one.minimum_detectable ?? 0),
  )[0];
  if (weakest === undefined) {
    const most = Math.max(0, ...pairs.map(({ questions }) => questions));
    return `${p}${counted(most, 'question')} ${most === 1 ? 'is' : 'are'} too few for any difference to show reliably`;
  }
  const shows = `only a difference of ${pointsWithUnit(weakest.minimum_detectable ?? 0)} or more shows reliably with ${counted(weakest.questions, 'question')} like these`;
  return `${p}and ${shows}${tooSmall(unable ?? [])}`;
}

/** Pairs that share so few questions that nothing could show between them. */
function tooSmall(pairs: readonly PairFigures[]): string {
  if (pairs.length === 0) return '';
  const named = pairs.map(
    ({ a, b, questions }) => `${a} and ${b} (${counted(questions, 'question')})`,
  );
  return `; none at all between ${named.length > 3 ? counted(named.length, 'pair') + ' of regions that share too few questions' : named.join(', or between ')}`;
}

/** The difference that every pair would show: the largest of theirs; null when one would show none. */
function detectableOf(pairs: readonly PairFigures[]): number | null {
  const values = pairs.map(({ minimum_detectable: value }) => value);
  return values.includes(null) || values.length === 0
    ? null
    : Math.max(...values.flatMap((value) => value ?? []));
}
