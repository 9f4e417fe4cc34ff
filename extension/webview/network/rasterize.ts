/** Pixels of the canvas for one of the drawing: sharp on a screen of high density, and on paper. */
const SCALE = 2;
/** The longest side and the whole of a canvas that every browser draws, and letters of base64 that every host takes. */
const LARGEST = { side: 8192, pixels: 16 * 1024 * 1024, letters: 3 * 1024 * 1024 };

/** Draws an SVG element with a width and a height; a PNG in base64, or null where the browser can't. */
export async function rasterize(svg: string): Promise<string | null> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  try {
    await image.decode();
  } catch {
    return null;
  }
  const { width, height } = image;
  if (width === 0 || height === 0) return null;
  let scale = Math.min(
    SCALE,
    LARGEST.side / Math.max(width, height),
    Math.sqrt(LARGEST.pixels / (width * height)),
  );
  let png = drawn(image, scale);
  while (png !== null && png.length > LARGEST.letters) png = drawn(image, (scale /= 2));
  return png;
}

function drawn(image: HTMLImageElement, scale: number): string | null {
  const canvas = document.createElement('canvas');
  canvas.width = Math.floor(image.width * scale);
  canvas.height = Math.floor(image.height * scale);
  const drawing = canvas.getContext('2d');
  if (!drawing) return null;
  drawing.drawImage(image, 0, 0, canvas.width, canvas.height);
  const [, base64 = ''] = canvas.toDataURL('image/png').split('base64,');
  return base64 === '' ? null : base64;
}
