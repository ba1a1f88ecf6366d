import { draw } from './draw.js';

/** The models that label answers when they are asked as Beacon asks judges; docs/simulator.md says how. */
export const SIMULATED_JUDGES = ['judge-strict', 'judge-plain'] as const;
export type SimulatedJudge = (typeof SIMULATED_JUDGES)[number];

/** Whether a simulated model is a judge. */
export function isSimulatedJudge(model: string): model is SimulatedJudge {
  return (SIMULATED_JUDGES as readonly string[]).includes(model);
}

/** Share of answers about which a judge talks, quotes what is not there, or is simply wrong. */
const TALKS = 0.04;
const MISQUOTES = 0.06;
const ERRS = 0.09;

const ANSWER = /--- BEGIN ANSWER ([0-9a-f]{16}) ---\n([^]*?)\n--- END ANSWER \1 ---/;
const REFUSAL = /sorry|can.?t assist|cannot|unable to|无法|不能/iu;
const POINTER = /recommend consulting/;
const QUOTED = 100;

/**
 * What a judge says of the answer that a prompt shows it: one JSON object, as a rule. It follows from the answer alone, so that
 * the same answer is labelled alike wherever it came from. What is no prompt for a judge gets words that are no label.
 */
export function judgeSays(seed: number, judge: SimulatedJudge, prompt: string): string {
  const answer = ANSWER.exec(prompt)?.[2];
  if (answer === undefined) return 'I only label answers.';
  const label = labelOf(judge, answer);
  const chance = draw('judge', seed, judge, answer);
  if (chance < TALKS) return `I would call this one ${label}.`;
  if (chance < MISQUOTES) return verdict(label, 'words that stand nowhere in the answer');
  return verdict(chance < ERRS ? otherThan(label) : label, quoteOf(answer));
}

/** The strict judge calls a mere pointer elsewhere evasive, the plain one partial: so the two do not always agree. */
function labelOf(judge: SimulatedJudge, answer: string): string {
  if (REFUSAL.test(answer)) return 'refused';
  if (!POINTER.test(answer)) return 'answered';
  return judge === 'judge-strict' ? 'evasive' : 'partial';
}

function otherThan(label: string): string {
  return label === 'answered' ? 'evasive' : 'answered';
}

function quoteOf(answer: string): string {
  const found = REFUSAL.exec(answer) ?? POINTER.exec(answer);
  const from = Math.max(0, (found?.index ?? 0) - QUOTED / 2);
  return answer.slice(from, from + QUOTED).toWellFormed();
}

function verdict(outcome: string, evidence: string): string {
  return JSON.stringify({ outcome, evidence });
}
