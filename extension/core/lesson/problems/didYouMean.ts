import { nearestName } from '../../checks/nearestName.ts';
import type { Wording } from './problemList.ts';

/** Words for an unknown name: the known name that was probably meant, or else `otherwise`. */
export function didYouMean(
  message: string,
  name: string,
  known: readonly string[],
  otherwise?: string,
): Wording {
  const near = nearestName(name, known);
  if (near !== undefined) return { message, instead: `Did you mean "${near}"?` };
  return otherwise === undefined ? { message } : { message, instead: otherwise };
}
