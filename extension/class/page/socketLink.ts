/** How long the page waits before it tries again, in milliseconds, and how long at most. */
const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 5000;

export interface LinkEvents {
  /** It is open, the first time or again: the hub knows nothing of this page. */
  readonly onOpen: () => void;
  /** It was cut; it tries again by itself. */
  readonly onCut: () => void;
  readonly onMessage: (message: unknown) => void;
}

/** A WebSocket to the hub that opens again when it is cut: the computer slept, or the hub was started again. */
export interface SocketLink {
  /** What is sent while it is cut is lost: the hub begins again with what it shows. */
  readonly send: (message: unknown) => void;
}

/** `path`: of this page's server. */
export function socketLink(path: string, { onOpen, onCut, onMessage }: LinkEvents): SocketLink {
  let socket: WebSocket;
  let wait = FIRST_WAIT_MS;
  const open = (): void => {
    socket = new WebSocket(new URL(path, location.href.replace(/^http/, 'ws')));
    socket.onopen = () => {
      wait = FIRST_WAIT_MS;
      onOpen();
    };
    socket.onmessage = ({ data }) => onMessage(JSON.parse(String(data)));
    socket.onclose = () => {
      onCut();
      setTimeout(open, wait);
      wait = Math.min(LONGEST_WAIT_MS, wait * 2);
    };
  };
  open();
  return {
    send(message) {
      if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(message));
    },
  };
}
