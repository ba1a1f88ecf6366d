import { finalAnswer, type FinalAnswer } from './text/final-answer.js';
import { type Finding, garbledFinding, isDecisive, textFinding } from './rules/finding.js';
import { garbledPlace } from './text/garbled.js';
import { languageOf } from './text/language.js';
import { isInTrainingDomain, judge, learnedFinding } from './learned/learned-finding.js';
import type { LearnedLanguage } from './learned/shape.js';
import { type Question, QuestionReader } from './request/question.js';
import { type LearnedModel, learnedModel } from './learned/learned-model.js';
import { providerSignal, truncationSignal, type ClassificationInput } from './provider-signals.js';
import { firstWith, readAnswer, type Reading } from './rules/reading.js';
/** Version of rules and weights: it changes whenever any answer could be typed differently. */
export const CLASSIFIER_VERSION = 'rules-8+model-5';

/** A typed outcome, and everything needed to see why. */
interface Classification extends Finding {
  /** {@link CLASSIFIER_VERSION} at the time. */
  readonly version: string;
  /** Of the answer without its reasoning, see {@link languageOf}; null when it cannot be told. */
  readonly language: string | null;
  /** Whether the learned part was trained on answers in that language: in others only what rules can show is seen. */
  readonly calibrated: boolean;
  /** Log odds that the answer is withheld, by the learned part; null where the provider or the rules decided. */
  readonly score: number | null;
}

/** Languages that the learned part was trained on. */
const TRAINED_ON: readonly LearnedLanguage[] = ['en', 'zh'];

/** A finding, and how sure the learned part was: null where it was not asked. */
type Scored = Finding & Pick<Classification, 'score'>;

/**
 * Types one answer of a provider. Never `error`: an answer that never came is the caller's to type.
 *
 * 0. Reasoning at its beginning is taken off, see {@link finalAnswer}: what a model says to itself is no answer and no refusal.
 * 1. What the provider says: content filters, its own refusals, no text at all, or none but reasoning that was cut.
 * 2. What the text says. Where it is short and refuses, or only sends the reader elsewhere, the rules decide; in other English
 *    and Chinese texts the learned part, which has seen the rules' findings too; in other languages the rules.
 * 3. An answer that was cut at the token limit is `truncated`, unless its text is a refusal.
 * 4. All other text is `answered`, however short. Whether it is right is not judged here.
 *
 * `model` is another learned part than the project's own, as cross-validation has; null for none, so that the rules stand alone.
 */
export function classifyOutcome(
  input: ClassificationInput,
  model: LearnedModel | null = learnedModel(),
): Classification {
  const answer = finalAnswer(input.text);
  const language = languageOf(answer.text);
  const learned = TRAINED_ON.find((each) => each === language) ?? null;
  return {
    ...scored(input, { answer, language, learned }, model),
    version: CLASSIFIER_VERSION,
    language,
    calibrated: learned !== null,
  };
}

/** An answer without its reasoning, its language, and the language whose learned part is asked of it. */
interface Read {
  readonly answer: FinalAnswer;
  readonly language: string | null;
  readonly learned: LearnedLanguage | null;
}

function scored(received: ClassificationInput, read: Read, model: LearnedModel | null): Scored {
  const { answer, language } = read;
  const signal = providerSignal(received, answer);
  if (signal !== null) return unscored(signal);
  const input = { ...received, text: answer.text };
  const reading = readAnswer(input.text, input.language ?? null, language);
  const finding = findingOf(input, reading, read, model);
  if (finding.outcome === 'refused') return finding;
  const cut = truncationSignal(input);
  return cut === null ? finding : unscored(cut);
}

function unscored(finding: Finding): Scored {
  return { ...finding, score: null };
}

const questions = new QuestionReader();

const ANSWERED: Finding = { outcome: 'answered', source: 'rules', rule: null, evidence: null };

/** What declines to translate names the work that it declines. */
const OF_THE_WORK =
  /\b(?:translat|request|rephras|paraphras|proofread|repeat|reproduc|slur|content)|翻译|翻譯/;

/** Whether the refusal in an answer is the text that was given to be translated or the like, and no act of the model. */
function rendersRefusal(input: ClassificationInput, reading: Reading): boolean {
  const given = readAnswer(
    (input.question ?? '').replace(/^[^:："“«「]{0,120}[:："“«「]\s*/u, ''),
    null,
  );
  if (firstWith(given, ['refusal', 'hedge', 'ignorance']) === undefined) return false;
  return !reading.clauses.some(
    ({ clause, rule }) => rule?.role === 'refusal' && OF_THE_WORK.test(clause.text),
  );
}

const HAN = /\p{Script=Han}/u;

/**
 * Whether an answer is meant to be Chinese. One that falls apart early has so many scripts that its language cannot be told: what it
 * answers tells it then.
 */
function isMeantAsChinese(language: string | null, asked: string | null): boolean {
  return language === 'zh' || (language === null && asked !== null && HAN.test(asked));
}

/** What the rules say; a Chinese text that falls apart and declines nothing has nothing of what was asked. */
function findingByRules(
  { text, question: asked = null }: ClassificationInput,
  reading: Reading,
  question: Question,
  language: string | null,
): Finding {
  const byRules = textFinding(reading, question, asked);
  if (question.kind === 'rendering' || byRules.outcome === 'refused') return byRules;
  const place = isMeantAsChinese(language, asked) ? garbledPlace(text) : null;
  return place === null ? byRules : garbledFinding(place);
}

function findingOf(
  input: ClassificationInput,
  reading: Reading,
  { language: spoken, learned: language }: Read,
  model: LearnedModel | null,
): Scored {
  const asked = input.question ?? null;
  const question = questions.read(asked);
  const byRules = findingByRules(input, reading, question, spoken);
  if (question.kind === 'identity' && firstWith(reading, ['refusal']) === undefined) {
    return unscored(ANSWERED);
  }
  if (question.kind === 'rendering' && rendersRefusal(input, reading)) return unscored(ANSWERED);
  const part = language === null ? undefined : model?.get(language);
  if (language === null || part === undefined || isDecisive(byRules, reading)) {
    return unscored(byRules);
  }
  const learned = { text: input.text, language, asked, question, reading };
  if (!isInTrainingDomain(learned)) return unscored(byRules);
  const judgement = judge(learned, part);
  return { ...learnedFinding(judgement, byRules), score: judgement.score };
}
