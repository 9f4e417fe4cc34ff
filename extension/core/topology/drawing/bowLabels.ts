import { overlap, pointOn, type Point, type Rectangle } from './geometry.ts';

/** Shares of a bow's way, from its middle to its ends. */
const PLACES = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74];
/** Pixels between a bow and its label. */
const GAP = 5;
/** How far from its bow a label may stand, in its own height. */
const ROWS = [0, 0.5, 1, 2, 3];

/**
 * Where a tunnel's label has room: near the middle of its bow, on none of `taken` (nodes, titles, and labels that have their
 * place), and if possible on no bow; else as much higher up as it must be.
 */
export function labelOfBow(
  bow: readonly Point[],
  size: { readonly width: number; readonly height: number },
  taken: readonly Rectangle[],
  bows: readonly Rectangle[],
): Rectangle {
  const isFree = (place: Rectangle, others: readonly Rectangle[]): boolean =>
    !others.some((other) => overlap(place, other));
  const near = placesNear(bow, size).filter((place) => isFree(place, taken));
  const best = near.find((place) => isFree(place, bows)) ?? near[0];
  if (best) return best;
  const { x, y } = pointOn(bow, 0.5);
  for (let up = 1; ; up++) {
    const place = { ...size, x: x - size.width / 2, y: y - up * size.height };
    if (isFree(place, taken)) return place;
  }
}

/** Above, below and beside each of the places on a bow, near ones first. */
function placesNear(
  bow: readonly Point[],
  { width, height }: { readonly width: number; readonly height: number },
): Rectangle[] {
  return ROWS.flatMap((away) =>
    PLACES.flatMap((share): Rectangle[] => {
      const { x, y } = pointOn(bow, share);
      return [
        { x: x - width / 2, y: y - height - GAP - away * height, width, height },
        { x: x - width / 2, y: y + GAP + away * height, width, height },
        { x: x + GAP + away * height, y: y - height / 2, width, height },
        { x: x - width - GAP - away * height, y: y - height / 2, width, height },
      ];
    }),
  );
}
