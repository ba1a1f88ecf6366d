import type { Schema } from '@beacon/client';

export type ReviewReason = Schema<'ReviewReasonView'>['reason'];

/** Why answers are reviewed, in the order in which reasons take turns. */
export const REASONS: Readonly<
  Record<ReviewReason, { readonly short: string; readonly about: string }>
> = {
  judges_disagree: {
    short: 'that judges label differently',
    about: 'Judges label them otherwise than each other.',
  },
  layers_disagree: {
    short: 'of which layers say different things',
    about: 'Rules and learned part say different things, or a judge labels otherwise.',
  },
  would_turn_verdict: {
    short: 'whose flip helps to overturn a conclusion',
    about: 'Their flip helps to overturn a conclusion of the verdict; the least certain first.',
  },
  uncertain: {
    short: 'of which the learned part was least sure',
    about: 'The learned part was least sure of them.',
  },
  random: {
    short: 'drawn by lot',
    about: 'Drawn by lot from all the rest. Without them nothing can be estimated.',
  },
};

export const REVIEW_REASONS = Object.keys(REASONS) as ReviewReason[];
