/** A region that a new catalogue can have. */
export interface Place {
  readonly id: string;
  readonly name: string;
  readonly code: string;
  readonly flag: string;
  readonly promptName: string;
  readonly aliases: readonly string[];
}

/** The regions that `init` offers, in their order; others are written into the file. */
export const PLACES: readonly Place[] = [
  {
    id: 'us-east',
    name: 'United States',
    code: 'US',
    flag: '🇺🇸',
    promptName: 'the US',
    aliases: ['US', 'USA'],
  },
  {
    id: 'eu-west',
    name: 'Europe',
    code: 'EU',
    flag: '🇪🇺',
    promptName: 'Europe',
    aliases: ['EU', 'Europe'],
  },
  {
    id: 'asia-pacific',
    name: 'Asia Pacific',
    code: 'ASIA',
    flag: '🌏',
    promptName: 'Asia',
    aliases: ['ASIA', 'APAC'],
  },
];

export const PLACE_IDS: readonly string[] = PLACES.map(({ id }) => id);

/** Two are enough to compare, and the least that is. */
export const USUAL_PLACES: readonly string[] = ['us-east', 'eu-west'];
