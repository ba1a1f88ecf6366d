import type { Outcome } from '@beacon/domain';
import type { ContentConclusion, ModelContent } from '../shape/content-shape.js';
import type { CellCounts, OutcomeProfile } from '../input/input.js';
import { cell, NO, profile } from '../verdict.fixture.js';

/** One execution of an outcome. */
export function once(outcome: Outcome): CellCounts {
  return cell(0, 0, { [outcome]: 1 });
}

/** Questions answered in both regions, as many as it takes to call a model equivalent. */
export function answered(questions = 200): OutcomeProfile[] {
  return [profile(questions, [NO, NO])];
}

/** What is concluded of what a model's answers say. */
export function contentOf(conclusion: ContentConclusion, modelId = 'm'): ModelContent {
  return {
    model_id: modelId,
    measure: 'lexical',
    conclusion,
    scope: conclusion === 'content_differs' ? 'questions_like_these' : null,
    sentence: '',
    reason: null,
    p_adjusted: conclusion === 'content_differs' ? 0.001 : 0.5,
    tests: [],
    pairs: [],
    twins: [],
    questions: [],
    warnings: [],
    sample: {
      questions: 100,
      questions_asked: 100,
      answers: 200,
      answers_per_region: 1,
      characters: 2_000,
    },
    stance: null,
  };
}
