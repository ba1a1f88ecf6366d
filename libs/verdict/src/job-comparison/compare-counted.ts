import type { JobComparison } from '../shape/job-comparison-shape.js';
import type { CellCounts } from '../input/input.js';
import type { AskedQuestion, CountedCell, CountedJob, CountedQuestion } from './asked.js';
import { comparableLanes, leftOutNote, questionsLeftOut } from './comparable.js';
import type { LaneLeftOut, QuestionLeftOut } from './comparable.js';
import { compareJobs } from './compare-jobs.js';
import type { ComparedProfile, JobComparisonInput, LaneInput } from './input.js';
import { pairWarnings } from './pair-warnings.js';
import { pairedInput } from './paired-input.js';

/** Two jobs compared, with what of them is not. */
export interface CountedComparison {
  readonly comparison: JobComparison;
  readonly lanesLeftOut: readonly LaneLeftOut[];
  readonly questionsLeftOut: readonly QuestionLeftOut[];
}

/**
 * Compares two jobs from their counts, wherever these are kept: by the rules, and to the figures, of the gateway's comparison of two stored jobs. Reviews of
 * their answers are not among the counts.
 *
 * @throws RangeError that names what is wrong in the counts or the options.
 */
export function compareCounted(
  before: CountedJob,
  after: CountedJob,
  options: JobComparisonInput['options'] = {},
): CountedComparison {
  const questions = pairedQuestions(before, after);
  const same = questions.filter(({ isSame }) => isSame).map(({ id }) => id);
  const lanes = comparableLanes(before.job, after.job);
  const left = { lanes: lanes.leftOut, questions: questionsLeftOut(questions) };
  const input = pairedInput({
    before: { ...before, reviewed: {} },
    after: { ...after, reviewed: {} },
    lanes: lanes.compared,
    questions: same.length,
    profiles: pairedProfiles(before, after, new Set(same)),
    options,
  });
  const found = compareJobs(input);
  const answered = { before: before.answered, after: after.answered };
  const facts = { before: before.job, after: after.job, answered };
  const warnings = [...pairWarnings(facts, lanes.compared), ...found.warnings];
  const sentence = found.sentence + leftOutNote(left.lanes.length, left.questions.length);
  return {
    comparison: { ...found, sentence, warnings },
    lanesLeftOut: left.lanes,
    questionsLeftOut: left.questions,
  };
}

function pairedQuestions(before: CountedJob, after: CountedJob): AskedQuestion[] {
  const [earlier, later] = [byId(before.questions), byId(after.questions)];
  const ids = [...new Set([...earlier.keys(), ...later.keys()])].toSorted();
  return ids.map((id) => {
    const [one, other] = [earlier.get(id), later.get(id)];
    const isSame = one !== undefined && one.sha256 === other?.sha256;
    return { id, inBefore: one !== undefined, inAfter: other !== undefined, isSame };
  });
}

function byId(questions: readonly CountedQuestion[]): ReadonlyMap<string, CountedQuestion> {
  return new Map(questions.map((question) => [question.id, question]));
}

const NOTHING: CellCounts = { outcomes: {}, cancelled: 0, quarantined: 0 };

type Profile = ComparedProfile & Pick<LaneInput, 'modelId' | 'region'>;

/** Questions that came out alike stand together, as a database groups them: what is drawn at random is then the same. */
function pairedProfiles(
  before: CountedJob,
  after: CountedJob,
  same: ReadonlySet<string>,
): readonly Profile[] {
  const alike = Map.groupBy(profilesByQuestion(before, after, same), profileKey);
  return [...alike].toSorted(byKey).flatMap(([, [first, ...others]]) => {
    if (first === undefined) return [];
    const ids = [first, ...others].flatMap((profile) => profile.ids).toSorted();
    return [{ ...first, ids, questions: ids.length }];
  });
}

function byKey([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number {
  return one < other ? -1 : 1;
}

function profileKey({ modelId, region, kind, language, before, after }: Profile): string {
  return [modelId, region, kind, language, tallyText(before), tallyText(after)].join('\n');
}

function tallyText({ outcomes, cancelled, quarantined }: CellCounts): string {
  return Object.entries({ ...outcomes, cancelled, quarantined })
    .filter(([, count]) => count > 0)
    .map(([name, count]) => `${name} ${count}`)
    .toSorted()
    .join(',');
}

function profilesByQuestion(
  before: CountedJob,
  after: CountedJob,
  same: ReadonlySet<string>,
): Profile[] {
  const [earlier, later] = [byCell(before.cells), byCell(after.cells)];
  const [asBefore, asAfter] = [byId(before.questions), byId(after.questions)];
  return [...new Set([...earlier.keys(), ...later.keys()])].flatMap((key) => {
    const cell = earlier.get(key) ?? later.get(key);
    if (cell === undefined || !same.has(cell.questionId)) return [];
    const { modelId, region, questionId: id } = cell;
    const ends = { before: earlier.get(key) ?? NOTHING, after: later.get(key) ?? NOTHING };
    const language = asBefore.get(id)?.language ?? asAfter.get(id)?.language ?? null;
    const kind = asAfter.get(id)?.kind ?? null;
    return [{ modelId, region, kind, language, questions: 1, ids: [id], ...ends }];
  });
}

function byCell(cells: readonly CountedCell[]): ReadonlyMap<string, CountedCell> {
  return new Map(
    cells.map((cell) => [`${cell.modelId} ${cell.region} ${cell.questionId}`, cell] as const),
  );
}
