import { overlap, pointOn, type Point, type Rectangle } from './geometry.ts';

/** Pixels between a bow and what it passes over. */
const CLEAR = 26;
/** Shares of a node's width at which a bow may leave it, and of a bow's way at which it is looked at. */
const EXITS = [0.5, 0.25, 0.75, 0.9, 0.1];
/** Pixels that a bow runs straight out of a node, where plainer ones have no way. */
const PULLS = [80, 200, 400];
const SHARES = Array.from({ length: 41 }, (_, index) => index / 40);

/**
 * The points of a tunnel's bow, which is drawn over the rest: three of a quadratic curve between facing sides, or four of a
 * cubic one that leaves both nodes at their tops or at their bottoms. The plainest that runs over no node, through no title
 * and not along an earlier bow; where there is none, the one that does so the least.
 */
export function tunnelBow(
  one: Rectangle,
  other: Rectangle,
  nodes: readonly Rectangle[],
  titles: readonly Rectangle[] = [],
  earlier: readonly (readonly Point[])[] = [],
): Point[] {
  const others = nodes.filter((node) => node !== one && node !== other);
  const drawn = earlier.flatMap(spots);
  let best: { readonly bow: Point[]; readonly hits: number } | undefined;
  for (const bow of bows(one, other, others)) {
    const points = spots(bow);
    const hits = 3 * hitBy(points, titles) + hitBy(points, others) + (isAlong(points, drawn) ? 0.5 : 0);
    if (hits === 0) return bow;
    if (!best || hits < best.hits) best = { bow, hits };
  }
  return best?.bow ?? [];
}

/** Where a bow is, as small squares. */
export function spots(bow: readonly Point[]): Rectangle[] {
  return SHARES.map((share) => ({ ...pointOn(bow, share), width: 2, height: 2 }));
}

/** How many of these a bow runs through. */
function hitBy(points: readonly Rectangle[], rectangles: readonly Rectangle[]): number {
  return rectangles.filter((rectangle) => points.some((point) => overlap(point, rectangle))).length;
}

/** Whether a bow lies on others for a good part of its way, and not only where it begins, ends or crosses them. */
function isAlong(points: readonly Rectangle[], drawn: readonly Rectangle[]): boolean {
  const on = points.filter(({ x, y }) =>
    drawn.some((spot) => Math.abs(spot.x - x) < 16 && Math.abs(spot.y - y) < 5),
  );
  return on.length > points.length / 4;
}

/** The bows that may be drawn, the plainest first. */
function* bows(one: Rectangle, other: Rectangle, others: readonly Rectangle[]): Generator<Point[]> {
  const [left, right] = one.x <= other.x ? [one, other] : [other, one];
  const start = { x: left.x + left.width, y: left.y + left.height / 2 };
  const end = { x: right.x, y: right.y + right.height / 2 };
  if (end.x > start.x) {
    const height = 18 + (end.x - start.x) / 16;
    for (const up of [height, 2 * height, -height, 0])
      yield [start, { x: (start.x + end.x) / 2, y: Math.min(start.y, end.y) - up }, end];
  } else {
    // One above the other: bent to the side.
    for (const out of [48, 96, 160]) {
      const side = Math.max(start.x, right.x + right.width) + out;
      yield [start, { x: side, y: start.y }, { x: side, y: end.y }, { x: right.x + right.width, y: end.y }];
    }
  }
  const between = others.filter(({ x, width }) => x < right.x + right.width && x + width > left.x);
  for (const side of ['top', 'bottom'] as const) {
    const edgeOf = ({ y, height }: Rectangle): number => (side === 'top' ? y : y + height);
    const outer = side === 'top' ? Math.min : Math.max;
    const away = side === 'top' ? -CLEAR : CLEAR;
    const near = outer(edgeOf(left), edgeOf(right));
    const far = outer(near, ...between.map(edgeOf));
    for (const apex of new Set([near, far, far + away, far + 2 * away])) {
      for (const exit of EXITS) {
        const from = { x: left.x + left.width * exit, y: edgeOf(left) };
        const to = { x: right.x + right.width * (1 - exit), y: edgeOf(right) };
        // Puts the curve's middle at the apex: that is an eighth of each end plus three eighths of each control point.
        const control = (apex + away - (from.y + to.y) / 8) / 0.75;
        yield [from, { x: from.x, y: control }, { x: to.x, y: control }, to];
      }
    }
  }
  for (const pull of PULLS)
    for (const from of waysOut(left, pull))
      for (const to of waysOut(right, pull)) yield [from.at, from.towards, to.towards, to.at];
}

/** The middles of a node's sides, and points as many pixels away from them. */
function waysOut({ x, y, width, height }: Rectangle, pull: number): { at: Point; towards: Point }[] {
  const [middle, half] = [
    { x: x + width / 2, y: y + height / 2 },
    { x: width / 2, y: height / 2 },
  ];
  return [1, -1].flatMap((sign) => [
    {
      at: { x: middle.x + sign * half.x, y: middle.y },
      towards: { x: middle.x + sign * (half.x + pull), y: middle.y },
    },
    {
      at: { x: middle.x, y: middle.y + sign * half.y },
      towards: { x: middle.x, y: middle.y + sign * (half.y + pull) },
    },
  ]);
}
