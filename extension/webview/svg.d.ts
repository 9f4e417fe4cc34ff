/** esbuild gives the text of the file. */
declare module '*.svg' {
  const contents: string;
  // eslint-disable-next-line no-restricted-exports -- that is how a loader gives a file
  export default contents;
}
declare module '*.css';
