import type { Point, Rectangle } from './geometry.ts';

/** Shares of a bow's way, from its middle to its ends. */
const PLACES = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74];
/** Pixels between a bow and its label. */
const GAP = 5;

/**
 * Where a tunnel's label has room: above its bow, in the middle or beside it, on none of `taken` (nodes, and labels that
 * have their place); else higher up, step by step.
 */
export function labelOfBow(
  bow: readonly Point[],
  size: { readonly width: number; readonly height: number },
  taken: readonly Rectangle[],
): Rectangle {
  for (let up = 0; up <= 6; up++) {
    for (const share of PLACES) {
      const { x, y } = pointOn(bow, share);
      const place = { x: x - size.width / 2, y: y - size.height - GAP - up * size.height, ...size };
      if (!taken.some((other) => overlap(place, other))) return place;
    }
  }
  const { x, y } = pointOn(bow, 0.5);
  return { x: x - size.width / 2, y: y - size.height - GAP, ...size };
}

function overlap(one: Rectangle, other: Rectangle): boolean {
  return (
    one.x < other.x + other.width &&
    other.x < one.x + one.width &&
    one.y < other.y + other.height &&
    other.y < one.y + one.height
  );
}

/** A point of a Bézier curve (de Casteljau's construction), quadratic or cubic. */
function pointOn(points: readonly Point[], share: number): Point {
  const [first = { x: 0, y: 0 }, ...rest] = points;
  if (rest.length === 0) return first;
  const between = rest.map((point, index) => {
    const before = points[index] ?? first;
    return { x: before.x + (point.x - before.x) * share, y: before.y + (point.y - before.y) * share };
  });
  return pointOn(between, share);
}
