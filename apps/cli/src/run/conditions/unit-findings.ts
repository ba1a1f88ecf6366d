import type { FailOn, Word } from './fail-on.js';
import type { Finding } from './finding.js';
import type { Concluded, GateInput, Unit } from './gate-input.js';

const UP = { 'refusals-up': 'refused', 'withheld-up': 'withheld' } as const;

/** What the statistics say, as far as a gate can fail on it. */
export function unitFindings({ concluded, failOn }: GateInput): Finding[] {
  const found = concluded.units.flatMap((unit) => ofUnit(unit, failOn));
  return [...found, ...nothingCompared(concluded, failOn), ...notCompared(concluded, failOn)];
}

function ofUnit(unit: Unit, { words }: FailOn): Finding[] {
  const { modelId, region, sentence, conclusion } = unit;
  const finding = (code: Word, text: string): Finding => ({
    code,
    result: code === 'cannot-tell' ? 'cannot_tell' : 'differs',
    modelId,
    region,
    text,
    fails: words.has(code),
  });
  if (conclusion === 'equivalent') return [];
  if (conclusion === 'cannot_tell') return [finding('cannot-tell', sentence)];
  const risen = upWords(words);
  const open = risen.filter((word) => isOpen(unit, word));
  return [
    finding('differs', sentence),
    ...risen.filter((word) => hasRisen(unit, word)).map((word) => finding(word, sentence)),
    // What differs in one way is not shown to be the same in the other: a gate that asks for that alone may not pass.
    ...open.slice(0, 1).map((word) => finding('cannot-tell', openText(unit, word))),
  ];
}

function upWords(words: ReadonlySet<Word>): (keyof typeof UP)[] {
  return (['refusals-up', 'withheld-up'] as const).filter((word) => words.has(word));
}

/** A change of some questions, in whatever direction, has risen in some. */
function hasRisen({ endpoints }: Unit, word: keyof typeof UP): boolean {
  const { conclusion, difference } = endpoints[UP[word]];
  if (conclusion === 'differs_on_these_questions') return true;
  return conclusion === 'differs' && (difference ?? 0) > 0;
}

function isOpen({ endpoints }: Unit, word: keyof typeof UP): boolean {
  return endpoints[UP[word]].conclusion === 'cannot_tell';
}

function openText({ modelId, region }: Unit, word: keyof typeof UP): string {
  const name = region === null ? modelId : `${modelId} from ${region}`;
  const verb = word === 'refusals-up' ? 'refuses' : 'withholds';
  return `${name}: cannot tell whether it ${verb} more often`;
}

/** Without anything in common nothing was shown, whatever the list of what fails says about each model. */
function nothingCompared({ units, sentence }: Concluded, { words }: FailOn): Finding[] {
  if (units.length > 0) return [];
  const place = { modelId: null, region: null };
  const fails = words.has('cannot-tell');
  return [{ code: 'cannot-tell', result: 'cannot_tell', ...place, text: sentence, fails }];
}

const REASONS: Readonly<Record<string, string>> = {
  only_before: 'only the baseline has it',
  only_after: 'the baseline does not have it',
  sampling_changed: 'it was asked with other sampling',
  system_prompt_changed: 'it was asked with another system prompt',
};

function notCompared({ notCompared: left }: Concluded, { words }: FailOn): Finding[] {
  const finding = (modelId: string | null, region: string | null, text: string): Finding => ({
    code: 'not-compared',
    result: 'cannot_tell',
    modelId,
    region,
    text,
    fails: words.has('not-compared'),
  });
  const lanes = left.lanes.map(({ modelId, region, reason }) =>
    finding(
      modelId,
      region,
      `${modelId} from ${region}: not compared: ${REASONS[reason] ?? reason}`,
    ),
  );
  if (left.questions === 0) return lanes;
  const text = `${left.questions} questions are not compared: only one job asks them in these words`;
  return [...lanes, finding(null, null, text)];
}
