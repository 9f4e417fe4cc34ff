import type { Seat } from '../store/seatStore.ts';
import type { SeatView } from '../wire/seatMessages.ts';
import type { SeatParts } from './seatParts.ts';

/** What a learner's page shows around the player: what is kept of the seat, and what is so `now`. */
export function seatView(
  { id, name, code, hand }: Seat,
  { messages, rules }: Pick<SeatParts, 'messages' | 'rules'>,
  now: Pick<SeatView, 'question' | 'control' | 'watched'>,
): SeatView {
  return {
    ...{ name, seatCode: code, hand: hand !== null, messages: messages.of(id) },
    ...now,
    paused: rules.rules.paused,
  };
}
