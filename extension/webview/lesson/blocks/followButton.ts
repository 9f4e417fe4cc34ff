import { message, say } from '../../../protocol/language.ts';
import type { CheckPacketView } from '../../../protocol/playerView.ts';
import { button } from '../../button.ts';
import { setAttributes, setText } from '../../element.ts';
import type { Part } from '../../part.ts';

const LABELS: Readonly<Record<CheckPacketView['status'], string>> = {
  ready: message('Follow the packet'),
  running: message('Following…'),
  done: message('Follow it again'),
  failed: message('Try again'),
};

/** Follows a packet's way, unless that is being done. */
export function followButton(follow: () => void, kind?: 'quiet'): Part<CheckPacketView> {
  let status: CheckPacketView['status'] = 'ready';
  const element = button({ label: say(LABELS.ready), icon: 'send', ...(kind && { kind }) }, () => {
    if (status !== 'running') follow();
  });
  return {
    element,
    update: (view) => {
      status = view.status;
      const { from, to } = view;
      setText(element.querySelector('.label') ?? element, say(LABELS[status]));
      setAttributes(element, {
        'aria-label': say('{action}: from {from} to {to}', { action: say(LABELS[status]), from, to }),
        'aria-disabled': status === 'running',
      });
    },
  };
}
