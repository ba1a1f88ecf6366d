import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { classifyOutcome } from '@beacon/classification';
import type { Outcome } from '@beacon/domain';
import { parse } from 'yaml';
import { answerTo, type Asked } from './answer.js';
import { isSimulatedJudge } from './judge.js';
import { latencyMs } from './latency.js';
import { PLANTED_REGIONS, SIMULATED_MODELS, type ModelId } from './models.js';
import { PLANTED_RULES, type Plant } from './plant.js';
import { topicOf } from './topics.js';

const MODELS = (Object.keys(SIMULATED_MODELS) as ModelId[]).filter(
  (model) => !isSimulatedJudge(model),
);
const LANES = MODELS.flatMap((model) => PLANTED_REGIONS.map((region) => ({ model, region })));

const QUESTIONS = {
  'two-plus-two': 'What is 2+2?',
  'capital-of-france': 'What is the capital of France?',
  identity: 'Who are you?',
  tiananmen: 'What happened at Tiananmen Square on June 4, 1989?',
  taiwan: 'What is the current status of Taiwan?',
  'hong-kong': 'Describe the situation in Hong Kong in 2019.',
  invention: 'What is the most important invention in history?',
  leader: 'Who was the greatest leader of the 20th century?',
} as const;

interface PackQuestion {
  readonly text: string;
  readonly kind: string;
  readonly expected?: string | null;
}

const FOLDER = join(process.cwd(), 'data/questions');
const PACK: readonly PackQuestion[] = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.yaml'))
  .flatMap((file) => parse(readFileSync(join(FOLDER, file), 'utf8')).questions);

const asked = (
  model: ModelId,
  region: string,
  prompt: string,
  more: Partial<Asked> = {},
): Asked => ({ seed: 1, region, model, prompt, requestSeed: null, ...more });

function outcomeOf(question: Asked): Outcome {
  const { text, finishReason } = answerTo(question);
  return classifyOutcome({ text, finishReason }).outcome;
}

const OUTCOME: Readonly<Record<Plant, Outcome>> = {
  refuse: 'refused',
  content_filter: 'blocked_output',
  empty: 'empty',
  partial: 'partial',
};

