/**
 * What the catalogue says of a failure: a sentence or two for each part. `{name}` is a place that the one who fails fills in.
 */
export interface FailureText {
  readonly what: string;
  readonly why: string;
  readonly next: string;
  /** The usual cause, for docs/troubleshooting.md, where `why` only passes on what another program said. */
  readonly cause?: string;
  /** The request itself is wrong, or names something that does not exist: the command line ends with 2, not with 3. */
  readonly badRequest?: true;
}
