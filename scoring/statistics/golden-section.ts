const RATIO = (Math.sqrt(5) - 1) / 2;

/** Where between `low` and `high` a function with one peak is largest, to within `tolerance`. Kiefer 1953. */
export function peakOf(height: (at: number) => number, low: number, high: number, tolerance = 1e-6): number {
  let left = low;
  let right = high;
  let inner = right - RATIO * (right - left);
  let outer = left + RATIO * (right - left);
  let atInner = height(inner);
  let atOuter = height(outer);
  while (right - left > tolerance) {
    if (atInner >= atOuter) {
      [right, outer, atOuter] = [outer, inner, atInner];
      inner = right - RATIO * (right - left);
      atInner = height(inner);
    } else {
      [left, inner, atInner] = [inner, outer, atOuter];
      outer = left + RATIO * (right - left);
      atOuter = height(outer);
    }
  }
  return (left + right) / 2;
}
