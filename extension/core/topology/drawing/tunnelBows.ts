import type { Point, Rectangle } from './geometry.ts';

/** Pixels between a bow and the nodes that it passes over. */
const CLEAR = 26;

/**
 * The points of a tunnel's bow, which is drawn over the rest: three of a quadratic curve between facing sides where
 * no node is between them, else four of a cubic curve that rises from both tops and passes above the nodes between.
 */
export function tunnelBow(one: Rectangle, other: Rectangle, nodes: readonly Rectangle[]): Point[] {
  const [left, right] = one.x <= other.x ? [one, other] : [other, one];
  const start = { x: left.x + left.width, y: left.y + left.height / 2 };
  const end = { x: right.x, y: right.y + right.height / 2 };
  // One above the other: from the middle, bent to the side.
  if (end.x <= start.x) {
    return [start, { x: start.x + 48, y: (start.y + end.y) / 2 }, { x: right.x + right.width, y: end.y }];
  }
  const height = 18 + (end.x - start.x) / 16;
  const top = Math.min(start.y, end.y) - height;
  const bottom = Math.max(start.y, end.y);
  const between = nodes.filter(
    (node) =>
      node !== one &&
      node !== other &&
      node.x < end.x &&
      node.x + node.width > start.x &&
      node.y < bottom &&
      node.y + node.height > top,
  );
  if (between.length === 0) return [start, { x: (start.x + end.x) / 2, y: top }, end];
  const from = { x: left.x + left.width / 2, y: left.y };
  const to = { x: right.x + right.width / 2, y: right.y };
  const apex = Math.min(from.y, to.y, ...between.map(({ y }) => y)) - CLEAR;
  // Puts the curve's middle at the apex: that is an eighth of each end plus three eighths of each control point.
  const control = (apex - (from.y + to.y) / 8) / 0.75;
  return [from, { x: from.x, y: control }, { x: to.x, y: control }, to];
}

/** The highest point of a bow, for its label. */
export function topOfBow(points: readonly Point[]): Point {
  const [a = { x: 0, y: 0 }, b = a, c = b, d = c] = points;
  if (points.length === 4) return { x: (a.x + d.x) / 2, y: (a.y + d.y) / 8 + ((b.y + c.y) * 3) / 8 };
  return { x: (a.x + 2 * b.x + c.x) / 4, y: (a.y + 2 * b.y + c.y) / 4 };
}
