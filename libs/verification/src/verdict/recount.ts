import { pairOf } from '@beacon/domain';
import type { Outcome } from '@beacon/domain';
import {
  contentComparison,
  CONTENT_SEED,
  questionLanguage,
  registeredJob,
  typedInput,
  verdict,
} from '@beacon/verdict';
import type {
  CellCounts,
  Claim,
  Endpoint,
  OutcomeProfile,
  RoutedOutcomes,
  Twin,
  Verdict,
  VerdictInput,
} from '@beacon/verdict';
import type { BookedLane, CellBook } from '../cells/cell-book.js';
import type { KnownRegistration } from '../checks/registrations.js';
import type { Groups, TypedBy } from '../cells/groups.js';
import type { HeaderLine, QuestionLine } from '../file/lines.js';
import type { RegisteredSpec } from '../file/specification.js';
import type { ContentTexts } from './content-texts.js';

/** What a verdict is reached from, once every line was read. */
export interface Recount {
  readonly header: HeaderLine;
  readonly spec: RegisteredSpec;
  readonly questions: readonly QuestionLine[];
  readonly book: CellBook;
  readonly groups: Groups;
  readonly contents: ContentTexts;
  readonly isImported: boolean;
  /** What was registered first; absent where nothing was. */
  readonly registered?: KnownRegistration | undefined;
}

/** How a verdict is asked for. */
export interface Analysis {
  readonly endpoint: Endpoint;
  readonly claim: Claim;
  readonly alpha: number;
  readonly margin: number;
}

/** The verdict that the rows come to. @throws RangeError when they come to none. */
export function recountedVerdict(recount: Recount, analysis: Analysis): Verdict {
  const input = inputOf(recount);
  const { alpha, claim } = analysis;
  const content = recount.contents.isCompared
    ? contentComparison(recount.contents.compared(input.twins ?? [], { alpha, claim }), {
        alpha,
        claim,
        seed: CONTENT_SEED,
      }).models
    : null;
  return verdict({
    ...input,
    ...(content === null ? {} : { content }),
    options: { ...input.options, ...analysis },
  });
}

function inputOf(recount: Recount): VerdictInput {
  const { header, spec, questions, book } = recount;
  return {
    regions: spec.regions,
    models: spec.models,
    repeats: spec.repeats,
    questions: Math.max(1, questions.length),
    ...(spec.arms === undefined ? {} : { units: unitsOf(questions) }),
    profiles: spec.models.flatMap(({ id }) => profilesOf(recount, id)),
    twins: twinsOf(header, spec.regions),
    interim: false,
    stopped: header.status === 'cancelled',
    ...typedInput(typedIn(recount)),
    notAsked: book.lanes.flatMap((lane) => unaskedIn(book, lane)),
    reviewed: header.reviewed,
    registration: registrationOf(recount),
  };
}

/** What is claimed is held against what was registered first, as the gateway does. */
function registrationOf({ registered }: Recount): VerdictInput['registration'] {
  if (registered === undefined) return null;
  const { registration, sha256 } = registered;
  return registeredJob(registration, { sha256, signed: registration.kid !== null });
}

function unitsOf(questions: readonly QuestionLine[]): number {
  return new Set(
    questions.map(({ question: { id, variant, pair } }) =>
      pairOf({
        id,
        ...(variant === undefined ? {} : { variant }),
        ...(pair === undefined ? {} : { pair }),
      }),
    ),
  ).size;
}

function twinsOf({ twins }: HeaderLine, regions: readonly string[]): Twin[] {
  return twins
    .map(({ region, twin_of: twinOf }) => ({ region, twinOf }))
    .filter(({ region, twinOf }) => regions.includes(region) && regions.includes(twinOf));
}

/** Ids of a profile that are kept. */
const MOST_IDS = 20;

interface Profile extends Omit<OutcomeProfile, 'questions' | 'ids'> {
  readonly ids: string[];
  questions: number;
}

/** Questions of a model that came out alike in every region, each way once. */
function profilesOf({ spec, questions, book }: Recount, modelId: string): OutcomeProfile[] {
  const lanes = spec.regions.map((region) =>
    book.lanes.find((lane) => lane.model === modelId && lane.region === region),
  );
  const profiles = new Map<string, Profile>();
  for (const [place, id] of book.questionIds.entries()) {
    const kind = questions[place]?.kind ?? null;
    const language = languageOf(spec, questions[place]);
    const cells = lanes.map((lane) => tally(book, lane, place));
    const key = JSON.stringify([kind, language, cells]);
    const profile = profiles.get(key) ?? { modelId, kind, language, cells, questions: 0, ids: [] };
    profile.questions += 1;
    if (id !== '') profile.ids.push(id);
    profiles.set(key, profile);
  }
  return [...profiles.values()].map((profile) => ({
    ...profile,
    ids: profile.ids.toSorted().slice(0, MOST_IDS),
  }));
}

/** Characters of a text from which a language is told. */
const BEGINNING = 2_000;

function languageOf({ prompt }: RegisteredSpec, line: QuestionLine | undefined): string | null {
  const said = line?.question.language ?? null;
  const text = line === undefined ? prompt : line.question.text;
  return questionLanguage(
    said === '' ? null : said,
    said ? null : (text?.slice(0, BEGINNING) ?? null),
  );
}

function tally(book: CellBook, lane: BookedLane | undefined, place: number): CellCounts {
  const outcomes: Partial<Record<Outcome, number>> = {};
  let cancelled = 0;
  let quarantined = 0;
  for (const index of cellsOf(book, lane, place)) {
    const end = book.end(index);
    if (end === null) continue;
    if (book.isQuarantined(index)) quarantined += 1;
    else if (end === 'cancelled') cancelled += 1;
    else outcomes[end] = (outcomes[end] ?? 0) + 1;
  }
  // One order of the outcomes, so that cells that came out alike are written alike.
  const entries = Object.entries(outcomes).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return { outcomes: Object.fromEntries(entries), cancelled, quarantined };
}

function* cellsOf(
  { spec }: CellBook,
  lane: BookedLane | undefined,
  place: number,
): Generator<number, void, undefined> {
  if (lane === undefined) return;
  const first = lane.base + place * spec.repeats;
  for (let index = first; index < first + spec.repeats; index += 1) yield index;
}

function unaskedIn(book: CellBook, { region, model, base }: BookedLane) {
  let executions = 0;
  const end = base + book.questionIds.length * book.spec.repeats;
  for (let index = base; index < end; index += 1) {
    if (book.isUnasked(index)) executions += 1;
  }
  return executions === 0 ? [] : [{ modelId: model, region, executions }];
}

/** Who typed the outcomes that count, and how their answers were asked for. */
function typedIn({ book, groups, isImported }: Recount): RoutedOutcomes[] {
  return book.lanes.flatMap(({ region, model, base }) => {
    const counts = new Map<TypedBy, number>();
    const end = base + book.questionIds.length * book.spec.repeats;
    for (let index = base; index < end; index += 1) {
      const group = isCounted(book, index) ? groups.at(book.group(index)) : undefined;
      if (group !== undefined) counts.set(group, (counts.get(group) ?? 0) + 1);
    }
    return [...counts].map(([group, executions]) => ({
      ...group,
      modelId: model,
      region,
      isImported,
      executions,
    }));
  });
}

function isCounted(book: CellBook, index: number): boolean {
  const end = book.end(index);
  return end !== null && end !== 'error' && end !== 'cancelled' && !book.isQuarantined(index);
}
