export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Pixels from the drawing's upper left corner. */
export interface Rectangle extends Point {
  readonly width: number;
  readonly height: number;
}
