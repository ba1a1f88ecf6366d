import { classifierParts } from '@beacon/analysis';
export const analysis = classifierParts;
export type { Features, LearnedModel, LinearPart } from '@beacon/analysis';
