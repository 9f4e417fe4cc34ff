import type { IntentHandlers } from '../../protocol/intents.ts';
import type { PlayerParts } from '../playerParts.ts';
import { faultIntents } from './faultIntents.ts';
import { machineIntents } from './machineIntents.ts';
import { networkIntents } from './networkIntents.ts';
import { stepIntents } from './stepIntents.ts';
import { terminalIntents } from './terminalIntents.ts';

/** The one door: what each intent does, whether it came from a page or from the palette. */
export function intentHandlers(parts: PlayerParts): IntentHandlers {
  const { ports } = parts;
  return {
    ...machineIntents(parts),
    ...stepIntents(parts),
    ...faultIntents(parts),
    ...terminalIntents(parts),
    ...networkIntents(parts),
    openLink: ({ url }) => ports.openLink(url),
    report: ({ message }) => ports.log(`The player's page says: ${message}`),
  };
}
