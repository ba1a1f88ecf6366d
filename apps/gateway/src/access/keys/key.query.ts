import { KEY_PREFIX_PATTERN } from '@beacon/domain';
import { NameOf, OneOf, WholeNumber } from '../../http/validation/parameters.js';

/** Parameters of the list of keys. */
export class KeyListQuery {
  @OneOf(['false', 'true'], 'Whether keys are listed that were revoked.', { fallback: 'false' })
  readonly revoked!: 'false' | 'true';

  @WholeNumber({ min: 1, max: 1_000, fallback: 200 }, 'Keys at most.')
  readonly limit!: number;
}

/** Names a key by its prefix. */
export class KeyPath {
  @NameOf('API key', KEY_PREFIX_PATTERN, 'Prefix of the key.')
  readonly prefix!: string;
}
