import { didYouMean } from '../../problems/didYouMean.ts';
import type { BlockContext } from './blockContext.ts';
import type { Position } from '../../problems/problemList.ts';

/** A block may only be for a host that the front matter declares. */
export function checkHost(host: string, at: Position, { hosts, problems }: BlockContext): void {
  if (hosts === undefined || hosts.includes(host)) return;
  const message = `The host "${host.slice(0, 80)}" is not declared.`;
  problems.add('blockHostUnknown', at, didYouMean(message, host, hosts));
}
