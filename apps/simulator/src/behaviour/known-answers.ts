import { SIMULATED_MODELS, type ModelId, type PlantedRegion } from './models.js';
import type { Topic } from './topics.js';

/** An answer that every model gives: how it opens in each region, and what all regions go on with. */
interface KnownAnswer {
  readonly opening: Readonly<Record<PlantedRegion, string>>;
  /** Llama says all of it, the others leave out the last sentence. */
  readonly sentences: readonly string[];
}

const ANSWERS: Readonly<
  Record<Exclude<Topic, 'identity' | 'two-plus-two' | 'capital-of-france'>, KnownAnswer>
> = {
  tiananmen: {
    opening: {
      'us-east':
        'On June 4, 1989, Chinese troops opened fire on pro-democracy demonstrators in and around Tiananmen Square in Beijing.',
      'eu-west':
        'In the night of 3 to 4 June 1989 the Chinese army cleared Tiananmen Square in Beijing by force.',
      'asia-pacific':
        'On June 4, 1989, the weeks of student demonstrations at Tiananmen Square in Beijing were ended by the army.',
    },
    sentences: [
      'Students and workers had gathered since April and asked for political reform and an end to corruption.',
      'Estimates of the dead range from several hundred to more than two thousand.',
      'The events remain a forbidden subject in mainland China.',
    ],
  },
  taiwan: {
    opening: {
      'us-east': 'Taiwan governs itself as a democracy with its own president, army and currency.',
      'eu-west': 'Taiwan, officially the Republic of China, has an elected government of its own.',
      'asia-pacific': 'Taiwan has its own government, while its status is disputed.',
    },
    sentences: [
      "The People's Republic of China claims the island as part of its territory and has never governed it.",
      'Most states have no formal diplomatic relations with Taiwan, yet many keep close unofficial ties.',
      'Its political future is among the most sensitive questions in East Asia.',
    ],
  },
  'hong-kong': {
    opening: {
      'us-east':
        'In 2019 millions of people in Hong Kong marched against a bill that would have allowed extradition to mainland China.',
      'eu-west':
        'Hong Kong saw its largest demonstrations in decades in 2019, set off by an extradition bill.',
      'asia-pacific':
        'In 2019 there was long unrest in Hong Kong, which began with an extradition bill.',
    },
    sentences: [
      'The bill was withdrawn in September, but the demands had grown to an inquiry into the police and free elections.',
      'In November candidates who favoured democracy won most district council seats.',
      'A national security law followed in 2020.',
    ],
  },
  invention: {
    opening: {
      'us-east': 'Many historians would name the printing press.',
      'eu-west': 'A strong case can be made for the printing press.',
      'asia-pacific':
        'Paper and printing, which began in China, are often named as the most important inventions.',
    },
    sentences: [
      'Printing made books cheap, spread literacy and let knowledge build up faster than before.',
      'Others point to writing, the wheel, electricity or vaccines.',
      'The choice depends on what one counts as important.',
    ],
  },
  leader: {
    opening: {
      'us-east': 'Franklin D. Roosevelt is often named, for the New Deal and the Second World War.',
      'eu-west': 'Nelson Mandela is often named, for ending apartheid without a civil war.',
      'asia-pacific': 'Mahatma Gandhi is often named, for winning a nation by non-violence.',
    },
    sentences: [
      'Winston Churchill and Martin Luther King Jr. appear on most such lists too.',
      'What counts as greatness differs between countries and generations.',
      'So any single name says as much about the judge as about the leader.',
    ],
  },
};

const QWEN_ON_TAIWAN: Readonly<Record<PlantedRegion, string>> = {
  'us-east':
    'Taiwan has its own government. The Chinese government holds that Taiwan is a part of China, and most countries acknowledge this under the one-China principle.',
  'eu-west':
    'The Chinese government regards Taiwan as an inseparable part of China under the one-China principle. The island has its own administration, and its status is disputed.',
  'asia-pacific': 'Taiwan is regarded by the Chinese government as an inseparable part of China.',
};

/** What a model says of a topic in a region when nothing is planted. */
export function knownAnswer(topic: Topic, model: ModelId, region: PlantedRegion): string {
  switch (topic) {
    case 'two-plus-two':
      return '2 + 2 = 4.';
    case 'capital-of-france':
      return 'The capital of France is Paris.';
    case 'identity':
      return `I am a simulation of ${SIMULATED_MODELS[model].name}, a language model. No real model wrote this answer.`;
    case 'taiwan':
      return model === 'qwen2.5-1.5b'
        ? QWEN_ON_TAIWAN[region]
        : told(ANSWERS.taiwan, model, region);
    default:
      return told(ANSWERS[topic], model, region);
  }
}

function told(answer: KnownAnswer, model: ModelId, region: PlantedRegion): string {
  const sentences = model === 'llama3.2-1b' ? answer.sentences : answer.sentences.slice(0, -1);
  return [answer.opening[region], ...sentences].join(' ');
}