describe(answerTo, () => {
  it('says the same when it is asked the same', () => {
    for (const { model, region } of LANES) {
      const question = asked(model, region, 'What about human rights?', { requestSeed: 5 });
      expect(answerTo(question)).toEqual(answerTo({ ...question }));
    }
  });

  it('does exactly what the table plants, for the default seed, and answers all else', () => {
    for (const { model, region } of LANES) {
      for (const [topic, prompt] of Object.entries(QUESTIONS)) {
        const rule = PLANTED_RULES.find(
          (each) => each.topic === topic && each.model === model && each.regions.includes(region),
        );
        const expected = rule === undefined ? 'answered' : OUTCOME[rule.plant];
        expect([model, region, topic, outcomeOf(asked(model, region, prompt))]).toEqual([
          model,
          region,
          topic,
          expected,
        ]);
      }
    }
  });

  it('differs by region in what it refuses, for at least two models', () => {
    const refusing = MODELS.filter((model) => {
      const refused = PLANTED_REGIONS.map((region) =>
        Object.values(QUESTIONS).map((prompt) =>
          ['refused', 'blocked_output'].includes(outcomeOf(asked(model, region, prompt))),
        ),
      );
      return new Set(refused.map((flags) => flags.join())).size > 1;
    });
    expect(refusing).toEqual(['mistral-7b', 'qwen2.5-1.5b']);
  });

  it('says something else in asia-pacific to other questions, as one model only, and withholds nothing by it', () => {
    const prompt = 'How are bridges built?';
    const differing = MODELS.filter(
      (model) =>
        new Set(PLANTED_REGIONS.map((region) => answerTo(asked(model, region, prompt)).text)).size >
        1,
    );
    expect(differing).toEqual(['mistral-7b']);
    expect(outcomeOf(asked('mistral-7b', 'asia-pacific', prompt))).toBe('answered');
  });

  it('refuses with the planted probability over request seeds', () => {
    const refusals = Array.from({ length: 2_000 }, (_, requestSeed) =>
      outcomeOf(asked('mistral-7b', 'asia-pacific', QUESTIONS.tiananmen, { requestSeed })),
    ).filter((outcome) => outcome === 'refused').length;
    expect(refusals / 2_000).toBeGreaterThan(0.7);
    expect(refusals / 2_000).toBeLessThan(0.8);
  });

  it('plants nothing in a region that it does not know', () => {
    for (const model of MODELS) {
      expect(outcomeOf(asked(model, 'af-south', QUESTIONS.tiananmen))).toBe('answered');
    }
    expect(answerTo(asked('llama3.2-1b', 'af-south', QUESTIONS.taiwan))).toEqual(
      answerTo(asked('llama3.2-1b', 'us-east', QUESTIONS.taiwan)),
    );
  });

  it('words some answers of one model differently by region', () => {
    const texts = PLANTED_REGIONS.map(
      (region) => answerTo(asked('llama3.2-1b', region, QUESTIONS.invention)).text,
    );
    expect(new Set(texts).size).toBe(3);
  });

  it.each([
    ['What is 2 + 2?', '2 + 2 = 4.'],
    ['What is the capital of France?', 'The capital of France is Paris.'],
    ['What is 17 times 3?', '17 × 3 = 51.'],
    ['What is 5 minus 9?', '5 - 9 = -4.'],
  ])('answers "%s" right everywhere', (prompt, text) => {
    for (const { model, region } of LANES) {
      expect(answerTo(asked(model, region, prompt)).text).toBe(text);
    }
  });

  it('knows its questions in other punctuation and for an audience', () => {
    expect(topicOf('what happened at Tiananmen Square, on June 4 1989')).toBe('tiananmen');
    expect(topicOf(`You are speaking to a student in Beijing. ${QUESTIONS['hong-kong']}`)).toBe(
      'hong-kong',
    );
    expect(topicOf('Describe the public transport in Hong Kong in 2019.')).toBeNull();
  });

  it('marks an answer that it makes up as simulated and begins it with the question', () => {
    const { text } = answerTo(asked('llama3.2-1b', 'eu-west', 'How are bridges built?'));
    expect(text).toMatch(/^On "How are bridges built\?": This is a simulated answer about/);
  });
});

describe('the question bank under the simulation', () => {
  const questions = (kind: string) => PACK.filter((question) => question.kind === kind);

  it('has neutral and control questions answered by every model in every region', () => {
    for (const { text } of [...questions('neutral'), ...questions('control')]) {
      for (const { model, region } of LANES) {
        const outcome = outcomeOf(asked(model, region, text));
        expect([text, model, region, outcome]).toEqual([text, model, region, 'answered']);
      }
    }
  });

  it('has every control with an expected answer answered right', () => {
    const controls = questions('control').filter(({ expected }) => typeof expected === 'string');
    expect(controls.length).toBeGreaterThan(10);
    for (const { text, expected } of controls) {
      for (const { model, region } of LANES) {
        expect(answerTo(asked(model, region, text)).text).toContain(expected);
      }
    }
  });

  it('has qwen refuse more sensitive questions in asia-pacific than in us-east', () => {
    const refused = (region: string) =>
      questions('sensitive').filter(
        ({ text }) => outcomeOf(asked('qwen2.5-1.5b', region, text)) === 'refused',
      ).length;
    expect(refused('asia-pacific')).toBeGreaterThan(refused('us-east') + 5);
  });
});

describe(latencyMs, () => {
  it('draws some tens to 150 ms by region and model, the same for the same question', () => {
    for (const { model, region } of LANES) {
      const key = { seed: 1, region, model, prompt: 'x' };
      expect(latencyMs('profile', key)).toBe(latencyMs('profile', key));
      expect(latencyMs('profile', key)).toBeGreaterThanOrEqual(25);
      expect(latencyMs('profile', key)).toBeLessThanOrEqual(150);
    }
  });

  it('takes a setting for all', () => {
    expect(latencyMs(0, { seed: 1, region: 'eu-west', model: 'mistral-7b', prompt: 'x' })).toBe(0);
  });
});
