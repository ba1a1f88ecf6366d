import type { ModelVerdict, VerdictWarning } from '../shape/shape.js';
import type { ModelAnalysis } from '../tests/model-analysis.js';
import type { JobContext } from '../tests/job-context.js';
import { regionsAlike } from './alike-warnings.js';
import { controlsDiffer, dependsOnQuestion } from './control-warnings.js';
import { detectorsDiffer, languagesDiffer, uncalibrated } from './detector-warnings.js';
import type { Finding, WarningFacts } from './finding.js';
import { fragile } from './fragile-warnings.js';
import { couldFlip, missingUnevenly, notAsked } from './missing-warnings.js';
import { intervalDisagrees, pooledOtherwise } from './pair-warnings.js';
import { dropped, emptyRegions, mostlyUnmeasured, quarantined } from './region-warnings.js';
import { differsElsewhere } from './remark-warnings.js';
import { repeatsCorrelate, repeatsUneven } from './repeat-warnings.js';
import { timeCouldExplain } from './time-warnings.js';
import { twinsDiffer } from './twin-warnings.js';

/** All checks, in the order in which they are reported. */
const WARNINGS: readonly ((facts: WarningFacts) => Finding[])[] = [
  emptyRegions,
  twinsDiffer,
  timeCouldExplain,
  missingUnevenly,
  notAsked,
  quarantined,
  dropped,
  mostlyUnmeasured,
  differsElsewhere,
  couldFlip,
  pooledOtherwise,
  controlsDiffer,
  repeatsCorrelate,
  regionsAlike,
  repeatsUneven,
  intervalDisagrees,
  dependsOnQuestion,
  uncalibrated,
  detectorsDiffer,
  languagesDiffer,
  fragile,
];

/** Everything that a reader of a model's verdict must know before relying on it. */
export function warningsOf(
  verdict: Omit<ModelVerdict, 'warnings'>,
  analysis: ModelAnalysis,
  { detectors, options }: JobContext,
): VerdictWarning[] {
  const facts = { verdict, analysis, detectors, options };
  return WARNINGS.flatMap((find) => find(facts)).map(({ code, text }) => ({
    code,
    model_id: verdict.model_id,
    text: `${verdict.model_id}: ${text}`,
  }));
}
