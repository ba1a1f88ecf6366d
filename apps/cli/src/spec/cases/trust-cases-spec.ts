import { SigningKey, enrolKey } from '@beacon/signing';
import { join } from 'node:path';
import { LOCAL, type CasesTable } from './command-cases-spec.js';

const { publicKey, kid } = SigningKey.generate();
const other = SigningKey.generate();

/** Commands about keys and the trust list, in a file of their own. */
export const TRUST: CasesTable = {
  'trust new': {
    works: [
      {
        typed: 'trust new spec-key.pem',
        shows: /^Key [0-9a-f]{16} is in spec-key\.pem, readable by its owner only\.$/m,
        isRunOnce: true,
      },
    ],
    wrong: [
      ['trust new job.yaml', /^the key file job\.yaml was not written: there is a file already/i],
    ],
    away: LOCAL,
  },
  'trust enrol': {
    works: [
      {
        typed: `trust enrol ${publicKey} --role executor --region us-east --file spec-trust.json`,
        shows: new RegExp(`${kid}.*executor`),
      },
    ],
    wrong: [
      [
        `trust enrol ${publicKey} --role boss --file spec-trust.json`,
        /^--role is "boss", must be one of planner, executor, /,
      ],
      [
        `trust enrol ${other.publicKey} --role executor --file wrong-trust.json`,
        /region must be an executor's region/,
      ],
      [
        `trust enrol ${other.publicKey} --role planner --not-after soon --file wrong-trust.json`,
        /^--not-after is "soon", must be a moment in ISO 8601/,
      ],
      ['trust enrol AAAA --role planner --file wrong-trust.json', /32 bytes in base64/],
    ],
    away: LOCAL,
  },
  'trust revoke': {
    works: [
      {
        typed: async ({ folder }) => {
          // A key that was revoked is enrolled no more: each run has one of its own.
          const { publicKey: one, kid: id } = SigningKey.generate();
          const file = join(folder, 'spec-revoked.json');
          await enrolKey(file, { public_key: one, role: 'planner', region: null });
          return `trust revoke ${id} --file spec-revoked.json`;
        },
        shows: /[0-9a-f]{16}.*revoked/,
      },
    ],
    wrong: [
      ['trust revoke me --file spec-trust.json', /^"me" is no id of a key/],
      [`trust revoke ${kid} --file no-trust.json`, /no-trust\.json cannot be used: ENOENT/],
    ],
    away: LOCAL,
  },
  'trust list': {
    works: [
      {
        typed: async ({ folder }) => {
          const file = join(folder, 'spec-listed.json');
          await enrolKey(file, { public_key: publicKey, role: 'planner', region: null });
          return 'trust list --file spec-listed.json';
        },
        shows: new RegExp(kid),
      },
    ],
    wrong: [['trust list --file no-trust.json', /no-trust\.json cannot be used: ENOENT/]],
    away: LOCAL,
  },
};
