import { z } from 'zod';

/**
 * A list of 1 to `most` entries, read up to the first that is wrong: a validator makes an issue for each wrong entry, and a list of a
 * million of them would fill the memory before anybody counted them.
 */
export function boundedList<Item extends z.ZodType>(item: Item, most: number) {
  return z.preprocess(
    (given) => (Array.isArray(given) ? upToFirstWrong(given, item, most) : given),
    z.array(item).min(1).max(most),
  );
}

/** The list itself when all of it is right; else what is wrong of it, and null of one that is too long. */
function upToFirstWrong(given: readonly unknown[], item: z.ZodType, most: number): unknown {
  if (given.length > most) return null;
  const wrong = given.findIndex((entry) => !item.safeParse(entry).success);
  return wrong < 0 ? given : [given[wrong]];
}
