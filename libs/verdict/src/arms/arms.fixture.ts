import { seededWords } from '@beacon/statistics';
import type { ArmKind } from '@beacon/domain';
import type { ArmComparison, ArmPair } from '../shape/arms-shape.js';
import { compareArms } from './compare-arms.js';
import type { ArmBlock, ArmProfile, ArmsInput, BlockEnd } from './input.js';

/** One execution of a made-up job. */
export interface Asked {
  readonly question: string;
  readonly region: string;
  readonly language: string;
  readonly repeat: number;
  readonly end: BlockEnd;
}

/** A job in which every question is asked in two languages from two regions, unless it is said otherwise. */
export interface MadeJob {
  readonly questions: number;
  readonly regions?: readonly string[];
  readonly languages?: readonly string[];
  readonly repeats?: number;
  /** Null for what is not asked. */
  readonly end: (where: Omit<Asked, 'end'> & { readonly index: number }) => BlockEnd | null;
}

const REGIONS = ['us-east', 'eu-west'];
const LANGUAGES = ['en', 'zh'];

/** The executions of a job. */
export function executionsOf({
  questions,
  regions = REGIONS,
  languages = LANGUAGES,
  repeats = 1,
  end,
}: MadeJob): Asked[] {
  return Array.from({ length: questions }, (_, index) => index).flatMap((index) =>
    regions.flatMap((region) =>
      languages.flatMap((language) =>
        Array.from({ length: repeats }, (_, repeat) => {
          const where = { question: `q${index}`, region, language, repeat };
          const ended = end({ ...where, index });
          return ended === null ? [] : [{ ...where, end: ended }];
        }).flat(),
      ),
    ),
  );
}

/** The executions as they are compared by region or by language, the other one held alike. */
export function inputOf(
  executions: readonly Asked[],
  arm: 'region' | 'language',
  more: Partial<ArmsInput> = {},
): ArmsInput {
  const [levelOf, heldOf] =
    arm === 'region'
      ? [(one: Asked) => one.region, (one: Asked) => one.language]
      : [(one: Asked) => one.language, (one: Asked) => one.region];
  const held: ArmKind = arm === 'region' ? 'language' : 'region';
  return {
    arm,
    levels: [...new Set(executions.map(levelOf))],
    factors: [{ kind: held, levels: [...new Set(executions.map(heldOf))] }],
    subjects: ['m'],
    profiles: [...Map.groupBy(executions, ({ question }) => question)].map(([question, own]) =>
      profileOf(question, own, levelOf, heldOf),
    ),
    served: [],
    simulated: [],
    imported: [],
    elsewhere: 0,
    overridden: 0,
    stopped: false,
    options: { calibration: 'exact' },
    ...more,
  };
}

function profileOf(
  question: string,
  own: readonly Asked[],
  levelOf: (one: Asked) => string,
  heldOf: (one: Asked) => string,
): ArmProfile {
  const blocks = Map.groupBy(own, (one) => `${heldOf(one)} ${one.repeat}`);
  return {
    subject: 'm',
    kind: null,
    language: null,
    questions: 1,
    ids: [question],
    blocks: [...blocks.values()].map((same): ArmBlock => ({
      stratum: same.slice(0, 1).map(heldOf),
      repeats: 1,
      ends: new Map(same.map((one) => [levelOf(one), one.end])),
    })),
  };
}

/** What is said of the only two levels. */
export function onlyPair(input: ArmsInput): ArmPair {
  return firstPair(compareArms(input));
}

/** The first pair of a comparison. */
export function firstPair({ pairs }: ArmComparison): ArmPair {
  const [pair] = pairs;
  if (pair === undefined) throw new Error('nothing was compared');
  return pair;
}

/** Whether something happens in a simulation, each time another draw from the seed. */
export function chances(seed: number): (probability: number) => boolean {
  const words = seededWords(seed);
  return (probability) => (words() + 0.5) / 2 ** 32 < probability;
}
