import type { Label } from '@beacon/classification';

/** Answers that are alike to whoever draws a sample: in one language, typed alike. */
export interface AnswerStratum {
  /** Of the question; null where it is not known. */
  readonly language: string | null;
  /** What the answers were typed as when the sample was drawn. */
  readonly typed: Label;
  /** How many there are. */
  readonly answers: number;
}

/**
 * How many answers to draw from each stratum. Languages take turns until the sample is full or nothing is left. Within a language every other turn goes
 * to what was typed as answered, since only there is found what was missed, and the others are shared among the ways to withhold. Within a stratum every
 * answer has the same chance, which is what the estimate needs; how many each gives is a matter of precision only.
 * @returns in the order of the strata.
 */
export function allocate(strata: readonly AnswerStratum[], size: number): number[] {
  const places = strata.map(({ language, typed, answers }) => ({
    language,
    typed,
    left: answers,
    taken: 0,
  }));
  const languages = [...Map.groupBy(places, ({ language }) => language).values()];
  let left = size;
  for (let turn = 0; left > 0 && places.some((place) => place.left > 0); turn += 1) {
    for (const own of languages) {
      const place = left > 0 ? nextPlace(own, turn % 2 === 0) : undefined;
      if (place === undefined) continue;
      place.left -= 1;
      place.taken += 1;
      left -= 1;
    }
  }
  return places.map(({ taken }) => taken);
}

interface Place {
  readonly typed: Label;
  left: number;
  taken: number;
}

/** That of its kind which has given least; one of the other kind where nothing is left of it. */
function nextPlace(own: readonly Place[], isAnswered: boolean): Place | undefined {
  const open = own.filter(({ left }) => left > 0);
  const wanted = open.filter(({ typed }) => (typed === 'answered') === isAnswered);
  const [first] = (wanted.length > 0 ? wanted : open).toSorted((a, b) => a.taken - b.taken);
  return first;
}
