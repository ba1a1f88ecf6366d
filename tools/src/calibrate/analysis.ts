import { classifierParts } from '@beacon/analysis';
export const analysis = classifierParts;
export type {
  Features,
  LanguagePart,
  LearnedLanguage,
  LearnedModel,
  LinearPart,
  Scale,
} from '@beacon/analysis';
