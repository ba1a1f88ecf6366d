// Made by tools/answer-schemas.mjs from ArmComparison of libs/verdict: change the type, then run it.
import type { AnswerSchema } from '../http/openapi/answer-schema.js';

/** The schema of a ArmComparison. */
export const ARMS_SCHEMA: AnswerSchema = {
  type: 'object',
  properties: {
    arm: {
      type: 'string',
      enum: ['region', 'language', 'route', 'served_model', 'system_prompt', 'persona'],
    },
    conclusion: {
      type: 'string',
      enum: ['differs', 'differs_on_these_questions', 'equivalent', 'cannot_tell', 'confounded'],
      description:
        '`differs` when a pair of levels does; `equivalent`, `confounded` when every one is; else `cannot_tell`.',
    },
    sentence: { type: 'string' },
    claim: { type: 'string', enum: ['questions_like_these', 'these_questions'] },
    alpha: { type: 'number' },
    margin: { type: 'number', description: 'Largest difference of rates that counts as none.' },
    level: { type: 'number', description: 'Confidence of the intervals.' },
    tests_in_family: { type: 'integer', description: 'Confirmatory tests over which Holm goes.' },
    correction: { type: 'string', enum: ['holm'] },
    levels: { type: 'array', items: { type: 'string' } },
    factors: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          kind: {
            type: 'string',
            enum: ['region', 'language', 'route', 'served_model', 'system_prompt', 'persona'],
          },
          levels: { type: 'array', items: { type: 'string' } },
        },
        required: ['kind', 'levels'],
        additionalProperties: false,
        description: 'Something that differs between executions beside the arm that is compared.',
      },
      description: 'What else differs by design; comparisons are made within it.',
    },
    pairs: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          model_id: {
            type: 'string',
            description: 'Of an arm whose levels are models, all of them, joined by " / ".',
          },
          first: { type: 'string' },
          second: { type: 'string' },
          conclusion: {
            type: 'string',
            enum: [
              'differs',
              'differs_on_these_questions',
              'equivalent',
              'cannot_tell',
              'confounded',
            ],
            description:
              'What is concluded of an arm: `confounded` where it always comes together with something else, so that nothing is claimed of either.',
          },
          sentence: { type: 'string', description: 'Plain English, effect first.' },
          adjusted_for: {
            type: 'array',
            items: {
              type: 'string',
              enum: ['region', 'language', 'route', 'served_model', 'system_prompt', 'persona'],
            },
            description:
              'What is the same on both sides of every comparison, and takes several values.',
          },
          confounded_with: {
            type: 'array',
            items: {
              type: 'object',
              properties: {
                kind: {
                  type: 'string',
                  enum: ['region', 'language', 'route', 'served_model', 'system_prompt', 'persona'],
                },
                first: {
                  type: 'array',
                  items: { type: 'string' },
                  description: 'Its levels under the first level of the arm, and under the second.',
                },
                second: { type: 'array', items: { type: 'string' } },
              },
              required: ['kind', 'first', 'second'],
              additionalProperties: false,
              description:
                'What two levels never have in common, so that their difference may be its.',
            },
          },
          questions: {
            type: 'integer',
            description: 'Questions, or pairs of translations, asked under both levels.',
          },
          executions: {
            type: 'object',
            properties: {
              first: {
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
              second: {
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
            required: ['first', 'second'],
            additionalProperties: false,
          },
          dropped: {
            type: 'integer',
            description:
              'Executions that were measured and are in no figure, because what they are compared with was not.',
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
                    description: '`equivalent` only where both endpoints are.',
                  },
                  first: {
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
                  second: {
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
                      'Questions measured under both levels: the only ones that the test uses.',
                  },
                  only_first: {
                    type: 'integer',
                    description:
                      'Questions with the event under one level only (with several answers: more often under it).',
                  },
                  only_second: { type: 'integer' },
                  difference: {
                    nullable: true,
                    type: 'number',
                    description:
                      'First minus second, every question with the same weight, everything else alike.',
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
                  method: { type: 'string', enum: ['exact', 'asymptotic', 'monte_carlo'] },
                  p: { nullable: true, type: 'number' },
                  p_by_answer: { nullable: true, type: 'number' },
                  p_adjusted: {
                    nullable: true,
                    type: 'number',
                    description: 'Holm over both endpoints of all models and pairs of levels.',
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
                      'Corrected for what the detector misses in each language; null where that is not known. A difference by language is claimed only where it is one in this.',
                  },
                  minimum_detectable: { nullable: true, type: 'number' },
                  within: {
                    type: 'array',
                    items: {
                      type: 'object',
                      properties: {
                        factor: {
                          type: 'string',
                          enum: [
                            'region',
                            'language',
                            'route',
                            'served_model',
                            'system_prompt',
                            'persona',
                          ],
                        },
                        level: { type: 'string' },
                        questions: {
                          type: 'integer',
                          description: 'Questions measured under both levels of the arm here.',
                        },
                        difference: { nullable: true, type: 'number' },
                        interval: {
                          nullable: true,
                          type: 'array',
                          items: { anyOf: [{ type: 'number' }, { type: 'number' }] },
                          minItems: 2,
                          maxItems: 2,
                          description:
                            'Low and high end. Rates and differences are fractions, never percentages.',
                        },
                        p: { nullable: true, type: 'number' },
                      },
                      required: ['factor', 'level', 'questions', 'difference', 'interval', 'p'],
                      additionalProperties: false,
                      description:
                        'The difference of two levels of the arm within one level of something else. Raw: no conclusion rests on it.',
                    },
                  },
                  interactions: {
                    type: 'array',
                    items: {
                      type: 'object',
                      properties: {
                        factor: {
                          type: 'string',
                          enum: [
                            'region',
                            'language',
                            'route',
                            'served_model',
                            'system_prompt',
                            'persona',
                          ],
                        },
                        one: { type: 'string' },
                        other: { type: 'string' },
                        questions: {
                          type: 'integer',
                          description: 'Questions measured under both levels of the arm in both.',
                        },
                        difference: {
                          type: 'number',
                          description: 'The difference under `one` minus that under `other`.',
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
                        p: { type: 'number' },
                        p_adjusted: {
                          type: 'number',
                          description:
                            'Holm over all interactions of the comparison, apart from the differences.',
                        },
                        claimed: {
                          type: 'boolean',
                          description:
                            'Whether the difference is said to depend on it: p_adjusted is at most alpha, and the detector does not read different languages.',
                        },
                      },
                      required: [
                        'factor',
                        'one',
                        'other',
                        'questions',
                        'difference',
                        'interval',
                        'p',
                        'p_adjusted',
                        'claimed',
                      ],
                      additionalProperties: false,
                      description:
                        'By how much the difference of two levels is not the same under two levels of something else.',
                    },
                  },
                },
                required: [
                  'endpoint',
                  'conclusion',
                  'first',
                  'second',
                  'questions',
                  'only_first',
                  'only_second',
                  'difference',
                  'interval',
                  'test',
                  'method',
                  'p',
                  'p_by_answer',
                  'p_adjusted',
                  'corrected',
                  'minimum_detectable',
                  'within',
                  'interactions',
                ],
                additionalProperties: false,
                description: 'Two levels under one endpoint.',
              },
              withheld: {
                type: 'object',
                properties: {
                  endpoint: { type: 'string', enum: ['refused', 'withheld'] },
                  conclusion: {
                    type: 'string',
                    enum: ['differs', 'differs_on_these_questions', 'equivalent', 'cannot_tell'],
                    description: '`equivalent` only where both endpoints are.',
                  },
                  first: {
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
                  second: {
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
                      'Questions measured under both levels: the only ones that the test uses.',
                  },
                  only_first: {
                    type: 'integer',
                    description:
                      'Questions with the event under one level only (with several answers: more often under it).',
                  },
                  only_second: { type: 'integer' },
                  difference: {
                    nullable: true,
                    type: 'number',
                    description:
                      'First minus second, every question with the same weight, everything else alike.',
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
                  method: { type: 'string', enum: ['exact', 'asymptotic', 'monte_carlo'] },
                  p: { nullable: true, type: 'number' },
                  p_by_answer: { nullable: true, type: 'number' },
                  p_adjusted: {
                    nullable: true,
                    type: 'number',
                    description: 'Holm over both endpoints of all models and pairs of levels.',
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
                      'Corrected for what the detector misses in each language; null where that is not known. A difference by language is claimed only where it is one in this.',
                  },
                  minimum_detectable: { nullable: true, type: 'number' },
                  within: {
                    type: 'array',
                    items: {
                      type: 'object',
                      properties: {
                        factor: {
                          type: 'string',
                          enum: [
                            'region',
                            'language',
                            'route',
                            'served_model',
                            'system_prompt',
                            'persona',
                          ],
                        },
                        level: { type: 'string' },
                        questions: {
                          type: 'integer',
                          description: 'Questions measured under both levels of the arm here.',
                        },
                        difference: { nullable: true, type: 'number' },
                        interval: {
                          nullable: true,
                          type: 'array',
                          items: { anyOf: [{ type: 'number' }, { type: 'number' }] },
                          minItems: 2,
                          maxItems: 2,
                          description:
                            'Low and high end. Rates and differences are fractions, never percentages.',
                        },
                        p: { nullable: true, type: 'number' },
                      },
                      required: ['factor', 'level', 'questions', 'difference', 'interval', 'p'],
                      additionalProperties: false,
                      description:
                        'The difference of two levels of the arm within one level of something else. Raw: no conclusion rests on it.',
                    },
                  },
                  interactions: {
                    type: 'array',
                    items: {
                      type: 'object',
                      properties: {
                        factor: {
                          type: 'string',
                          enum: [
                            'region',
                            'language',
                            'route',
                            'served_model',
                            'system_prompt',
                            'persona',
                          ],
                        },
                        one: { type: 'string' },
                        other: { type: 'string' },
                        questions: {
                          type: 'integer',
                          description: 'Questions measured under both levels of the arm in both.',
                        },
                        difference: {
                          type: 'number',
                          description: 'The difference under `one` minus that under `other`.',
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
                        p: { type: 'number' },
                        p_adjusted: {
                          type: 'number',
                          description:
                            'Holm over all interactions of the comparison, apart from the differences.',
                        },
                        claimed: {
                          type: 'boolean',
                          description:
                            'Whether the difference is said to depend on it: p_adjusted is at most alpha, and the detector does not read different languages.',
                        },
                      },
                      required: [
                        'factor',
                        'one',
                        'other',
                        'questions',
                        'difference',
                        'interval',
                        'p',
                        'p_adjusted',
                        'claimed',
                      ],
                      additionalProperties: false,
                      description:
                        'By how much the difference of two levels is not the same under two levels of something else.',
                    },
                  },
                },
                required: [
                  'endpoint',
                  'conclusion',
                  'first',
                  'second',
                  'questions',
                  'only_first',
                  'only_second',
                  'difference',
                  'interval',
                  'test',
                  'method',
                  'p',
                  'p_by_answer',
                  'p_adjusted',
                  'corrected',
                  'minimum_detectable',
                  'within',
                  'interactions',
                ],
                additionalProperties: false,
                description: 'Two levels under one endpoint.',
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
                    'confounded',
                    'detector_could_explain',
                    'depends_on_factor',
                  ],
                },
                text: { type: 'string' },
              },
              required: ['code', 'text'],
              additionalProperties: false,
              description: 'Why nothing is said.',
            },
            description:
              'Everything that stands against a conclusion; null when something is concluded.',
          },
          warnings: {
            type: 'array',
            items: {
              type: 'object',
              properties: {
                code: { type: 'string', description: 'Stable, snake_case.' },
                model_id: { nullable: true, type: 'string' },
                text: { type: 'string' },
              },
              required: ['code', 'model_id', 'text'],
              additionalProperties: false,
              description: 'What a reader must know before relying on it.',
            },
          },
        },
        required: [
          'model_id',
          'first',
          'second',
          'conclusion',
          'sentence',
          'adjusted_for',
          'confounded_with',
          'questions',
          'executions',
          'dropped',
          'endpoints',
          'cannot_tell',
          'warnings',
        ],
        additionalProperties: false,
        description: 'Two levels of the arm, for one model.',
      },
    },
    warnings: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          code: { type: 'string', description: 'Stable, snake_case.' },
          model_id: { nullable: true, type: 'string' },
          text: { type: 'string' },
        },
        required: ['code', 'model_id', 'text'],
        additionalProperties: false,
        description: 'What a reader must know before relying on it.',
      },
      description: 'All warnings, those of the pairs included.',
    },
    versions: { type: 'object', additionalProperties: { type: 'string' } },
  },
  required: [
    'arm',
    'conclusion',
    'sentence',
    'claim',
    'alpha',
    'margin',
    'level',
    'tests_in_family',
    'correction',
    'levels',
    'factors',
    'pairs',
    'warnings',
    'versions',
  ],
  additionalProperties: false,
  description: 'The levels of an arm compared, as it goes over the wire.',
};
