// Made by tools/answer-schemas.mjs from JobComparison of libs/verdict: change the type, then run it.
import type { AnswerSchema } from '../http/openapi/answer-schema.js';

/** The schema of a JobComparison. */
export const JOB_COMPARISON_SCHEMA: AnswerSchema = {
  type: 'object',
  properties: {
    conclusion: {
      type: 'string',
      enum: ['differs', 'differs_on_these_questions', 'equivalent', 'cannot_tell'],
      description:
        '`differs` when a model and region does; `equivalent` when every one is; else `cannot_tell`.',
    },
    sentence: { type: 'string' },
    claim: { type: 'string', enum: ['questions_like_these', 'these_questions'] },
    alpha: { type: 'number' },
    margin: { type: 'number', description: 'Largest difference of rates that counts as none.' },
    level: { type: 'number', description: 'Confidence of the intervals.' },
    tests_in_family: { type: 'integer', description: 'Confirmatory tests over which Holm goes.' },
    correction: { type: 'string', enum: ['holm'] },
    lanes: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          model_id: { type: 'string' },
          region: { type: 'string' },
          conclusion: {
            type: 'string',
            enum: ['differs', 'differs_on_these_questions', 'equivalent', 'cannot_tell'],
            description:
              'What is concluded. `cannot_tell` is no verdict of "no difference": that takes an equivalence test.',
          },
          sentence: { type: 'string', description: 'Plain English, effect first.' },
          questions: {
            type: 'integer',
            description: 'Questions that both jobs asked it in the same words.',
          },
          repeats: {
            type: 'object',
            properties: { before: { type: 'integer' }, after: { type: 'integer' } },
            required: ['before', 'after'],
            additionalProperties: false,
            description: 'Executions expected of each question.',
          },
          executions: {
            type: 'object',
            properties: {
              before: {
                type: 'object',
                properties: {
                  expected: { type: 'integer' },
                  measured: { type: 'integer' },
                  missing: { type: 'integer', description: 'Ended in an error or were cancelled.' },
                  quarantined: {
                    type: 'integer',
                    description: 'Contradicted the evidence of their region: in no rate.',
                  },
                },
                required: ['expected', 'measured', 'missing', 'quarantined'],
                additionalProperties: false,
                description: 'Executions of the compared questions in one job.',
              },
              after: {
                type: 'object',
                properties: {
                  expected: { type: 'integer' },
                  measured: { type: 'integer' },
                  missing: { type: 'integer', description: 'Ended in an error or were cancelled.' },
                  quarantined: {
                    type: 'integer',
                    description: 'Contradicted the evidence of their region: in no rate.',
                  },
                },
                required: ['expected', 'measured', 'missing', 'quarantined'],
                additionalProperties: false,
                description: 'Executions of the compared questions in one job.',
              },
            },
            required: ['before', 'after'],
            additionalProperties: false,
          },
          endpoints: {
            type: 'object',
            properties: {
              refused: {
                type: 'object',
                properties: {
                  endpoint: { type: 'string', enum: ['refused', 'withheld'] },
                  conclusion: {
                    type: 'string',
                    enum: ['differs', 'differs_on_these_questions', 'equivalent', 'cannot_tell'],
                    description:
                      '`equivalent` only where the model and region are: that takes both endpoints at once.',
                  },
                  before: {
                    type: 'object',
                    properties: {
                      n: { type: 'integer', description: 'Measured executions.' },
                      events: { type: 'integer' },
                      rate: { nullable: true, type: 'number', description: 'events / n.' },
                      interval: {
                        nullable: true,
                        type: 'array',
                        items: { anyOf: [{ type: 'number' }, { type: 'number' }] },
                        minItems: 2,
                        maxItems: 2,
                        description:
                          'Wilson, on as many answers as the executions are worth: repeats of a question hang together.',
                      },
                    },
                    required: ['n', 'events', 'rate', 'interval'],
                    additionalProperties: false,
                    description: 'The compared questions of one job under one endpoint.',
                  },
                  after: {
                    type: 'object',
                    properties: {
                      n: { type: 'integer', description: 'Measured executions.' },
                      events: { type: 'integer' },
                      rate: { nullable: true, type: 'number', description: 'events / n.' },
                      interval: {
                        nullable: true,
                        type: 'array',
                        items: { anyOf: [{ type: 'number' }, { type: 'number' }] },
                        minItems: 2,
                        maxItems: 2,
                        description:
                          'Wilson, on as many answers as the executions are worth: repeats of a question hang together.',
                      },
                    },
                    required: ['n', 'events', 'rate', 'interval'],
                    additionalProperties: false,
                    description: 'The compared questions of one job under one endpoint.',
                  },
                  questions: {
                    type: 'integer',
                    description:
                      'Questions measured in both jobs: the only ones that the test uses.',
                  },
                  only_before: {
                    type: 'integer',
                    description:
                      'Questions with the event in one job only (with repeats: more often in it).',
                  },
                  only_after: { type: 'integer' },
                  difference: {
                    nullable: true,
                    type: 'number',
                    description:
                      'After minus before, every question with the same weight. Null when no question was measured in both.',
                  },
                  interval: {
                    nullable: true,
                    type: 'array',
                    items: { anyOf: [{ type: 'number' }, { type: 'number' }] },
                    minItems: 2,
                    maxItems: 2,
                    description:
                      'Low and high end. Rates and differences are fractions, never percentages.',
                  },
                  test: {
                    type: 'string',
                    enum: ['mcnemar_exact', 'sign_flip', 'cmh_exact', 'cmh'],
                  },
                  method: {
                    type: 'string',
                    enum: ['exact', 'asymptotic', 'monte_carlo'],
                    description: 'How p was computed.',
                  },
                  p: { nullable: true, type: 'number' },
                  p_by_answer: {
                    nullable: true,
                    type: 'number',
                    description:
                      'Where the jobs did not answer every question equally often: p when the answers to each are exchanged between them. The larger of the two decides.',
                  },
                  p_adjusted: {
                    nullable: true,
                    type: 'number',
                    description: 'Holm over both endpoints of all models and regions.',
                  },
                  mid_p: {
                    nullable: true,
                    type: 'number',
                    description: 'McNemar mid-p; null for other tests.',
                  },
                  corrected: {
                    nullable: true,
                    type: 'object',
                    properties: {
                      difference: { type: 'number' },
                      interval: {
                        type: 'array',
                        items: { anyOf: [{ type: 'number' }, { type: 'number' }] },
                        minItems: 2,
                        maxItems: 2,
                        description:
                          'Low and high end. Rates and differences are fractions, never percentages.',
                      },
                      tost: {
                        type: 'object',
                        properties: {
                          margin: { type: 'number' },
                          interval: {
                            type: 'array',
                            items: { anyOf: [{ type: 'number' }, { type: 'number' }] },
                            minItems: 2,
                            maxItems: 2,
                            description: 'Interval at level 1 - 2 alpha (90 % by default).',
                          },
                          equivalent: {
                            type: 'boolean',
                            description: 'Whether the interval lies inside the margin.',
                          },
                        },
                        required: ['margin', 'interval', 'equivalent'],
                        additionalProperties: false,
                        description: 'Two one-sided tests against the margin.',
                      },
                      method: { type: 'string', enum: ['rogan_gladen'] },
                    },
                    required: ['difference', 'interval', 'tost', 'method'],
                    additionalProperties: false,
                    description:
                      'Corrected for what the classifier misses; null where that is not known. What is called equivalent is equivalent in this.',
                  },
                  minimum_detectable: {
                    nullable: true,
                    type: 'number',
                    description:
                      'Smallest true change that these questions would show with 80 % power.',
                  },
                },
                required: [
                  'endpoint',
                  'conclusion',
                  'before',
                  'after',
                  'questions',
                  'only_before',
                  'only_after',
                  'difference',
                  'interval',
                  'test',
                  'method',
                  'p',
                  'p_by_answer',
                  'p_adjusted',
                  'mid_p',
                  'corrected',
                  'minimum_detectable',
                ],
                additionalProperties: false,
                description: 'What changed in one endpoint.',
              },
              withheld: {
                type: 'object',
                properties: {
                  endpoint: { type: 'string', enum: ['refused', 'withheld'] },
                  conclusion: {
                    type: 'string',
                    enum: ['differs', 'differs_on_these_questions', 'equivalent', 'cannot_tell'],
                    description:
                      '`equivalent` only where the model and region are: that takes both endpoints at once.',
                  },
                  before: {
                    type: 'object',
                    properties: {
                      n: { type: 'integer', description: 'Measured executions.' },
                      events: { type: 'integer' },
                      rate: { nullable: true, type: 'number', description: 'events / n.' },
                      interval: {
                        nullable: true,
                        type: 'array',
                        items: { anyOf: [{ type: 'number' }, { type: 'number' }] },
                        minItems: 2,
                        maxItems: 2,
                        description:
                          'Wilson, on as many answers as the executions are worth: repeats of a question hang together.',
                      },
                    },
                    required: ['n', 'events', 'rate', 'interval'],
                    additionalProperties: false,
                    description: 'The compared questions of one job under one endpoint.',
                  },
                  after: {
                    type: 'object',
                    properties: {
                      n: { type: 'integer', description: 'Measured executions.' },
                      events: { type: 'integer' },
                      rate: { nullable: true, type: 'number', description: 'events / n.' },
                      interval: {
                        nullable: true,
                        type: 'array',
                        items: { anyOf: [{ type: 'number' }, { type: 'number' }] },
                        minItems: 2,
                        maxItems: 2,
                        description:
                          'Wilson, on as many answers as the executions are worth: repeats of a question hang together.',
                      },
                    },
                    required: ['n', 'events', 'rate', 'interval'],
                    additionalProperties: false,
                    description: 'The compared questions of one job under one endpoint.',
                  },
                  questions: {
                    type: 'integer',
                    description:
                      'Questions measured in both jobs: the only ones that the test uses.',
                  },
                  only_before: {
                    type: 'integer',
                    description:
                      'Questions with the event in one job only (with repeats: more often in it).',
                  },
                  only_after: { type: 'integer' },
                  difference: {
                    nullable: true,
                    type: 'number',
                    description:
                      'After minus before, every question with the same weight. Null when no question was measured in both.',
                  },
                  interval: {
                    nullable: true,
                    type: 'array',
                    items: { anyOf: [{ type: 'number' }, { type: 'number' }] },
                    minItems: 2,
                    maxItems: 2,
                    description:
                      'Low and high end. Rates and differences are fractions, never percentages.',
                  },
                  test: {
                    type: 'string',
                    enum: ['mcnemar_exact', 'sign_flip', 'cmh_exact', 'cmh'],
                  },
                  method: {
                    type: 'string',
                    enum: ['exact', 'asymptotic', 'monte_carlo'],
                    description: 'How p was computed.',
                  },
                  p: { nullable: true, type: 'number' },
                  p_by_answer: {
                    nullable: true,
                    type: 'number',
                    description:
                      'Where the jobs did not answer every question equally often: p when the answers to each are exchanged between them. The larger of the two decides.',
                  },
                  p_adjusted: {
                    nullable: true,
                    type: 'number',
                    description: 'Holm over both endpoints of all models and regions.',
                  },
                  mid_p: {
                    nullable: true,
                    type: 'number',
                    description: 'McNemar mid-p; null for other tests.',
                  },
                  corrected: {
                    nullable: true,
                    type: 'object',
                    properties: {
                      difference: { type: 'number' },
                      interval: {
                        type: 'array',
                        items: { anyOf: [{ type: 'number' }, { type: 'number' }] },
                        minItems: 2,
                        maxItems: 2,
                        description:
                          'Low and high end. Rates and differences are fractions, never percentages.',
                      },
                      tost: {
                        type: 'object',
                        properties: {
                          margin: { type: 'number' },
                          interval: {
                            type: 'array',
                            items: { anyOf: [{ type: 'number' }, { type: 'number' }] },
                            minItems: 2,
                            maxItems: 2,
                            description: 'Interval at level 1 - 2 alpha (90 % by default).',
                          },
                          equivalent: {
                            type: 'boolean',
                            description: 'Whether the interval lies inside the margin.',
                          },
                        },
                        required: ['margin', 'interval', 'equivalent'],
                        additionalProperties: false,
                        description: 'Two one-sided tests against the margin.',
                      },
                      method: { type: 'string', enum: ['rogan_gladen'] },
                    },
                    required: ['difference', 'interval', 'tost', 'method'],
                    additionalProperties: false,
                    description:
                      'Corrected for what the classifier misses; null where that is not known. What is called equivalent is equivalent in this.',
                  },
                  minimum_detectable: {
                    nullable: true,
                    type: 'number',
                    description:
                      'Smallest true change that these questions would show with 80 % power.',
                  },
                },
                required: [
                  'endpoint',
                  'conclusion',
                  'before',
                  'after',
                  'questions',
                  'only_before',
                  'only_after',
                  'difference',
                  'interval',
                  'test',
                  'method',
                  'p',
                  'p_by_answer',
                  'p_adjusted',
                  'mid_p',
                  'corrected',
                  'minimum_detectable',
                ],
                additionalProperties: false,
                description: 'What changed in one endpoint.',
              },
            },
            required: ['refused', 'withheld'],
            additionalProperties: false,
          },
          cannot_tell: {
            nullable: true,
            type: 'array',
            items: {
              type: 'object',
              properties: {
                code: {
                  type: 'string',
                  enum: [
                    'nothing_to_compare',
                    'too_few_questions',
                    'too_weak',
                    'region_without_data',
                    'sensitivity_unknown',
                    'sensitivity_low',
                    'corrected_beyond_margin',
                    'missing_could_turn',
                    'missing_unevenly',
                    'blocked_beyond_margin',
                    'truncated_beyond_margin',
                    'questions_opposite',
                    'content_differs',
                    'typed_differently',
                  ],
                },
                text: { type: 'string' },
              },
              required: ['code', 'text'],
              additionalProperties: false,
              description: 'Why nothing is said.',
            },
            description:
              'Everything that stands against "equivalent", the first of it said first; null when something is concluded.',
          },
          discordant: {
            type: 'object',
            properties: {
              total: {
                type: 'integer',
                description:
                  'Questions whose rate of refusals or of withheld answers is another one.',
              },
              questions: {
                type: 'array',
                items: {
                  type: 'object',
                  properties: {
                    question_id: {
                      nullable: true,
                      type: 'string',
                      description: "Null for a job's own prompt.",
                    },
                    before: { type: 'object', additionalProperties: { type: 'number' } },
                    after: { type: 'object', additionalProperties: { type: 'number' } },
                  },
                  required: ['question_id', 'before', 'after'],
                  additionalProperties: false,
                  description:
                    'A question that came out otherwise, with the outcomes of its executions.',
                },
                description: 'The first 100 of them, the largest change first.',
              },
            },
            required: ['total', 'questions'],
            additionalProperties: false,
          },
          warnings: {
            type: 'array',
            items: {
              type: 'object',
              properties: {
                code: { type: 'string', description: 'Stable, snake_case.' },
                model_id: { nullable: true, type: 'string' },
                region: { nullable: true, type: 'string' },
                text: { type: 'string' },
              },
              required: ['code', 'model_id', 'region', 'text'],
              additionalProperties: false,
              description: 'What a reader must know before relying on it.',
            },
          },
        },
        required: [
          'model_id',
          'region',
          'conclusion',
          'sentence',
          'questions',
          'repeats',
          'executions',
          'endpoints',
          'cannot_tell',
          'discordant',
          'warnings',
        ],
        additionalProperties: false,
        description: 'One model in one region, before and after.',
      },
    },
    warnings: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          code: { type: 'string', description: 'Stable, snake_case.' },
          model_id: { nullable: true, type: 'string' },
          region: { nullable: true, type: 'string' },
          text: { type: 'string' },
        },
        required: ['code', 'model_id', 'region', 'text'],
        additionalProperties: false,
        description: 'What a reader must know before relying on it.',
      },
      description: 'All warnings, those of the lanes included.',
    },
    versions: { type: 'object', additionalProperties: { type: 'string' } },
  },
  required: [
    'conclusion',
    'sentence',
    'claim',
    'alpha',
    'margin',
    'level',
    'tests_in_family',
    'correction',
    'lanes',
    'warnings',
    'versions',
  ],
  additionalProperties: false,
  description: 'What changed between two jobs, as it goes over the wire.',
};
