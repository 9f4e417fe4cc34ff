/** esbuild gives the text of the file. */
declare module '*.svg' {
  const contents: string;
  // eslint-disable-next-line no-restricted-exports -- esbuild's loader exports a file so
  export default contents;
}
declare module '*.css';
