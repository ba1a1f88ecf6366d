import { z } from 'zod';

/** What the embedded stack reads for itself; services started by it get every other variable as it is. */
export const stackEnv = z.object({
  NATS_URL: z.string().optional().describe('A broker to use in place of the embedded one.'),
  DATABASE_URL: z.string().optional().describe('A database to use in place of the embedded one.'),
  BEACON_CATALOGUE: z
    .string()
    .optional()
    .describe("File of the catalogue; the project's `config/catalogue.yaml` unless set."),
  BEACON_QUESTIONS: z
    .string()
    .optional()
    .describe("Folder of the question bank; the project's `data/questions` unless set."),
  BEACON_TRUST_FILE: z
    .string()
    .optional()
    .describe('A trust list to use in place of the one, and the keys, that the stack makes.'),
  BEACON_NATS_SERVER: z
    .string()
    .optional()
    .describe(
      'Path of the nats-server to run; else one is looked for on PATH, in the optional package, then downloaded.',
    ),
});
