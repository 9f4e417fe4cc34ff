export const SANS = 'Gallery Sans';
export const MONO = 'Gallery Mono';

/** The fonts are a package's, the same on every computer; DejaVu has each sign that the page uses. */
export const FONTS = [
  [SANS, 'normal', 400, 'DejaVuSans.ttf'],
  [SANS, 'normal', 700, 'DejaVuSans-Bold.ttf'],
  [SANS, 'italic', 400, 'DejaVuSans-Oblique.ttf'],
  [MONO, 'normal', 400, 'DejaVuSansMono.ttf'],
  [MONO, 'normal', 700, 'DejaVuSansMono-Bold.ttf'],
] as const;

export const FACES = FONTS.map(
  ([family, style, weight, file]) =>
    `@font-face{font-family:'${family}';font-style:${style};font-weight:${weight};src:url('/fonts/${file}')}`,
).join('\n');
