/**
 * How large a lesson may be; bytes unless the name says otherwise. They bound the time and memory that a
 * lesson from anywhere can cost: the parser looks at sizes before it looks at text.
 */
export const lessonLimits = {
  lessonText: 1_000_000,
  drillsText: 200_000,
  file: 4_000_000,
  folder: 10_000_000,
  fileCount: 200,
  yamlCharacters: 64_000,
  yamlDepth: 20,
  /** Of an SVG whose words are translated. */
  translatedPicture: 200_000,
  /** Further problems of one lesson are left out. */
  problemCount: 200,
} as const;
