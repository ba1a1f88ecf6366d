// Made by tools/answer-schemas.mjs from Verdict of libs/verdict: change the type, then run it.
import type { AnswerSchema } from '../http/openapi/answer-schema.js';

/** The schema of a Verdict. */
export const VERDICT_SCHEMA: AnswerSchema = {
  type: 'object',
  properties: {
    conclusion: {
      type: 'string',
      enum: ['differs', 'differs_on_these_questions', 'equivalent', 'cannot_tell'],
      description:
        '`differs` when a model does; `equivalent` when every model is; else `cannot_tell`.',
    },
    sentence: { type: 'string' },
    interim: { type: 'boolean', description: 'Whether the job still ran.' },
    endpoint: { type: 'string', enum: ['refused', 'withheld', 'blocked'] },
    claim: { type: 'string', enum: ['questions_like_these', 'these_questions'] },
    alpha: { type: 'number' },
    margin: { type: 'number' },
    level: { type: 'number', description: 'Confidence of the intervals.' },
    seed: {
      type: 'integer',
      description: 'Of the random draws: the same rows and seed give the same verdict.',
    },
    tests_in_family: {
      type: 'integer',
      description:
        'Confirmatory tests over which Holm goes: one for each model and endpoint; one for both endpoints of a model in which all that is withheld is refused.',
    },
    correction: { type: 'string', enum: ['holm'] },
    repeats: { type: 'integer' },
    regions: { type: 'array', items: { type: 'string' } },
    twins: {
      type: 'array',
      items: {
        type: 'object',
        properties: { region: { type: 'string' }, twin_of: { type: 'string' } },
        required: ['region', 'twin_of'],
        additionalProperties: false,
      },
    },
    detector: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          endpoint: { type: 'string', enum: ['refused', 'withheld'] },
          language: {
            nullable: true,
            type: 'string',
            description: 'Null where the language of questions is not known.',
          },
          source: {
            type: 'string',
            enum: ['calibration', 'reviewed', 'people', 'unknown'],
            description:
              "Where the figures are from: the classifier's calibration, a reviewed sample of this job, people who typed the outcomes, or nowhere.",
          },
          sensitivity: {
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
              "A detector's rate on labelled answers, its interval that of the independent answers which they are worth.",
          },
          specificity: {
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
              "A detector's rate on labelled answers, its interval that of the independent answers which they are worth.",
          },
        },
        required: ['endpoint', 'language', 'source', 'sensitivity', 'specificity'],
        additionalProperties: false,
        description: 'What is known of the detector in a language that was asked.',
      },
      description: 'The detector in each language asked.',
    },
    models: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          model_id: { type: 'string' },
          name: { nullable: true, type: 'string' },
          conclusion: {
            type: 'string',
            enum: ['differs', 'differs_on_these_questions', 'equivalent', 'cannot_tell'],
            description:
              'What is concluded. `cannot_tell` is no verdict of "no difference": that takes an equivalence test.',
          },
          sentence: { type: 'string', description: 'Plain English, effect first.' },
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
                      '`equivalent` only where the model is: that takes both endpoints at once.',
                  },
                  omnibus: {
                    nullable: true,
                    type: 'object',
                    properties: {
                      test: { type: 'string', enum: ['min_p'] },
                      statistic: {
                        type: 'number',
                        description: 'Normal quantile of the smallest p of a pair, two-sided.',
                      },
                      p: {
                        type: 'number',
                        description:
                          'Of the smallest p over all pairs of the model. Regions may share a backend: it assumes that questions are independent, and nothing of regions.',
                      },
                      p_adjusted: {
                        nullable: true,
                        type: 'number',
                        description:
                          'Holm over the models and both endpoints; null for an endpoint that is no part of the family.',
                      },
                      questions: {
                        type: 'integer',
                        description: 'Questions measured in two regions at least.',
                      },
                      incomplete: {
                        type: 'integer',
                        description:
                          'Those of them that lack a region, and count for the pairs that have them.',
                      },
                      dropped: {
                        type: 'integer',
                        description:
                          'Questions left out because they were measured in one region or none.',
                      },
                      informative: {
                        type: 'integer',
                        description: 'Questions that tell the regions apart at all.',
                      },
                      exchange: {
                        nullable: true,
                        type: 'object',
                        properties: {
                          test: { type: 'string', enum: ['cochran_q', 'generalised_cmh'] },
                          statistic: { type: 'number' },
                          df: { type: 'integer' },
                          p: { type: 'number' },
                          method: { type: 'string', enum: ['exact', 'asymptotic'] },
                        },
                        required: ['test', 'statistic', 'df', 'p', 'method'],
                        additionalProperties: false,
                        description:
                          'For comparison with other work: it claims too often where regions share a backend, and decides nothing. Null where no question tells its regions apart.',
                      },
                    },
                    required: [
                      'test',
                      'statistic',
                      'p',
                      'p_adjusted',
                      'questions',
                      'incomplete',
                      'dropped',
                      'informative',
                      'exchange',
                    ],
                    additionalProperties: false,
                    description:
                      'Test of all regions at once: the smallest p of their pairs, adjusted for the number of pairs.',
                  },
                  questions: {
                    nullable: true,
                    type: 'object',
                    properties: {
                      tested: {
                        type: 'integer',
                        description: 'Questions asked several times that came out both ways.',
                      },
                      questions: { type: 'integer', description: 'Those that differ; 0 for none.' },
                      ids: {
                        type: 'array',
                        items: { type: 'string' },
                        description: 'Of the first of them, where they are known.',
                      },
                      p: {
                        nullable: true,
                        type: 'number',
                        description:
                          'Adjusted for the number of questions: of the weakest one, or of all together.',
                      },
                      by: {
                        nullable: true,
                        type: 'string',
                        enum: ['each', 'together'],
                        description:
                          'Whether each passes by itself, or so many striking ones together.',
                      },
                      more_from: {
                        nullable: true,
                        type: 'array',
                        items: { type: 'string' },
                        description:
                          'Regions that lie above the others on every one of them; null where they do not agree.',
                      },
                      claimed: {
                        type: 'boolean',
                        description:
                          'Whether they may be claimed to differ: for questions like these it takes five or more that agree.',
                      },
                    },
                    required: ['tested', 'questions', 'ids', 'p', 'by', 'more_from', 'claimed'],
                    additionalProperties: false,
                    description: 'Each question by itself; null with one repeat.',
                  },
                  pairs: {
                    type: 'array',
                    items: {
                      type: 'object',
                      properties: {
                        a: { type: 'string' },
                        b: { type: 'string' },
                        test: {
                          type: 'string',
                          enum: ['mcnemar_exact', 'sign_flip', 'cmh_exact', 'cmh'],
                        },
                        method: {
                          type: 'string',
                          enum: ['exact', 'asymptotic', 'monte_carlo'],
                          description: 'How p was computed.',
                        },
                        only_a: {
                          type: 'integer',
                          description:
                            'Questions with the event in a only (with repeats: more often in a).',
                        },
                        only_b: { type: 'integer' },
                        questions: {
                          type: 'integer',
                          description: 'Questions measured in both: the only ones used.',
                        },
                        dropped: {
                          type: 'integer',
                          description: 'Questions measured in one of the two, or in neither.',
                        },
                        rate_a: {
                          nullable: true,
                          type: 'number',
                          description:
                            'Rates over the questions used, each question with the same weight.',
                        },
                        rate_b: { nullable: true, type: 'number' },
                        difference: {
                          nullable: true,
                          type: 'number',
                          description:
                            'rate_a minus rate_b. Null when no question was measured in both.',
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
                        interval_method: {
                          nullable: true,
                          type: 'string',
                          enum: ['bonett_price', 'paired_t', 'adjusted', 'greenland_robins'],
                        },
                        p: {
                          nullable: true,
                          type: 'number',
                          description:
                            "The test's own. The larger of it and `p_by_answer` decides.",
                        },
                        p_by_answer: {
                          nullable: true,
                          type: 'number',
                          description:
                            'p when the answers to each question are exchanged between the regions (conditional Cochran-Mantel-Haenszel), for a sign-flip test of regions that did not answer every question equally often; null otherwise.',
                        },
                        method_by_answer: {
                          nullable: true,
                          type: 'string',
                          enum: ['exact', 'asymptotic'],
                        },
                        p_adjusted: {
                          nullable: true,
                          type: 'number',
                          description:
                            'Two regions: Holm over models and endpoints. More: Holm over the pairs of all models and endpoints, gated by the omnibus. Null for pairs that take no part in the confirmatory tests.',
                        },
                        mid_p: {
                          nullable: true,
                          type: 'number',
                          description: 'McNemar mid-p; null for other tests.',
                        },
                        effect_size_h: {
                          nullable: true,
                          type: 'number',
                          description: "Cohen's h of the two rates.",
                        },
                        odds_ratio: {
                          nullable: true,
                          type: 'number',
                          description:
                            'Mantel-Haenszel odds ratio over the questions, with repeats only; null where it is not finite.',
                        },
                        odds_ratio_interval: {
                          nullable: true,
                          type: 'array',
                          items: { anyOf: [{ type: 'number' }, { type: 'number' }] },
                          minItems: 2,
                          maxItems: 2,
                          description:
                            'Low and high end. Rates and differences are fractions, never percentages.',
                        },
                        tost: {
                          nullable: true,
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
                          description:
                            'Of the outcomes as they were typed. What is called equivalent is equivalent in `corrected`.',
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
                            "Null where the detector's error is not known in a language that was asked.",
                        },
                        worst_case: {
                          nullable: true,
                          type: 'array',
                          items: { anyOf: [{ type: 'number' }, { type: 'number' }] },
                          minItems: 2,
                          maxItems: 2,
                          description:
                            'Where the difference would lie whatever the unmeasured executions had been. Null when nothing is recorded.',
                        },
                        minimum_detectable: {
                          nullable: true,
                          type: 'number',
                          description:
                            'Smallest true difference that these questions would show with 80 % power.',
                        },
                      },
                      required: [
                        'a',
                        'b',
                        'test',
                        'method',
                        'only_a',
                        'only_b',
                        'questions',
                        'dropped',
                        'rate_a',
                        'rate_b',
                        'difference',
                        'interval',
                        'interval_method',
                        'p',
                        'p_by_answer',
                        'method_by_answer',
                        'p_adjusted',
                        'mid_p',
                        'effect_size_h',
                        'odds_ratio',
                        'odds_ratio_interval',
                        'tost',
                        'corrected',
                        'worst_case',
                        'minimum_detectable',
                      ],
                      additionalProperties: false,
                      description:
                        'Two regions of one model, over the questions that were measured in both.',
                    },
                  },
                  p: {
                    nullable: true,
                    type: 'number',
                    description: 'p of the confirmatory test, raw; null when there is none.',
                  },
                  p_adjusted: {
                    nullable: true,
                    type: 'number',
                    description: 'Holm over models and endpoints.',
                  },
                  rates: {
                    type: 'array',
                    items: {
                      type: 'object',
                      properties: {
                        region: { type: 'string' },
                        corrected: {
                          nullable: true,
                          type: 'object',
                          properties: {
                            rate: { type: 'number' },
                            interval: {
                              type: 'array',
                              items: { anyOf: [{ type: 'number' }, { type: 'number' }] },
                              minItems: 2,
                              maxItems: 2,
                              description:
                                'Low and high end. Rates and differences are fractions, never percentages.',
                            },
                            clipped: {
                              type: 'boolean',
                              description:
                                'True when the estimate fell outside 0 to 1 and was cut.',
                            },
                            method: { type: 'string', enum: ['rogan_gladen'] },
                          },
                          required: ['rate', 'interval', 'clipped', 'method'],
                          additionalProperties: false,
                          description:
                            "A rate corrected for the detector's own error (Rogan-Gladen), language by language.",
                        },
                        events: { type: 'integer' },
                        rate: { nullable: true, type: 'number' },
                        interval: {
                          nullable: true,
                          type: 'array',
                          items: { anyOf: [{ type: 'number' }, { type: 'number' }] },
                          minItems: 2,
                          maxItems: 2,
                          description:
                            'Low and high end. Rates and differences are fractions, never percentages.',
                        },
                      },
                      required: ['region', 'corrected', 'events', 'rate', 'interval'],
                      additionalProperties: false,
                      description: 'One region under one endpoint.',
                    },
                    description: "In the job's order, as typed and corrected.",
                  },
                },
                required: [
                  'endpoint',
                  'conclusion',
                  'omnibus',
                  'questions',
                  'pairs',
                  'p',
                  'p_adjusted',
                  'rates',
                ],
                additionalProperties: false,
                description: 'What is concluded of a model in one endpoint, and by what.',
              },
              withheld: {
                type: 'object',
                properties: {
                  endpoint: { type: 'string', enum: ['refused', 'withheld'] },
                  conclusion: {
                    type: 'string',
                    enum: ['differs', 'differs_on_these_questions', 'equivalent', 'cannot_tell'],
                    description:
                      '`equivalent` only where the model is: that takes both endpoints at once.',
                  },
                  omnibus: {
                    nullable: true,
                    type: 'object',
                    properties: {
                      test: { type: 'string', enum: ['min_p'] },
                      statistic: {
                        type: 'number',
                        description: 'Normal quantile of the smallest p of a pair, two-sided.',
                      },
                      p: {
                        type: 'number',
                        description:
                          'Of the smallest p over all pairs of the model. Regions may share a backend: it assumes that questions are independent, and nothing of regions.',
                      },
                      p_adjusted: {
                        nullable: true,
                        type: 'number',
                        description:
                          'Holm over the models and both endpoints; null for an endpoint that is no part of the family.',
                      },
                      questions: {
                        type: 'integer',
                        description: 'Questions measured in two regions at least.',
                      },
                      incomplete: {
                        type: 'integer',
                        description:
                          'Those of them that lack a region, and count for the pairs that have them.',
                      },
                      dropped: {
                        type: 'integer',
                        description:
                          'Questions left out because they were measured in one region or none.',
                      },
                      informative: {
                        type: 'integer',
                        description: 'Questions that tell the regions apart at all.',
                      },
                      exchange: {
                        nullable: true,
                        type: 'object',
                        properties: {
                          test: { type: 'string', enum: ['cochran_q', 'generalised_cmh'] },
                          statistic: { type: 'number' },
                          df: { type: 'integer' },
                          p: { type: 'number' },
                          method: { type: 'string', enum: ['exact', 'asymptotic'] },
                        },
                        required: ['test', 'statistic', 'df', 'p', 'method'],
                        additionalProperties: false,
                        description:
                          'For comparison with other work: it claims too often where regions share a backend, and decides nothing. Null where no question tells its regions apart.',
                      },
                    },
                    required: [
                      'test',
                      'statistic',
                      'p',
                      'p_adjusted',
                      'questions',
                      'incomplete',
                      'dropped',
                      'informative',
                      'exchange',
                    ],
                    additionalProperties: false,
                    description:
                      'Test of all regions at once: the smallest p of their pairs, adjusted for the number of pairs.',
                  },
                  questions: {
                    nullable: true,
                    type: 'object',
                    properties: {
                      tested: {
                        type: 'integer',
                        description: 'Questions asked several times that came out both ways.',
                      },
                      questions: { type: 'integer', description: 'Those that differ; 0 for none.' },
                      ids: {
                        type: 'array',
                        items: { type: 'string' },
                        description: 'Of the first of them, where they are known.',
                      },
                      p: {
                        nullable: true,
                        type: 'number',
                        description:
                          'Adjusted for the number of questions: of the weakest one, or of all together.',
                      },
                      by: {
                        nullable: true,
                        type: 'string',
                        enum: ['each', 'together'],
                        description:
                          'Whether each passes by itself, or so many striking ones together.',
                      },
                      more_from: {
                        nullable: true,
                        type: 'array',
                        items: { type: 'string' },
                        description:
                          'Regions that lie above the others on every one of them; null where they do not agree.',
                      },
                      claimed: {
                        type: 'boolean',
                        description:
                          'Whether they may be claimed to differ: for questions like these it takes five or more that agree.',
                      },
                    },
                    required: ['tested', 'questions', 'ids', 'p', 'by', 'more_from', 'claimed'],
                    additionalProperties: false,
                    description: 'Each question by itself; null with one repeat.',
                  },
                  pairs: {
                    type: 'array',
                    items: {
                      type: 'object',
                      properties: {
                        a: { type: 'string' },
                        b: { type: 'string' },
                        test: {
                          type: 'string',
                          enum: ['mcnemar_exact', 'sign_flip', 'cmh_exact', 'cmh'],
                        },
                        method: {
                          type: 'string',
                          enum: ['exact', 'asymptotic', 'monte_carlo'],
                          description: 'How p was computed.',
                        },
                        only_a: {
                          type: 'integer',
                          description:
                            'Questions with the event in a only (with repeats: more often in a).',
                        },
                        only_b: { type: 'integer' },
                        questions: {
                          type: 'integer',
                          description: 'Questions measured in both: the only ones used.',
                        },
                        dropped: {
                          type: 'integer',
                          description: 'Questions measured in one of the two, or in neither.',
                        },
                        rate_a: {
                          nullable: true,
                          type: 'number',
                          description:
                            'Rates over the questions used, each question with the same weight.',
                        },
                        rate_b: { nullable: true, type: 'number' },
                        difference: {
                          nullable: true,
                          type: 'number',
                          description:
                            'rate_a minus rate_b. Null when no question was measured in both.',
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
                        interval_method: {
                          nullable: true,
                          type: 'string',
                          enum: ['bonett_price', 'paired_t', 'adjusted', 'greenland_robins'],
                        },
                        p: {
                          nullable: true,
                          type: 'number',
                          description:
                            "The test's own. The larger of it and `p_by_answer` decides.",
                        },
                        p_by_answer: {
                          nullable: true,
                          type: 'number',
                          description:
                            'p when the answers to each question are exchanged between the regions (conditional Cochran-Mantel-Haenszel), for a sign-flip test of regions that did not answer every question equally often; null otherwise.',
                        },
                        method_by_answer: {
                          nullable: true,
                          type: 'string',
                          enum: ['exact', 'asymptotic'],
                        },
                        p_adjusted: {
                          nullable: true,
                          type: 'number',
                          description:
                            'Two regions: Holm over models and endpoints. More: Holm over the pairs of all models and endpoints, gated by the omnibus. Null for pairs that take no part in the confirmatory tests.',
                        },
                        mid_p: {
                          nullable: true,
                          type: 'number',
                          description: 'McNemar mid-p; null for other tests.',
                        },
                        effect_size_h: {
                          nullable: true,
                          type: 'number',
                          description: "Cohen's h of the two rates.",
                        },
                        odds_ratio: {
                          nullable: true,
                          type: 'number',
                          description:
                            'Mantel-Haenszel odds ratio over the questions, with repeats only; null where it is not finite.',
                        },
                        odds_ratio_interval: {
                          nullable: true,
                          type: 'array',
                          items: { anyOf: [{ type: 'number' }, { type: 'number' }] },
                          minItems: 2,
                          maxItems: 2,
                          description:
                            'Low and high end. Rates and differences are fractions, never percentages.',
                        },
                        tost: {
                          nullable: true,
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
                          description:
                            'Of the outcomes as they were typed. What is called equivalent is equivalent in `corrected`.',
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
                            "Null where the detector's error is not known in a language that was asked.",
                        },
                        worst_case: {
                          nullable: true,
                          type: 'array',
                          items: { anyOf: [{ type: 'number' }, { type: 'number' }] },
                          minItems: 2,
                          maxItems: 2,
                          description:
                            'Where the difference would lie whatever the unmeasured executions had been. Null when nothing is recorded.',
                        },
                        minimum_detectable: {
                          nullable: true,
                          type: 'number',
                          description:
                            'Smallest true difference that these questions would show with 80 % power.',
                        },
                      },
                      required: [
                        'a',
                        'b',
                        'test',
                        'method',
                        'only_a',
                        'only_b',
                        'questions',
                        'dropped',
                        'rate_a',
                        'rate_b',
                        'difference',
                        'interval',
                        'interval_method',
                        'p',
                        'p_by_answer',
                        'method_by_answer',
                        'p_adjusted',
                        'mid_p',
                        'effect_size_h',
                        'odds_ratio',
                        'odds_ratio_interval',
                        'tost',
                        'corrected',
                        'worst_case',
                        'minimum_detectable',
                      ],
                      additionalProperties: false,
                      description:
                        'Two regions of one model, over the questions that were measured in both.',
                    },
                  },
                  p: {
                    nullable: true,
                    type: 'number',
                    description: 'p of the confirmatory test, raw; null when there is none.',
                  },
                  p_adjusted: {
                    nullable: true,
                    type: 'number',
                    description: 'Holm over models and endpoints.',
                  },
                  rates: {
                    type: 'array',
                    items: {
                      type: 'object',
                      properties: {
                        region: { type: 'string' },
                        corrected: {
                          nullable: true,
                          type: 'object',
                          properties: {
                            rate: { type: 'number' },
                            interval: {
                              type: 'array',
                              items: { anyOf: [{ type: 'number' }, { type: 'number' }] },
                              minItems: 2,
                              maxItems: 2,
                              description:
                                'Low and high end. Rates and differences are fractions, never percentages.',
                            },
                            clipped: {
                              type: 'boolean',
                              description:
                                'True when the estimate fell outside 0 to 1 and was cut.',
                            },
                            method: { type: 'string', enum: ['rogan_gladen'] },
                          },
                          required: ['rate', 'interval', 'clipped', 'method'],
                          additionalProperties: false,
                          description:
                            "A rate corrected for the detector's own error (Rogan-Gladen), language by language.",
                        },
                        events: { type: 'integer' },
                        rate: { nullable: true, type: 'number' },
                        interval: {
                          nullable: true,
                          type: 'array',
                          items: { anyOf: [{ type: 'number' }, { type: 'number' }] },
                          minItems: 2,
                          maxItems: 2,
                          description:
                            'Low and high end. Rates and differences are fractions, never percentages.',
                        },
                      },
                      required: ['region', 'corrected', 'events', 'rate', 'interval'],
                      additionalProperties: false,
                      description: 'One region under one endpoint.',
                    },
                    description: "In the job's order, as typed and corrected.",
                  },
                },
                required: [
                  'endpoint',
                  'conclusion',
                  'omnibus',
                  'questions',
                  'pairs',
                  'p',
                  'p_adjusted',
                  'rates',
                ],
                additionalProperties: false,
                description: 'What is concluded of a model in one endpoint, and by what.',
              },
            },
            required: ['refused', 'withheld'],
            additionalProperties: false,
            description: 'What the model is found to differ in, if in anything.',
          },
          regions: {
            type: 'array',
            items: {
              type: 'object',
              properties: {
                region: { type: 'string' },
                twin_of: {
                  nullable: true,
                  type: 'string',
                  description: 'The region whose second executor this is; null otherwise.',
                },
                n: {
                  type: 'integer',
                  description: 'Measured executions: not error, not cancelled, not quarantined.',
                },
                refused: { type: 'integer', description: 'Strict refusals among them.' },
                events: {
                  type: 'integer',
                  description:
                    "Events of the verdict's endpoint among them; equals `refused` by default.",
                },
                rate: { nullable: true, type: 'number', description: 'events / n.' },
                interval: {
                  nullable: true,
                  type: 'array',
                  items: { anyOf: [{ type: 'number' }, { type: 'number' }] },
                  minItems: 2,
                  maxItems: 2,
                  description:
                    'Wilson. With repeats it takes them for independent: see `interval_clustered`.',
                },
                interval_clustered: {
                  nullable: true,
                  type: 'array',
                  items: { anyOf: [{ type: 'number' }, { type: 'number' }] },
                  minItems: 2,
                  maxItems: 2,
                  description:
                    'With repeats: Wilson on the effective number of answers. Null with one repeat, where the two are the same.',
                },
                effective_n: {
                  nullable: true,
                  type: 'number',
                  description:
                    'Independent answers that the executions are worth. Null with one repeat.',
                },
                corrected: {
                  nullable: true,
                  type: 'object',
                  properties: {
                    rate: { type: 'number' },
                    interval: {
                      type: 'array',
                      items: { anyOf: [{ type: 'number' }, { type: 'number' }] },
                      minItems: 2,
                      maxItems: 2,
                      description:
                        'Low and high end. Rates and differences are fractions, never percentages.',
                    },
                    clipped: {
                      type: 'boolean',
                      description: 'True when the estimate fell outside 0 to 1 and was cut.',
                    },
                    method: { type: 'string', enum: ['rogan_gladen'] },
                  },
                  required: ['rate', 'interval', 'clipped', 'method'],
                  additionalProperties: false,
                  description:
                    "Null where the detector's error is not known in a language that was asked.",
                },
                withheld: {
                  type: 'object',
                  properties: {
                    events: { type: 'integer' },
                    rate: { nullable: true, type: 'number' },
                    interval: {
                      nullable: true,
                      type: 'array',
                      items: { anyOf: [{ type: 'number' }, { type: 'number' }] },
                      minItems: 2,
                      maxItems: 2,
                      description:
                        'Low and high end. Rates and differences are fractions, never percentages.',
                    },
                  },
                  required: ['events', 'rate', 'interval'],
                  additionalProperties: false,
                  description:
                    "An event's count, rate and Wilson interval; null where nothing was measured.",
                },
                blocked: {
                  type: 'object',
                  properties: {
                    events: { type: 'integer' },
                    rate: { nullable: true, type: 'number' },
                    interval: {
                      nullable: true,
                      type: 'array',
                      items: { anyOf: [{ type: 'number' }, { type: 'number' }] },
                      minItems: 2,
                      maxItems: 2,
                      description:
                        'Low and high end. Rates and differences are fractions, never percentages.',
                    },
                  },
                  required: ['events', 'rate', 'interval'],
                  additionalProperties: false,
                  description:
                    "An event's count, rate and Wilson interval; null where nothing was measured.",
                },
                missing: {
                  type: 'integer',
                  description: 'Executions that ended in an error or were cancelled.',
                },
                quarantined: { type: 'integer' },
                pending: { type: 'integer', description: 'Expected and not recorded yet.' },
                flip_rate: {
                  nullable: true,
                  type: 'number',
                  description:
                    'Share of (question, repeats) cells with both outcomes; null with one repeat.',
                },
              },
              required: [
                'region',
                'twin_of',
                'n',
                'refused',
                'events',
                'rate',
                'interval',
                'interval_clustered',
                'effective_n',
                'corrected',
                'withheld',
                'blocked',
                'missing',
                'quarantined',
                'pending',
                'flip_rate',
              ],
              additionalProperties: false,
              description: 'One region of one model.',
            },
            description:
              "Figures of the verdict's endpoint, here and in `omnibus`, `pairs`, `p`, `controls`, `aa` and `homogeneity`.",
          },
          omnibus: {
            nullable: true,
            type: 'object',
            properties: {
              test: { type: 'string', enum: ['min_p'] },
              statistic: {
                type: 'number',
                description: 'Normal quantile of the smallest p of a pair, two-sided.',
              },
              p: {
                type: 'number',
                description:
                  'Of the smallest p over all pairs of the model. Regions may share a backend: it assumes that questions are independent, and nothing of regions.',
              },
              p_adjusted: {
                nullable: true,
                type: 'number',
                description:
                  'Holm over the models and both endpoints; null for an endpoint that is no part of the family.',
              },
              questions: {
                type: 'integer',
                description: 'Questions measured in two regions at least.',
              },
              incomplete: {
                type: 'integer',
                description:
                  'Those of them that lack a region, and count for the pairs that have them.',
              },
              dropped: {
                type: 'integer',
                description: 'Questions left out because they were measured in one region or none.',
              },
              informative: {
                type: 'integer',
                description: 'Questions that tell the regions apart at all.',
              },
              exchange: {
                nullable: true,
                type: 'object',
                properties: {
                  test: { type: 'string', enum: ['cochran_q', 'generalised_cmh'] },
                  statistic: { type: 'number' },
                  df: { type: 'integer' },
                  p: { type: 'number' },
                  method: { type: 'string', enum: ['exact', 'asymptotic'] },
                },
                required: ['test', 'statistic', 'df', 'p', 'method'],
                additionalProperties: false,
                description:
                  'For comparison with other work: it claims too often where regions share a backend, and decides nothing. Null where no question tells its regions apart.',
              },
            },
            required: [
              'test',
              'statistic',
              'p',
              'p_adjusted',
              'questions',
              'incomplete',
              'dropped',
              'informative',
              'exchange',
            ],
            additionalProperties: false,
            description:
              'Test of all regions at once: the smallest p of their pairs, adjusted for the number of pairs.',
          },
          pairs: {
            type: 'array',
            items: {
              type: 'object',
              properties: {
                a: { type: 'string' },
                b: { type: 'string' },
                test: { type: 'string', enum: ['mcnemar_exact', 'sign_flip', 'cmh_exact', 'cmh'] },
                method: {
                  type: 'string',
                  enum: ['exact', 'asymptotic', 'monte_carlo'],
                  description: 'How p was computed.',
                },
                only_a: {
                  type: 'integer',
                  description:
                    'Questions with the event in a only (with repeats: more often in a).',
                },
                only_b: { type: 'integer' },
                questions: {
                  type: 'integer',
                  description: 'Questions measured in both: the only ones used.',
                },
                dropped: {
                  type: 'integer',
                  description: 'Questions measured in one of the two, or in neither.',
                },
                rate_a: {
                  nullable: true,
                  type: 'number',
                  description: 'Rates over the questions used, each question with the same weight.',
                },
                rate_b: { nullable: true, type: 'number' },
                difference: {
                  nullable: true,
                  type: 'number',
                  description: 'rate_a minus rate_b. Null when no question was measured in both.',
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
                interval_method: {
                  nullable: true,
                  type: 'string',
                  enum: ['bonett_price', 'paired_t', 'adjusted', 'greenland_robins'],
                },
                p: {
                  nullable: true,
                  type: 'number',
                  description: "The test's own. The larger of it and `p_by_answer` decides.",
                },
                p_by_answer: {
                  nullable: true,
                  type: 'number',
                  description:
                    'p when the answers to each question are exchanged between the regions (conditional Cochran-Mantel-Haenszel), for a sign-flip test of regions that did not answer every question equally often; null otherwise.',
                },
                method_by_answer: { nullable: true, type: 'string', enum: ['exact', 'asymptotic'] },
                p_adjusted: {
                  nullable: true,
                  type: 'number',
                  description:
                    'Two regions: Holm over models and endpoints. More: Holm over the pairs of all models and endpoints, gated by the omnibus. Null for pairs that take no part in the confirmatory tests.',
                },
                mid_p: {
                  nullable: true,
                  type: 'number',
                  description: 'McNemar mid-p; null for other tests.',
                },
                effect_size_h: {
                  nullable: true,
                  type: 'number',
                  description: "Cohen's h of the two rates.",
                },
                odds_ratio: {
                  nullable: true,
                  type: 'number',
                  description:
                    'Mantel-Haenszel odds ratio over the questions, with repeats only; null where it is not finite.',
                },
                odds_ratio_interval: {
                  nullable: true,
                  type: 'array',
                  items: { anyOf: [{ type: 'number' }, { type: 'number' }] },
                  minItems: 2,
                  maxItems: 2,
                  description:
                    'Low and high end. Rates and differences are fractions, never percentages.',
                },
                tost: {
                  nullable: true,
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
                  description:
                    'Of the outcomes as they were typed. What is called equivalent is equivalent in `corrected`.',
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
                    "Null where the detector's error is not known in a language that was asked.",
                },
                worst_case: {
                  nullable: true,
                  type: 'array',
                  items: { anyOf: [{ type: 'number' }, { type: 'number' }] },
                  minItems: 2,
                  maxItems: 2,
                  description:
                    'Where the difference would lie whatever the unmeasured executions had been. Null when nothing is recorded.',
                },
                minimum_detectable: {
                  nullable: true,
                  type: 'number',
                  description:
                    'Smallest true difference that these questions would show with 80 % power.',
                },
              },
              required: [
                'a',
                'b',
                'test',
                'method',
                'only_a',
                'only_b',
                'questions',
                'dropped',
                'rate_a',
                'rate_b',
                'difference',
                'interval',
                'interval_method',
                'p',
                'p_by_answer',
                'method_by_answer',
                'p_adjusted',
                'mid_p',
                'effect_size_h',
                'odds_ratio',
                'odds_ratio_interval',
                'tost',
                'corrected',
                'worst_case',
                'minimum_detectable',
              ],
              additionalProperties: false,
              description:
                'Two regions of one model, over the questions that were measured in both.',
            },
          },
          reason: {
            type: 'string',
            description: 'Which test decides, and why it is the one for this design.',
          },
          p: {
            nullable: true,
            type: 'number',
            description:
              "p of the endpoint's test, raw and after Holm over models and endpoints; null when there is none.",
          },
          p_adjusted: { nullable: true, type: 'number' },
          questions: { type: 'integer' },
          flip_rate: {
            nullable: true,
            type: 'number',
            description:
              'Share of question x region cells with both outcomes; null with one repeat.',
          },
          controls: {
            type: 'object',
            properties: {
              questions: {
                type: 'object',
                properties: {
                  unknown: { type: 'integer' },
                  sensitive: { type: 'integer' },
                  neutral: { type: 'integer' },
                  control: { type: 'integer' },
                },
                required: ['unknown', 'sensitive', 'neutral', 'control'],
                additionalProperties: false,
              },
              regions: {
                type: 'array',
                items: {
                  type: 'object',
                  properties: {
                    region: { type: 'string' },
                    sensitive: {
                      type: 'object',
                      properties: {
                        events: { type: 'integer' },
                        rate: { nullable: true, type: 'number' },
                        interval: {
                          nullable: true,
                          type: 'array',
                          items: { anyOf: [{ type: 'number' }, { type: 'number' }] },
                          minItems: 2,
                          maxItems: 2,
                          description:
                            'Low and high end. Rates and differences are fractions, never percentages.',
                        },
                        n: { type: 'integer' },
                      },
                      required: ['events', 'rate', 'interval', 'n'],
                      additionalProperties: false,
                    },
                    control: {
                      type: 'object',
                      properties: {
                        events: { type: 'integer' },
                        rate: { nullable: true, type: 'number' },
                        interval: {
                          nullable: true,
                          type: 'array',
                          items: { anyOf: [{ type: 'number' }, { type: 'number' }] },
                          minItems: 2,
                          maxItems: 2,
                          description:
                            'Low and high end. Rates and differences are fractions, never percentages.',
                        },
                        n: { type: 'integer' },
                      },
                      required: ['events', 'rate', 'interval', 'n'],
                      additionalProperties: false,
                    },
                  },
                  required: ['region', 'sensitive', 'control'],
                  additionalProperties: false,
                  description:
                    'Sensitive questions against neutral and control questions, in one region.',
                },
              },
              pairs: {
                type: 'array',
                items: {
                  type: 'object',
                  properties: {
                    a: { type: 'string' },
                    b: { type: 'string' },
                    sensitive: { type: 'number', description: 'a minus b on sensitive questions.' },
                    control: {
                      type: 'number',
                      description: 'a minus b on neutral and control questions.',
                    },
                    control_p: {
                      type: 'number',
                      description:
                        "p of the pair's test on neutral and control questions: it should be unremarkable.",
                    },
                    difference: { type: 'number', description: 'sensitive - control.' },
                    interval: {
                      type: 'array',
                      items: { anyOf: [{ type: 'number' }, { type: 'number' }] },
                      minItems: 2,
                      maxItems: 2,
                      description:
                        'Low and high end. Rates and differences are fractions, never percentages.',
                    },
                    p: {
                      type: 'number',
                      description:
                        'Whether the sensitive questions differ more than the others: permutation of the kinds over the questions.',
                    },
                    p_adjusted: {
                      type: 'number',
                      description: 'Holm over the pairs of the model. No conclusion rests on it.',
                    },
                    questions: {
                      type: 'object',
                      properties: { sensitive: { type: 'integer' }, control: { type: 'integer' } },
                      required: ['sensitive', 'control'],
                      additionalProperties: false,
                    },
                  },
                  required: [
                    'a',
                    'b',
                    'sensitive',
                    'control',
                    'control_p',
                    'difference',
                    'interval',
                    'p',
                    'p_adjusted',
                    'questions',
                  ],
                  additionalProperties: false,
                  description:
                    'Is the difference between two regions larger on sensitive questions than on the others?',
                },
              },
              reason: {
                nullable: true,
                type: 'string',
                description: 'Why there is nothing to compare; null when there is.',
              },
            },
            required: ['questions', 'regions', 'pairs', 'reason'],
            additionalProperties: false,
          },
          aa: {
            type: 'array',
            items: {
              type: 'object',
              properties: {
                twin_of: { type: 'string' },
                remarkable: { type: 'boolean' },
                a: { type: 'string' },
                b: { type: 'string' },
                test: { type: 'string', enum: ['mcnemar_exact', 'sign_flip', 'cmh_exact', 'cmh'] },
                method: {
                  type: 'string',
                  enum: ['exact', 'asymptotic', 'monte_carlo'],
                  description: 'How p was computed.',
                },
                only_a: {
                  type: 'integer',
                  description:
                    'Questions with the event in a only (with repeats: more often in a).',
                },
                only_b: { type: 'integer' },
                questions: {
                  type: 'integer',
                  description: 'Questions measured in both: the only ones used.',
                },
                dropped: {
                  type: 'integer',
                  description: 'Questions measured in one of the two, or in neither.',
                },
                rate_a: {
                  nullable: true,
                  type: 'number',
                  description: 'Rates over the questions used, each question with the same weight.',
                },
                rate_b: { nullable: true, type: 'number' },
                difference: {
                  nullable: true,
                  type: 'number',
                  description: 'rate_a minus rate_b. Null when no question was measured in both.',
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
                interval_method: {
                  nullable: true,
                  type: 'string',
                  enum: ['bonett_price', 'paired_t', 'adjusted', 'greenland_robins'],
                },
                p: {
                  nullable: true,
                  type: 'number',
                  description: "The test's own. The larger of it and `p_by_answer` decides.",
                },
                p_by_answer: {
                  nullable: true,
                  type: 'number',
                  description:
                    'p when the answers to each question are exchanged between the regions (conditional Cochran-Mantel-Haenszel), for a sign-flip test of regions that did not answer every question equally often; null otherwise.',
                },
                method_by_answer: { nullable: true, type: 'string', enum: ['exact', 'asymptotic'] },
                p_adjusted: {
                  nullable: true,
                  type: 'number',
                  description:
                    'Two regions: Holm over models and endpoints. More: Holm over the pairs of all models and endpoints, gated by the omnibus. Null for pairs that take no part in the confirmatory tests.',
                },
                mid_p: {
                  nullable: true,
                  type: 'number',
                  description: 'McNemar mid-p; null for other tests.',
                },
                effect_size_h: {
                  nullable: true,
                  type: 'number',
                  description: "Cohen's h of the two rates.",
                },
                odds_ratio: {
                  nullable: true,
                  type: 'number',
                  description:
                    'Mantel-Haenszel odds ratio over the questions, with repeats only; null where it is not finite.',
                },
                odds_ratio_interval: {
                  nullable: true,
                  type: 'array',
                  items: { anyOf: [{ type: 'number' }, { type: 'number' }] },
                  minItems: 2,
                  maxItems: 2,
                  description:
                    'Low and high end. Rates and differences are fractions, never percentages.',
                },
                tost: {
                  nullable: true,
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
                  description:
                    'Of the outcomes as they were typed. What is called equivalent is equivalent in `corrected`.',
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
                    "Null where the detector's error is not known in a language that was asked.",
                },
                worst_case: {
                  nullable: true,
                  type: 'array',
                  items: { anyOf: [{ type: 'number' }, { type: 'number' }] },
                  minItems: 2,
                  maxItems: 2,
                  description:
                    'Where the difference would lie whatever the unmeasured executions had been. Null when nothing is recorded.',
                },
                minimum_detectable: {
                  nullable: true,
                  type: 'number',
                  description:
                    'Smallest true difference that these questions would show with 80 % power.',
                },
              },
              required: [
                'twin_of',
                'remarkable',
                'a',
                'b',
                'test',
                'method',
                'only_a',
                'only_b',
                'questions',
                'dropped',
                'rate_a',
                'rate_b',
                'difference',
                'interval',
                'interval_method',
                'p',
                'p_by_answer',
                'method_by_answer',
                'p_adjusted',
                'mid_p',
                'effect_size_h',
                'odds_ratio',
                'odds_ratio_interval',
                'tost',
                'corrected',
                'worst_case',
                'minimum_detectable',
              ],
              additionalProperties: false,
              description:
                'A pair of a region and its second executor. Any difference here is noise.',
            },
            description: 'Regions against their second executors: what they differ by is noise.',
          },
          noise_floor: {
            nullable: true,
            type: 'number',
            description:
              'Largest difference between a region and its second executor; null without twins.',
          },
          missingness: {
            type: 'object',
            properties: {
              regions: {
                type: 'array',
                items: {
                  type: 'object',
                  properties: {
                    region: { type: 'string' },
                    expected: { type: 'integer' },
                    measured: { type: 'integer' },
                    missing: { type: 'integer' },
                    not_asked: {
                      type: 'integer',
                      description:
                        'Those among the missing that were not asked because the job had reached its cost limit.',
                    },
                    quarantined: { type: 'integer' },
                    pending: { type: 'integer' },
                    missing_rate: {
                      nullable: true,
                      type: 'number',
                      description: 'Missing of those that are measured or missing.',
                    },
                  },
                  required: [
                    'region',
                    'expected',
                    'measured',
                    'missing',
                    'not_asked',
                    'quarantined',
                    'pending',
                    'missing_rate',
                  ],
                  additionalProperties: false,
                },
              },
              p: {
                nullable: true,
                type: 'number',
                description:
                  'Are executions missing equally often in every region, twins left out? Fisher (Freeman-Halton), chi-squared for large counts; null when nothing is missing, and while cells of a running job are pending.',
              },
              test: {
                nullable: true,
                type: 'string',
                enum: ['fisher', 'freeman_halton', 'chi_squared'],
              },
            },
            required: ['regions', 'p', 'test'],
            additionalProperties: false,
          },
          secondary: {
            type: 'array',
            items: {
              type: 'object',
              properties: {
                endpoint: { type: 'string', enum: ['blocked', 'truncated'] },
                pairs: {
                  type: 'array',
                  items: {
                    type: 'object',
                    properties: {
                      a: { type: 'string' },
                      b: { type: 'string' },
                      difference: { type: 'number', description: 'a minus b.' },
                      interval: {
                        type: 'array',
                        items: { anyOf: [{ type: 'number' }, { type: 'number' }] },
                        minItems: 2,
                        maxItems: 2,
                        description:
                          'Low and high end. Rates and differences are fractions, never percentages.',
                      },
                      p: { type: 'number', description: 'The larger one, where there are two.' },
                      p_adjusted: {
                        type: 'number',
                        description: 'Holm over the secondary pairs of all models.',
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
                    },
                    required: ['a', 'b', 'difference', 'interval', 'p', 'p_adjusted', 'tost'],
                    additionalProperties: false,
                    description: 'Two regions under something that no conclusion is about.',
                  },
                },
              },
              required: ['endpoint', 'pairs'],
              additionalProperties: false,
              description:
                'What no conclusion is about, and what a reader must know where it differs: answers that were blocked, or cut short.',
            },
            description:
              'What no conclusion is about: answers that were blocked, and answers cut short.',
          },
          class_analysis: {
            nullable: true,
            type: 'object',
            properties: {
              exploratory: {
                type: 'boolean',
                enum: [true],
                description: 'Not adjusted for anything: for exploration only.',
              },
              classes: { type: 'array', items: { type: 'string' } },
              test: { type: 'string', enum: ['generalised_cmh', 'stuart_maxwell'] },
              statistic: { type: 'number' },
              df: { type: 'integer' },
              p: { type: 'number', description: 'Not adjusted for anything.' },
              regions: {
                type: 'array',
                items: {
                  type: 'object',
                  properties: {
                    region: { type: 'string' },
                    counts: {
                      type: 'array',
                      items: { type: 'integer' },
                      description: 'Executions by class, in the order of `classes`.',
                    },
                  },
                  required: ['region', 'counts'],
                  additionalProperties: false,
                },
              },
            },
            required: ['exploratory', 'classes', 'test', 'statistic', 'df', 'p', 'regions'],
            additionalProperties: false,
            description: 'Do the regions differ in the whole distribution of outcome classes?',
          },
          homogeneity: {
            type: 'array',
            items: {
              type: 'object',
              properties: {
                a: { type: 'string' },
                b: { type: 'string' },
                test: { type: 'string', enum: ['breslow_day', 'woolf'] },
                statistic: { type: 'number' },
                df: { type: 'integer' },
                p: { type: 'number' },
                remark: { type: 'string' },
              },
              required: ['a', 'b', 'test', 'statistic', 'df', 'p', 'remark'],
              additionalProperties: false,
              description: 'With repeats: is the effect the same for every question?',
            },
          },
          cannot_tell: {
            nullable: true,
            type: 'object',
            properties: {
              reason: { type: 'string', description: 'The reasons that the sentence gives.' },
              reasons: {
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
                      ],
                    },
                    text: { type: 'string' },
                  },
                  required: ['code', 'text'],
                  additionalProperties: false,
                  description: 'One reason, for programs and for people.',
                },
                description:
                  'Everything that stands against "equivalent", the first of it said first.',
              },
              endpoint: {
                type: 'string',
                enum: ['refused', 'withheld'],
                description:
                  'The endpoint that the figures here are of: the one nearer to a difference.',
              },
              informative: {
                nullable: true,
                type: 'integer',
                description:
                  'Questions that tell regions apart: those that there are, and the least with which the test can decide.',
              },
              needed: { nullable: true, type: 'integer' },
              alpha_step: {
                nullable: true,
                type: 'number',
                description: 'The level at which the test had to decide, after Holm.',
              },
              minimum_detectable: { nullable: true, type: 'number' },
            },
            required: [
              'reason',
              'reasons',
              'endpoint',
              'informative',
              'needed',
              'alpha_step',
              'minimum_detectable',
            ],
            additionalProperties: false,
            description: 'Set when the conclusion is `cannot_tell`.',
          },
          content: {
            nullable: true,
            type: 'object',
            properties: {
              stance: {
                nullable: true,
                type: 'object',
                properties: {
                  measure: {
                    type: 'string',
                    enum: ['lexical', 'embedding', 'stance'],
                    description:
                      'What answers are compared by. - `lexical`: words, and pairs of neighbouring characters in scripts without spaces: wording, not meaning. - `embedding`: vectors of an embeddings endpoint. - `stance`: what raters say of an answer to a statement: agree, disagree or neither.',
                  },
                  conclusion: {
                    type: 'string',
                    enum: ['content_differs', 'not_found', 'not_tested'],
                    description:
                      '`not_found` is not "the same"; `not_tested` says in `reason` what is needed.',
                  },
                  scope: {
                    nullable: true,
                    type: 'string',
                    enum: ['questions_like_these', 'these_questions'],
                    description: 'What the claim is about; null without one.',
                  },
                  sentence: { type: 'string' },
                  reason: {
                    nullable: true,
                    type: 'string',
                    description: 'Why nothing was tested; null otherwise.',
                  },
                  p_adjusted: {
                    nullable: true,
                    type: 'number',
                    description: 'The smallest adjusted p of its tests; null without one.',
                  },
                },
                required: ['measure', 'conclusion', 'scope', 'sentence', 'reason', 'p_adjusted'],
                additionalProperties: false,
                description:
                  'Of the stances that raters gave the answers; null where no question carries a statement.',
              },
              measure: {
                type: 'string',
                enum: ['lexical', 'embedding', 'stance'],
                description:
                  'What answers are compared by. - `lexical`: words, and pairs of neighbouring characters in scripts without spaces: wording, not meaning. - `embedding`: vectors of an embeddings endpoint. - `stance`: what raters say of an answer to a statement: agree, disagree or neither.',
              },
              conclusion: {
                type: 'string',
                enum: ['content_differs', 'not_found', 'not_tested'],
                description:
                  '`not_found` is not "the same"; `not_tested` says in `reason` what is needed.',
              },
              scope: {
                nullable: true,
                type: 'string',
                enum: ['questions_like_these', 'these_questions'],
                description: 'What the claim is about; null without one.',
              },
              sentence: { type: 'string' },
              reason: {
                nullable: true,
                type: 'string',
                description: 'Why nothing was tested; null otherwise.',
              },
              p_adjusted: {
                nullable: true,
                type: 'number',
                description: 'The smallest adjusted p of its tests; null without one.',
              },
            },
            required: [
              'stance',
              'measure',
              'conclusion',
              'scope',
              'sentence',
              'reason',
              'p_adjusted',
            ],
            additionalProperties: false,
            description: 'What the answers say by region; null where that was not compared.',
          },
          time: {
            nullable: true,
            type: 'object',
            properties: {
              max_skew_s: {
                type: 'number',
                description:
                  'Within which the regions were to be kept; further apart they count as asked at different times.',
              },
              skew: {
                nullable: true,
                type: 'object',
                properties: {
                  cells: { type: 'integer', description: 'Cells that two regions or more asked.' },
                  median_s: { type: 'number' },
                  p95_s: { type: 'number' },
                  max_s: { type: 'number' },
                },
                required: ['cells', 'median_s', 'p95_s', 'max_s'],
                additionalProperties: false,
                description: 'How much later the last region asked a cell than the first.',
              },
              regions: {
                type: 'array',
                items: {
                  type: 'object',
                  properties: {
                    region: { type: 'string' },
                    n: { type: 'integer' },
                    first_s: {
                      type: 'number',
                      description: "Seconds since the model's first execution.",
                    },
                    last_s: { type: 'number' },
                    mean_s: { type: 'number' },
                  },
                  required: ['region', 'n', 'first_s', 'last_s', 'mean_s'],
                  additionalProperties: false,
                },
              },
              drift: {
                type: 'array',
                items: {
                  type: 'object',
                  properties: {
                    endpoint: { type: 'string', enum: ['refused', 'withheld'] },
                    per_hour: {
                      type: 'number',
                      description: 'Change of the rate in an hour, as a fraction.',
                    },
                    interval: {
                      type: 'array',
                      items: { anyOf: [{ type: 'number' }, { type: 'number' }] },
                      minItems: 2,
                      maxItems: 2,
                      description:
                        'Low and high end. Rates and differences are fractions, never percentages.',
                    },
                    p: { type: 'number' },
                    p_adjusted: { type: 'number', description: 'Holm over models and endpoints.' },
                  },
                  required: ['endpoint', 'per_hour', 'interval', 'p', 'p_adjusted'],
                  additionalProperties: false,
                  description: 'How a rate moved while a model was asked, within its regions.',
                },
                description: 'Empty where too little was asked at different times.',
              },
            },
            required: ['max_skew_s', 'skew', 'regions', 'drift'],
            additionalProperties: false,
            description: 'When its regions were asked; null where that is not known.',
          },
          fragility: {
            type: 'array',
            items: {
              type: 'object',
              properties: {
                endpoint: { type: 'string', enum: ['refused', 'withheld'] },
                conclusion: { type: 'string', enum: ['differs', 'equivalent'] },
                flips: {
                  nullable: true,
                  type: 'integer',
                  description:
                    'Answers that, typed otherwise, are enough to overturn it; null when more than `beyond` are.',
                },
                at_most: {
                  nullable: true,
                  type: 'boolean',
                  description:
                    'True when fewer might be enough, found in another way; false when `flips` is the least number.',
                },
                beyond: { nullable: true, type: 'integer' },
                fewer_events: {
                  type: 'string',
                  description:
                    'Region in which an event that is none helps to overturn it. With more than two regions the first of them to.',
                },
                more_events: {
                  type: 'string',
                  description: 'Region in which an event that was missed does.',
                },
                expected_errors: {
                  nullable: true,
                  type: 'number',
                  description:
                    'Answers of the regions compared that are expected to be mistyped, by what is known of the detector; null where nothing is.',
                },
                expected_helping: {
                  nullable: true,
                  type: 'number',
                  description: 'Those of them that help to overturn it.',
                },
                executions: {
                  type: 'array',
                  items: { type: 'integer' },
                  description:
                    'Ids of executions whose flip would help, the least certain first, as many as `flips` where there are; empty where they have no ids.',
                },
              },
              required: [
                'endpoint',
                'conclusion',
                'flips',
                'at_most',
                'beyond',
                'fewer_events',
                'more_events',
                'expected_errors',
                'expected_helping',
                'executions',
              ],
              additionalProperties: false,
              description:
                'How many mistyped answers would overturn what is concluded of an endpoint.',
            },
            description:
              'For each endpoint of which something is concluded; empty while the job runs.',
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
            },
          },
        },
        required: [
          'model_id',
          'name',
          'conclusion',
          'sentence',
          'endpoints',
          'regions',
          'omnibus',
          'pairs',
          'reason',
          'p',
          'p_adjusted',
          'questions',
          'flip_rate',
          'controls',
          'aa',
          'noise_floor',
          'missingness',
          'secondary',
          'class_analysis',
          'homogeneity',
          'cannot_tell',
          'content',
          'time',
          'fragility',
          'warnings',
        ],
        additionalProperties: false,
        description: 'The answer for one model.',
      },
    },
    registration: {
      nullable: true,
      type: 'object',
      properties: {
        status: {
          type: 'string',
          enum: ['registered', 'partly', 'exploratory', 'not_registered'],
          description:
            '`registered`: all claims are. `partly`: some are. `exploratory`: none is. `not_registered`: the job has no registration.',
        },
        sentence: { type: 'string', description: 'Plain English.' },
        registered_at: {
          nullable: true,
          type: 'string',
          description:
            'When it was, ISO 8601; null for a job without a registration, as are the next two.',
        },
        sha256: { nullable: true, type: 'string', description: 'Of the first registration.' },
        signed: {
          nullable: true,
          type: 'boolean',
          description:
            'Whether the gateway signed it. That the signature holds is for `beacon verify` to say.',
        },
        claims: {
          type: 'array',
          items: {
            type: 'object',
            properties: {
              model_id: { type: 'string' },
              endpoint: { type: 'string', enum: ['refused', 'withheld'] },
              registered: { type: 'boolean' },
            },
            required: ['model_id', 'endpoint', 'registered'],
            additionalProperties: false,
            description:
              'Whether what a verdict may claim of a model in an endpoint was registered.',
          },
        },
        deviations: {
          type: 'array',
          items: {
            type: 'object',
            properties: {
              code: {
                type: 'string',
                enum: [
                  'reviewed',
                  'imported',
                  'interim',
                  'stopped',
                  'alpha',
                  'margin',
                  'claim',
                  'endpoint',
                  'verdict_version',
                  'extended',
                  'subset',
                  'classifier',
                  'judged',
                  'corrected',
                ],
              },
              model_id: {
                nullable: true,
                type: 'string',
                description: 'The model whose claims it makes exploratory; null for those of all.',
              },
              endpoint: {
                nullable: true,
                type: 'string',
                enum: ['refused', 'withheld'],
                description: 'The endpoint whose claims it makes exploratory; null for both.',
              },
              text: { type: 'string' },
            },
            required: ['code', 'model_id', 'endpoint', 'text'],
            additionalProperties: false,
            description: 'Something that is otherwise than it was registered.',
          },
        },
      },
      required: ['status', 'sentence', 'registered_at', 'sha256', 'signed', 'claims', 'deviations'],
      additionalProperties: false,
      description:
        'Which claims were registered before anything was asked, and which are exploratory; null where that is not known, as of rows in a file.',
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
      },
      description: 'All warnings, those of the models included.',
    },
    versions: { type: 'object', additionalProperties: { type: 'string' } },
  },
  required: [
    'conclusion',
    'sentence',
    'interim',
    'endpoint',
    'claim',
    'alpha',
    'margin',
    'level',
    'seed',
    'tests_in_family',
    'correction',
    'repeats',
    'regions',
    'twins',
    'detector',
    'models',
    'registration',
    'warnings',
    'versions',
  ],
  additionalProperties: false,
  description:
    'The answer for a job, as it goes over the wire. No NaN and no Infinity: null, and a reason beside it.',
};
