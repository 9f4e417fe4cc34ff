export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Pixels from the drawing's upper left corner. */
export interface Rectangle extends Point {
  readonly width: number;
  readonly height: number;
}

/** Whether two rectangles share more than an edge. */
export function overlap(one: Rectangle, other: Rectangle): boolean {
  return (
    one.x < other.x + other.width &&
    other.x < one.x + one.width &&
    one.y < other.y + other.height &&
    other.y < one.y + one.height
  );
}

/** The upright and level parts of a line, each as wide as a pixel at least. */
export function partsOf(corners: readonly Point[]): Rectangle[] {
  return corners.flatMap((to, index): Rectangle[] => {
    const from = corners[index - 1];
    if (!from) return [];
    return [
      {
        x: Math.min(from.x, to.x),
        y: Math.min(from.y, to.y),
        width: Math.max(1, Math.abs(from.x - to.x)),
        height: Math.max(1, Math.abs(from.y - to.y)),
      },
    ];
  });
}

/** A point of a Bézier curve (de Casteljau's construction), quadratic or cubic; `share` of its way, from 0 to 1. */
export function pointOn(points: readonly Point[], share: number): Point {
  const [first = { x: 0, y: 0 }, ...rest] = points;
  if (rest.length === 0) return first;
  const between = rest.map((point, index) => {
    const before = points[index] ?? first;
    return { x: before.x + (point.x - before.x) * share, y: before.y + (point.y - before.y) * share };
  });
  return pointOn(between, share);
}
