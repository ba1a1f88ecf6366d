import {
  armKindsOf,
  armOf,
  baseIdOf,
  isModelArm,
  isPromptArm,
  pairOf,
  promptArmOf,
} from '@beacon/domain';
import type { ArmKind, JobArm, JobQuestion, JobSpec, QuestionBank } from '@beacon/domain';
import type { ArmPlaces, ModelPlace, QuestionPlace } from '@beacon/persistence';
import { questionLanguage } from '@beacon/verdict';
import type { ArmFactor } from '@beacon/verdict';
import { kindOf } from '../exports/question-kind.js';

/** How a job is looked at by one of its arms. */
export interface ArmLayout {
  readonly arm: ArmKind;
  /** In the order of the job. Of regions the place in this list is not what the database is told. */
  readonly levels: readonly string[];
  /** What is held alike: region first, unless it is compared. */
  readonly factors: readonly ArmFactor[];
  readonly subjects: readonly string[];
  readonly places: ArmPlaces;
  /** Levels of the factors that questions tell, by the number of a stratum. */
  readonly strata: readonly (readonly string[])[];
}

/** A question that the job asks, or the job's own prompt, which has an empty id. */
type Asked = Pick<JobQuestion, 'id' | 'variant' | 'pair' | 'language'> & {
  readonly text: string;
  readonly kind: QuestionPlace['kind'];
};

/** Lays a job out by an arm; null when the job does not name it. */
export function armLayout(spec: JobSpec, kind: ArmKind, bank: QuestionBank): ArmLayout | null {
  const arm = armOf(spec, kind);
  if (arm === undefined) return null;
  const byLanguage = armKindsOf(spec).includes('language');
  const asked = askedOf(spec, bank);
  const factors = factorsOf(spec, kind, byLanguage ? asked : []);
  const own = factors.filter((factor) => factor.kind !== 'region');
  const strata = new Strata(own.map((factor) => factor.kind));
  const levels = levelsOf(spec, arm, asked);
  return {
    arm: kind,
    levels,
    factors,
    ...subjectsOf(spec, arm),
    places: {
      questions: questionPlaces(asked, { arm, levels, byLanguage, strata }),
      models: modelPlaces(spec, arm),
      isByRegion: kind === 'region',
    },
    strata: strata.list,
  };
}

function askedOf({ questions, prompt }: JobSpec, bank: QuestionBank): readonly Asked[] {
  if (questions.length === 0) return [{ id: '', language: null, text: prompt ?? '', kind: null }];
  return questions.map((question) => ({ ...question, kind: kindOf(question, bank) }));
}

function languagesOf(asked: readonly Asked[]): string[] {
  return [
    ...new Set(asked.flatMap(({ pair, language }) => (pair === undefined ? [] : (language ?? [])))),
  ];
}

/** What of the design is not compared and may vary: it is held alike. */
function factorsOf(spec: JobSpec, compared: ArmKind, translated: readonly Asked[]): ArmFactor[] {
  const prompts = promptArmOf(spec);
  const all: ArmFactor[] = [
    { kind: 'region', levels: spec.regions },
    { kind: 'language', levels: languagesOf(translated) },
    ...(prompts === undefined
      ? []
      : [{ kind: prompts.kind, levels: (prompts.levels ?? []).map(({ name }) => name) }]),
  ];
  return all.filter(({ kind, levels }) => kind !== compared && levels.length > 0);
}

function levelsOf(
  spec: JobSpec,
  { kind, levels = [] }: JobArm,
  asked: readonly Asked[],
): readonly string[] {
  if (kind === 'region') return spec.regions;
  return kind === 'language' ? languagesOf(asked) : levels.map(({ name }) => name);
}

/** Models are compared one by one; where they are the levels, they are one model together. */
function subjectsOf({ models }: JobSpec, arm: JobArm): Pick<ArmLayout, 'subjects'> {
  return { subjects: isModelArm(arm) ? [subjectOf(arm)] : models.map(({ id }) => id) };
}

function subjectOf({ levels = [] }: JobArm): string {
  return levels.map(({ model }) => model ?? '').join(' / ');
}

function modelPlaces({ models }: JobSpec, arm: JobArm): ReadonlyMap<string, ModelPlace> {
  if (!isModelArm(arm)) return new Map(models.map(({ id }) => [id, { subject: id, level: null }]));
  const subject = subjectOf(arm);
  return new Map((arm.levels ?? []).map(({ model = '' }, level) => [model, { subject, level }]));
}

function questionPlaces(
  asked: readonly Asked[],
  {
    arm,
    levels,
    byLanguage,
    strata,
  }: { arm: JobArm; levels: readonly string[]; byLanguage: boolean; strata: Strata },
): ReadonlyMap<string, QuestionPlace> {
  // Questions without a translation tell nothing about languages.
  const compared = arm.kind === 'language' ? asked.filter(({ pair }) => pair !== undefined) : asked;
  const unitOf = (question: Asked): string => (byLanguage ? pairOf(question) : baseIdOf(question));
  const languages = unitLanguages(compared, unitOf);
  return new Map(
    compared.map((question) => {
      const unit = unitOf(question);
      const place = {
        unit,
        level: levelOf(question, arm, levels),
        stratum: strata.numberOf(question),
        kind: question.kind,
        language: languages.get(unit) ?? null,
      };
      return [question.id, place];
    }),
  );
}

function levelOf(
  { language, variant = '' }: Asked,
  arm: JobArm,
  levels: readonly string[],
): number | null {
  if (arm.kind === 'language') return levels.indexOf(language ?? '');
  return isPromptArm(arm) ? levels.indexOf(variant) : null;
}

/** The language of each unit; null where it is not known, or where its questions have several. */
function unitLanguages(
  asked: readonly Asked[],
  unitOf: (question: Asked) => string,
): ReadonlyMap<string, string | null> {
  const languages = new Map<string, string | null>();
  for (const question of asked) {
    const unit = unitOf(question);
    const own = questionLanguage(question.language, question.text);
    const known = languages.get(unit);
    languages.set(unit, known === undefined || known === own ? own : null);
  }
  return languages;
}

/** Numbers what of a question is held alike. */
class Strata {
  readonly list: (readonly string[])[] = [];
  readonly #numbers = new Map<string, number>();

  constructor(private readonly kinds: readonly ArmKind[]) {}

  numberOf({ language, pair, variant }: Asked): number {
    const levels = this.kinds.map((kind) =>
      kind === 'language' ? (pair === undefined ? '' : (language ?? '')) : (variant ?? ''),
    );
    const key = levels.join('\n');
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    const number = this.list.push(levels) - 1;
    this.#numbers.set(key, number);
    return number;
  }
}
