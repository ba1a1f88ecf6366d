import { questionLanguage } from '../input/question-language.js';
import type { OutcomeProfile, VerdictInput } from '../input/input.js';
import { pairsOf } from '../data/comparison-plan.js';
import { balancedCells } from './balanced-cells.js';
import type { ArmProfile, ArmsInput, LevelPair } from './input.js';

/** What stands for the two levels where a verdict has regions: their names differ from pair to pair. */
export const FIRST = 'first';
export const SECOND = 'second';

/** Every two levels under which a model was asked. */
export function levelPairs({
  subjects,
  levels,
  profiles,
}: Pick<ArmsInput, 'subjects' | 'levels' | 'profiles'>): LevelPair[] {
  return subjects.flatMap((subject) => {
    const own = profiles.filter((profile) => profile.subject === subject);
    const asked = new Set(
      own.flatMap(({ blocks }) => blocks.flatMap(({ ends }) => [...ends.keys()])),
    );
    return pairsOf(levels.filter((level) => asked.has(level))).map(([first, second]) => ({
      subject,
      first,
      second,
    }));
  });
}

/** The pairs as a verdict reads models of two regions, and how many measured executions each leaves out. */
export function pairsAsVerdict(
  input: ArmsInput,
  pairs: readonly LevelPair[],
): { readonly asked: VerdictInput; readonly dropped: readonly number[] } {
  const read = pairs.map((pair, index) => profilesOf(input, pair, nameOf(index)));
  return {
    asked: {
      regions: [FIRST, SECOND],
      models: pairs.map((_, index) => ({
        id: nameOf(index),
        // The job has ended: what was not recorded was not asked, so that the cells themselves say how much was expected.
        repeatsByRegion: [1, 1],
      })),
      repeats: null,
      profiles: read.flatMap(({ profiles }) => profiles),
      ...(input.reviewed === undefined ? {} : { reviewed: input.reviewed }),
      options: input.options,
    },
    dropped: read.map(({ dropped }) => dropped),
  };
}

function nameOf(index: number): string {
  return `pair ${index}`;
}

function profilesOf(
  { arm, profiles }: ArmsInput,
  pair: LevelPair,
  modelId: string,
): { readonly profiles: readonly OutcomeProfile[]; readonly dropped: number } {
  let dropped = 0;
  const own = profiles.filter(({ subject }) => subject === pair.subject);
  const found = own.flatMap(({ blocks, ...profile }): OutcomeProfile[] => {
    const cells = balancedCells(blocks, pair);
    if (cells === null) return [];
    dropped += cells.dropped * profile.questions;
    return [
      {
        modelId,
        kind: profile.kind,
        ...languagesOf(arm === 'language', profile, pair),
        questions: profile.questions,
        ids: profile.ids,
        cells: [cells.first, cells.second],
      },
    ];
  });
  return { profiles: found, dropped };
}

function languagesOf(
  isCompared: boolean,
  { language }: Pick<ArmProfile, 'language'>,
  { first, second }: LevelPair,
): Pick<OutcomeProfile, 'language' | 'languages'> {
  if (!isCompared) return { language };
  return { languages: [questionLanguage(first, null), questionLanguage(second, null)] };
}
