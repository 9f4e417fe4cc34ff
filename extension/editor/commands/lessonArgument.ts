/** The id of the lesson that a command was called with: the id itself, or a row of the lessons view. */
export function lessonArgument(argument: unknown): string | undefined {
  if (typeof argument === 'string') return argument;
  if (typeof argument !== 'object' || argument === null || !('found' in argument)) return undefined;
  const { found } = argument;
  const named = typeof found === 'object' && found !== null && 'id' in found;
  return named && typeof found.id === 'string' ? found.id : undefined;
}
