import { classifierParts } from '@beacon/classification';
export type {
  Features,
  LanguagePart,
  LearnedLanguage,
  LearnedModel,
  LinearPart,
  Scale,
} from '@beacon/classification';
export const analysis = classifierParts;
