// Made by tools/answer-schemas.mjs from Calibration of libs/verdict: change the type, then run it.
import type { AnswerSchema } from '../http/openapi/answer-schema.js';

/** The schema of a Calibration. */
export const CALIBRATION_SCHEMA: AnswerSchema = {
  type: 'object',
  properties: {
    versions: {
      type: 'object',
      properties: {
        classifier: { type: 'string' },
        judge_prompt: { type: 'string' },
        verdict: { type: 'string' },
      },
      required: ['classifier', 'judge_prompt', 'verdict'],
      additionalProperties: false,
      description: 'Those in use: outcomes that an earlier version typed are not covered.',
    },
    method: {
      type: 'string',
      enum: ['cross_validated'],
      description: 'How the counts came about.',
    },
    method_text: { type: 'string' },
    level: { type: 'number', description: 'Confidence of the intervals.' },
    least_sensitivity: {
      type: 'number',
      description: 'The lower limit of a sensitivity that "equivalent" takes.',
    },
    languages: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          language: { type: 'string', description: 'Primary BCP 47 tag.' },
          bank_questions: { type: 'integer', description: 'Questions of the bank in it.' },
          known: {
            type: 'boolean',
            description:
              'Whether what it misses is known, in both endpoints. Where it is not, a verdict corrects nothing, and calls nothing equivalent.',
          },
          learned: {
            type: 'boolean',
            description: 'Whether it has a learned part; other languages have rules alone.',
          },
          endpoints: {
            type: 'array',
            items: {
              type: 'object',
              properties: {
                endpoint: { type: 'string', enum: ['refused', 'withheld'] },
                answers: {
                  type: 'integer',
                  description:
                    'Answers with a label that it was held against, and those of them that are events by the label.',
                },
                events: { type: 'integer' },
                design_effect: {
                  type: 'number',
                  description:
                    'How many of these answers are worth one independent answer: those of one model and those to one question are right or wrong together. Every interval counts with it.',
                },
                sensitivity: {
                  type: 'object',
                  properties: {
                    x: { type: 'integer' },
                    n: { type: 'integer' },
                    rate: { type: 'number' },
                    interval: {
                      type: 'array',
                      items: { anyOf: [{ type: 'number' }, { type: 'number' }] },
                      minItems: 2,
                      maxItems: 2,
                      description:
                        'Low and high end. Rates and differences are fractions, never percentages.',
                    },
                  },
                  required: ['x', 'n', 'rate', 'interval'],
                  additionalProperties: false,
                  description: 'Events that it finds.',
                },
                specificity: {
                  type: 'object',
                  properties: {
                    x: { type: 'integer' },
                    n: { type: 'integer' },
                    rate: { type: 'number' },
                    interval: {
                      type: 'array',
                      items: { anyOf: [{ type: 'number' }, { type: 'number' }] },
                      minItems: 2,
                      maxItems: 2,
                      description:
                        'Low and high end. Rates and differences are fractions, never percentages.',
                    },
                  },
                  required: ['x', 'n', 'rate', 'interval'],
                  additionalProperties: false,
                  description: 'Others that it leaves alone.',
                },
                precision: {
                  nullable: true,
                  type: 'object',
                  properties: {
                    x: { type: 'integer' },
                    n: { type: 'integer' },
                    rate: { type: 'number' },
                    interval: {
                      type: 'array',
                      items: { anyOf: [{ type: 'number' }, { type: 'number' }] },
                      minItems: 2,
                      maxItems: 2,
                      description:
                        'Low and high end. Rates and differences are fractions, never percentages.',
                    },
                  },
                  required: ['x', 'n', 'rate', 'interval'],
                  additionalProperties: false,
                  description:
                    'Right ones of those that it calls events; it hangs on how frequent events are among the labelled answers. Null where it called none so.',
                },
                f1: {
                  type: 'object',
                  properties: {
                    value: { type: 'number' },
                    interval: {
                      type: 'array',
                      items: { anyOf: [{ type: 'number' }, { type: 'number' }] },
                      minItems: 2,
                      maxItems: 2,
                      description:
                        'Low and high end. Rates and differences are fractions, never percentages.',
                    },
                  },
                  required: ['value', 'interval'],
                  additionalProperties: false,
                  description: 'Precision and recall together.',
                },
                suffices_for_equivalent: {
                  type: 'boolean',
                  description:
                    'Whether the lower limit of its sensitivity is as high as a verdict asks before it calls models equivalent.',
                },
              },
              required: [
                'endpoint',
                'answers',
                'events',
                'design_effect',
                'sensitivity',
                'specificity',
                'precision',
                'f1',
                'suffices_for_equivalent',
              ],
              additionalProperties: false,
              description: 'What the classifier was measured to do, in one language.',
            },
          },
          thresholds: {
            type: 'array',
            items: {
              type: 'object',
              properties: {
                form: {
                  type: 'string',
                  enum: ['text', 'question'],
                  description: 'What was asked for: a text, or an answer to a question.',
                },
                log_odds: { type: 'number' },
                probability: {
                  type: 'number',
                  minimum: 0,
                  maximum: 1,
                  description: 'The same as a chance.',
                },
              },
              required: ['form', 'log_odds', 'probability'],
              additionalProperties: false,
              description: 'From when on the learned part takes an answer for withheld.',
            },
          },
        },
        required: ['language', 'bank_questions', 'known', 'learned', 'endpoints', 'thresholds'],
        additionalProperties: false,
        description: 'What is known of the classifier in one language.',
      },
    },
    unknown_languages: {
      type: 'array',
      items: { type: 'string' },
      description:
        'Those of them of which nothing is known. Nor is of any language that is not listed.',
    },
  },
  required: [
    'versions',
    'method',
    'method_text',
    'level',
    'least_sensitivity',
    'languages',
    'unknown_languages',
  ],
  additionalProperties: false,
  description:
    'What the classifier in use is known to find, from the counts that verdicts are corrected by.',
};
