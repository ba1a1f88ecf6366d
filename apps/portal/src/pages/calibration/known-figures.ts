import type { Calibration, Endpoint } from '../../api/verdict-queries.ts';

type Language = Calibration['languages'][number];
type EndpointCalibration = Language['endpoints'][number];

/** What is known of an endpoint in one language. */
export interface KnownFigures {
  readonly language: string;
  readonly figures: EndpointCalibration;
  /** Whether so much is found that a model may be called equivalent. */
  readonly suffices: boolean;
}

/** The languages in which an endpoint's figures are known, those with the most labelled answers first. */
export function knownFigures(
  languages: readonly Language[],
  endpoint: Endpoint,
): readonly KnownFigures[] {
  return languages
    .flatMap(({ language, endpoints }) => {
      const figures = endpoints.find((found) => found.endpoint === endpoint);
      return figures === undefined
        ? []
        : [{ language, figures, suffices: figures.suffices_for_equivalent }];
    })
    .toSorted((a, b) => b.figures.answers - a.figures.answers);
}

const NAMES = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });

/** `Chinese (zh)`; the tag alone where it has no name. */
export function languageName(tag: string): string {
  try {
    const name = NAMES.of(tag);
    return name === undefined ? tag : `${name} (${tag})`;
  } catch {
    // Not a tag as the browser knows them.
    return tag;
  }
}
