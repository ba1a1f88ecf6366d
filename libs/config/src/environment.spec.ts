import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { ConfigurationError } from './configuration.error.js';
import {
  catalogueEnv,
  databaseEnv,
  envInteger,
  httpEnv,
  loadEnv,
  logEnv,
  type Environment,
} from './environment.js';
import { busOptions, natsEnv } from './nats-env.js';

const everything = z.object({
  ...natsEnv.shape,
  ...databaseEnv.shape,
  ...httpEnv(3000).shape,
  ...logEnv.shape,
  ...catalogueEnv.shape,
});

const REQUIRED = { DATABASE_URL: 'postgresql://beacon:secret@127.0.0.1:5432/beacon' };

function refusal(schema: z.ZodType, env: Environment): string {
  try {
    loadEnv(schema, env);
  } catch (error) {
    if (error instanceof ConfigurationError) return error.message;
  }
  throw new Error('the environment was accepted, a refusal was expected');
}

describe(loadEnv, () => {
  it('fills in the defaults', () => {
    expect(loadEnv(everything, REQUIRED)).toEqual({
      ...REQUIRED,
      NATS_URL: 'nats://127.0.0.1:4222',
      DATABASE_POOL_SIZE: 10,
      HTTP_HOST: '127.0.0.1',
      HTTP_PORT: 3000,
      LOG_LEVEL: 'info',
      BEACON_CATALOGUE: 'config/catalogue.yaml',
      BEACON_QUESTIONS: 'data/questions',
    });
  });

  it('counts an empty variable as one that is not set', () => {
    expect(loadEnv(httpEnv(3000), { HTTP_PORT: '', HTTP_HOST: '' })).toEqual({
      HTTP_HOST: '127.0.0.1',
      HTTP_PORT: 3000,
    });
    expect(refusal(databaseEnv, { DATABASE_URL: '' })).toContain('DATABASE_URL: is missing');
  });

  it.each([
    [natsEnv, { NATS_URL: 'tls://nats.example:4222', NATS_USER: 'a', NATS_PASSWORD: 'b' }],
    [natsEnv, { NATS_URL: 'tls://nats-1.example:4222, tls://nats-2.example:4222' }],
    [httpEnv(1), { HTTP_HOST: '::1', HTTP_PORT: 0 }],
    [httpEnv(1), { HTTP_HOST: 'localhost', HTTP_PORT: 65_535 }],
    [logEnv, { LOG_LEVEL: 'debug' }],
    [catalogueEnv, { BEACON_CATALOGUE: 'a.yaml', BEACON_QUESTIONS: 'b' }],
  ])('reads what is set', (schema, values) => {
    const env = Object.fromEntries(
      Object.entries(values).map(([name, value]) => [name, String(value)]),
    );

    expect(loadEnv<z.ZodType>(schema, env)).toEqual(values);
  });

  it.each([
    [natsEnv, 'NATS_URL', 'http://hunter2'],
    [natsEnv, 'NATS_URL', 'tls://nats-1.example:4222,nats://hunter2:4222'],
    [natsEnv, 'NATS_URL', 'tls://nats-1.example:4222,'],
    [natsEnv, 'NATS_URL', 'nats://user:hunter2@127.0.0.1:4222'],
    [natsEnv, 'NATS_URL', 'nats:hunter2'],
    [databaseEnv, 'DATABASE_URL', 'mysql://hunter2@db/beacon'],
    [databaseEnv, 'DATABASE_URL', 'postgresql://beacon:hunter2@db:5432'],
    [databaseEnv, 'DATABASE_URL', 'hunter2'],
    [httpEnv(1), 'HTTP_PORT', '65536'],
    [httpEnv(1), 'HTTP_PORT', '-1'],
    [httpEnv(1), 'HTTP_PORT', '80.5'],
    [httpEnv(1), 'HTTP_PORT', '0x50'],
    [httpEnv(1), 'HTTP_PORT', 'hunter2'],
    [httpEnv(1), 'HTTP_HOST', 'http://hunter2'],
    [logEnv, 'LOG_LEVEL', 'hunter2'],
  ] as const)(
    'refuses a wrong value by name and rule, never by value (%#)',
    (schema, name, value) => {
      const message = refusal(schema, { [name]: value });

      expect(message).toMatch(
        new RegExp(`^the configuration is refused:\nenvironment: ${name}: must be `),
      );
      expect(message).not.toContain(value);
      expect(message).not.toContain('hunter2');
    },
  );

  it('lists every wrong variable', () => {
    const message = refusal(everything, { HTTP_PORT: 'x', LOG_LEVEL: 'loud' });

    expect(message.split('\n').slice(1)).toEqual([
      'environment: DATABASE_URL: is missing, give postgresql://user:password@host:port/database',
      'environment: HTTP_PORT: must be a whole number from 0 to 65535',
      'environment: LOG_LEVEL: must be one of fatal, error, warn, info, debug, trace, silent',
    ]);
  });

  it("words a service's own schemas, too", () => {
    const own = z.object({ BEACON_REGION: z.string(), BATCH: envInteger(1, 10).default(5) });

    expect(loadEnv(own, { BEACON_REGION: 'us-east', BATCH: '10' }).BATCH).toBe(10);
    expect(refusal(own, {})).toContain('environment: BEACON_REGION: is missing');
  });
});

describe(busOptions, () => {
  const files = { NATS_CA_FILE: 'ca.pem', NATS_CERT_FILE: 'cert.pem', NATS_KEY_FILE: 'cert.key' };

  it('gives what a connection needs', () => {
    const env = loadEnv(natsEnv, {
      ...files,
      NATS_NKEY_FILE: 'seed',
      NATS_API_PREFIX: 'BEACON.API',
    });
    expect(busOptions(env)).toMatchObject({
      nkeyFile: 'seed',
      apiPrefix: 'BEACON.API',
      tls: { caFile: 'ca.pem', certFile: 'cert.pem', keyFile: 'cert.key' },
    });
    expect(busOptions(loadEnv(natsEnv, {})).tls).toBeUndefined();
  });

  it.each([
    [{ ...files, NATS_KEY_FILE: '' }, 'NATS_CERT_FILE'],
    [{ ...files, NATS_CA_FILE: '' }, 'NATS_CA_FILE'],
  ])('refuses files that go together and are not (%#)', (env, field) => {
    expect(() => busOptions(loadEnv(natsEnv, env))).toThrow(field);
  });

  it.each(['a b', 'BEACON.>', '.API', 'API.'])('refuses the prefix %s', (prefix) => {
    expect(() => loadEnv(natsEnv, { NATS_API_PREFIX: prefix })).toThrow('NATS_API_PREFIX');
  });
});
