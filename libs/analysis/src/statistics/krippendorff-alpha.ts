/**
 * Krippendorff's alpha (1970; 2011) for nominal classes, any number of raters and missing ratings: 1 - (n-1) sum_{c≠k}
 * o_ck / sum_{c≠k} n_c n_k over coincidences o_ck = sum over units of pairs c-k / (m_u - 1), m_u the ratings of the
 * unit. Units with fewer than two ratings are left out. Raters are interchangeable. Null when no unit has two ratings,
 * or when all ratings are the same: without variation agreement cannot be told from habit.
 * @param units ratings of each unit; null is a missing one.
 */
export function krippendorffAlpha(units: readonly (readonly (string | null)[])[]): number | null {
  const totals = new Map<string, number>();
  let pairable = 0;
  let disagreeing = 0;
  for (const unit of units) {
    const ratings = countsOf(unit);
    const m = [...ratings.values()].reduce((sum, count) => sum + count, 0);
    if (m < 2) continue;
    pairable += m;
    for (const [rating, count] of ratings) {
      totals.set(rating, (totals.get(rating) ?? 0) + count);
      disagreeing += (count * (m - count)) / (m - 1);
    }
  }
  const expected = [...totals.values()].reduce((sum, count) => sum + count * (pairable - count), 0);
  return expected === 0 ? null : 1 - ((pairable - 1) * disagreeing) / expected;
}

function countsOf(unit: readonly (string | null)[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const rating of unit) {
    if (rating !== null) counts.set(rating, (counts.get(rating) ?? 0) + 1);
  }
  return counts;
}
