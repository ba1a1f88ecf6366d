import type { VerdictInput } from '../input/input.js';
import type { VerdictWarning } from '../shape/shape.js';
import { counted, listed } from '../shape/words.js';
import { askedOtherwise } from './asked-otherwise.js';

/** What a reader must know of where the counted answers come from. */
export function provenanceWarnings(input: VerdictInput): VerdictWarning[] {
  return [
    ...madeUp(input),
    ...importedFrom(input),
    ...askedAs(input),
    ...sharedQuestions(input),
    ...overridden(input),
    ...typedByOthers(input),
  ];
}

function madeUp({ models, simulated = [] }: VerdictInput): VerdictWarning[] {
  const ids = models.map(({ id }) => id).filter((id) => simulated.includes(id));
  if (ids.length === 0) return [];
  const whose = ids.length === models.length ? '' : ` of ${listed(ids)}`;
  return [
    {
      code: 'simulated',
      model_id: null,
      text: `answers${whose} that are counted here are made up by a simulator, in which no model runs: they are no evidence about a real model`,
    },
  ];
}

function importedFrom({ models, imported = [] }: VerdictInput): VerdictWarning[] {
  const ids = models.map(({ id }) => id).filter((id) => imported.includes(id));
  if (ids.length === 0) return [];
  const whose = ids.length === models.length ? '' : ` of ${listed(ids)}`;
  return [
    {
      code: 'imported',
      model_id: null,
      text: `answers${whose} that are counted here were imported: how they were asked and from where is what their importer declares, and nothing shows it; a difference by region is one between what was given under these names`,
    },
  ];
}

/** Translations of a question hang together, and so do its answers to two system prompts: each is no evidence of its own. */
function sharedQuestions({ questions = 0, units }: VerdictInput): VerdictWarning[] {
  if (units === undefined || units >= questions) return [];
  return [
    {
      code: 'questions_share_pairs',
      model_id: null,
      text: `${counted(questions, 'question')} are ${units} in several languages or with several system prompts, and are taken here for as many independent ones: compare by the arm region, which does not`,
    },
  ];
}

function askedAs({ routes = [] }: VerdictInput): VerdictWarning[] {
  return askedOtherwise(routes).map(({ code, modelId, text }) => ({
    code,
    model_id: modelId,
    text,
  }));
}

function overridden({ overridden: count = 0 }: VerdictInput): VerdictWarning[] {
  if (count === 0) return [];
  const verb = count === 1 ? 'counts' : 'count';
  return [
    {
      code: 'overridden',
      model_id: null,
      text: `${counted(count, 'execution')} ${verb} as corrected by hand, not as typed by the classifier`,
    },
  ];
}

function typedByOthers({ otherVersions: versions = [] }: VerdictInput): VerdictWarning[] {
  if (versions.length === 0) return [];
  return [
    {
      code: 'typed_by_other_version',
      model_id: null,
      text: `outcomes were typed by another version of the classifier (${listed(versions)}), of which is not known what it misses: nothing is corrected, and nothing called equivalent, before the job is scored again`,
    },
  ];
}
