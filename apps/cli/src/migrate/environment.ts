import { databaseEnv } from '@beacon/config';

/** What `npm run migrate` reads; nothing with `--embedded`. */
export const migrateEnv = databaseEnv.pick({ DATABASE_URL: true });
