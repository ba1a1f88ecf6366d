import { ARM_KINDS } from '@beacon/domain';
import { z } from 'zod';

const name = z.string().min(1).max(300);

/** What of a registered specification decides which cells there are, and what each was asked. */
const registeredSpec = z.object({
  models: z
    .array(z.object({ id: name, name: z.string().max(300), regions: z.array(name).max(1_000) }))
    .max(1_000),
  regions: z.array(name).max(1_000),
  prompt: z.string().nullable(),
  repeats: z.int().min(1),
  sampling: z.object({
    temperature: z.number(),
    maxTokens: z.number(),
    seed: z.number().nullable(),
    topP: z.number().nullable(),
  }),
  arms: z
    .array(
      z.object({
        kind: z.enum(ARM_KINDS),
        levels: z
          .array(
            z.object({
              name,
              model: name.optional(),
              systemPrompt: z.string().nullable().optional(),
            }),
          )
          .max(1_000)
          .optional(),
      }),
    )
    .max(100)
    .optional(),
});
export type RegisteredSpec = z.output<typeof registeredSpec>;

/** The parts of a specification that are checked; null when it is none. */
export function readSpecification(specification: unknown): RegisteredSpec | null {
  const read = registeredSpec.safeParse(specification);
  return read.success ? read.data : null;
}
