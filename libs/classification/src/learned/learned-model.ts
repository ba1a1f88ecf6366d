import type { Features } from './features.js';
import type { LearnedLanguage } from './shape.js';
import type { Form } from '../request/request.js';
import { SLOTS } from './runs.js';
import { z } from 'zod';
import weights from './weights.json' with { type: 'json' };

/** A part as it is kept in a file. */
interface WrittenPart {
  /** In thousandths, as the weights in `named` are: that is small, and the same on any machine. */
  readonly bias: number;
  readonly unit: number;
  readonly named: Readonly<Record<string, number>>;
  /** Weights of all slots, a byte each, in base 64; a zero is followed by how many there are. Empty for a part that looks at no runs. */
  readonly slots: string;
}

const THOUSANDTH = 1_000;
const LONGEST_RUN = 255;

/** A part as a file keeps it: named weights in alphabetical order, those that round to 0 left out. */
export function formatPart(part: LinearPart): WrittenPart {
  const sorted = [...part.named].toSorted(([a], [b]) => (a < b ? -1 : 1));
  const named = sorted
    .map(([name, weight]) => [name, Math.round(weight * THOUSANDTH)] as const)
    .filter(([, weight]) => weight !== 0);
  return {
    bias: Math.round(part.bias * THOUSANDTH),
    unit: part.unit,
    named: Object.fromEntries(named),
    slots: packed(part.slots),
  };
}

/**
 * Reads what {@link formatPart} wrote.
 * @throws RangeError when the weights of slots are not as many as there are slots.
 */
export function parsePart({ bias, unit, named, slots }: WrittenPart): LinearPart {
  return {
    bias: bias / THOUSANDTH,
    unit,
    named: new Map(Object.entries(named).map(([name, weight]) => [name, weight / THOUSANDTH])),
    slots: unpacked(slots),
  };
}

function packed(slots: Int8Array): string {
  const bytes: number[] = [];
  for (let at = 0; at < slots.length; at += 1) {
    const weight = slots[at] ?? 0;
    if (weight !== 0) {
      bytes.push(weight & 0xff);
      continue;
    }
    let zeros = 1;
    while (zeros < LONGEST_RUN && at + 1 < slots.length && slots[at + 1] === 0) {
      zeros += 1;
      at += 1;
    }
    bytes.push(0, zeros);
  }
  return Buffer.from(bytes).toString('base64');
}

function unpacked(text: string): Int8Array {
  if (text === '') return new Int8Array(0);
  const bytes = Buffer.from(text, 'base64');
  const slots = new Int8Array(SLOTS);
  let slot = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte === 0) {
      at += 1;
      slot += bytes[at] ?? 0;
    } else {
      slots[slot] = byte;
      slot += 1;
    }
  }
  // A file that was cut short would type answers by half of what was learned, and nobody would notice.
  if (slot !== SLOTS) throw new RangeError(`there are weights of ${slot} slots, not of ${SLOTS}`);
  return slots;
}

/** A linear model: a bias, weights of features with names, and weights of the slots into which runs fall. */
export interface LinearPart {
  readonly bias: number;
  readonly named: ReadonlyMap<string, number>;
  /** Weights of slots, in units of `unit`; empty for a part that looks at no runs. */
  readonly slots: Int8Array;
  readonly unit: number;
}

/** What was learned of answers in one language. */
export interface LanguagePart {
  /** Whether an answer is withheld; its sum becomes log odds by `scales`. */
  readonly withheld: LinearPart;
  /** Log odds, among those, that some of what was asked is there all the same. */
  readonly partly: LinearPart;
  /** How the sum of weights becomes log odds, by the form of the request: how often answers are withheld differs between the two. */
  readonly scales: Readonly<Record<Form, Scale>>;
}

/** From a sum of weights to log odds, as answers that were held out of training showed. */
export interface Scale {
  readonly factor: number;
  readonly shift: number;
  /** The log odds from which an answer counts as withheld: where precision and recall together were best. */
  readonly threshold: number;
}

/** The learned part of the classifier, by language. */
export type LearnedModel = ReadonlyMap<LearnedLanguage, LanguagePart>;

/** The weighted sum. */
export function scoreOf(part: LinearPart, features: Pick<Features, 'named' | 'runs'>): number {
  let sum = part.bias;
  for (const [name, value] of features.named) sum += value * (part.named.get(name) ?? 0);
  return sum + runsScore(part, features.runs);
}

function runsScore({ slots: weights, unit }: LinearPart, runs: Features['runs']): number {
  let sum = 0;
  for (const { slots, values } of runs) {
    for (let at = 0; at < slots.length; at += 1) {
      sum += (values[at] ?? 0) * (weights[slots[at] ?? 0] ?? 0);
    }
  }
  return sum * unit;
}

/** A named feature's share of the score. */
export interface Contribution {
  readonly feature: string;
  readonly share: number;
}

/** What named features weighed most for a yes (`sign` 1) or a no (-1), strongest first. */
export function contributions(
  part: LinearPart,
  { named }: Pick<Features, 'named'>,
  sign: 1 | -1,
  most = 12,
): Contribution[] {
  return [...named]
    .map(([feature, value]) => ({ feature, share: sign * value * (part.named.get(feature) ?? 0) }))
    .filter(({ share }) => share > 0)
    .toSorted((a, b) => b.share - a.share || (a.feature < b.feature ? -1 : 1))
    .slice(0, most);
}

/** What the runs of a piece of an answer weigh, as {@link scoreOf} would. */
export function weightOfRuns(part: LinearPart, runs: Features['runs']): number {
  return runsScore(part, runs);
}

const scaleSchema = z.strictObject({
  factor: z.number(),
  shift: z.number(),
  threshold: z.number(),
});

const partSchema = z
  .strictObject({
    bias: z.int(),
    unit: z.number(),
    named: z.record(z.string(), z.int()),
    slots: z.base64(),
  })
  .transform((part, context) => {
    try {
      return parsePart(part);
    } catch (error) {
      context.addIssue({ code: 'custom', message: String(error), path: ['slots'] });
      return z.NEVER;
    }
  });

const languageSchema = z.strictObject({
  scales: z.strictObject({ text: scaleSchema, question: scaleSchema }),
  withheld: partSchema,
  partly: partSchema,
}) satisfies z.ZodType<LanguagePart>;

const weightsSchema = z.strictObject({
  /** Answers from which the weights were learned: printed nowhere, for whoever reads the file. */
  trained_on: z.int(),
  languages: z.strictObject({ en: languageSchema, zh: languageSchema }),
});

/**
 * The learned part in what `weights.json` holds.
 * @throws Error that names each place where it is not what the classifier reads.
 */
export function readWeights(file: unknown): LearnedModel {
  const read = weightsSchema.safeParse(file);
  if (!read.success) {
    throw new Error(
      `weights.json does not hold what the classifier reads: train it again (npm run calibrate -- --train).\n${z.prettifyError(read.error)}`,
    );
  }
  return new Map(Object.entries(read.data.languages) as [LearnedLanguage, LanguagePart][]);
}

const MODEL = readWeights(weights);

/** The learned part that the project uses, read once when the program starts. */
export function learnedModel(): LearnedModel {
  return MODEL;
}
