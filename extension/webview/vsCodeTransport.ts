import type { Transport } from './transport.ts';

/** What VS Code gives a webview's script, once. */
interface VsCodeApi {
  readonly postMessage: (message: unknown) => void;
  readonly getState: () => unknown;
  readonly setState: (state: unknown) => void;
}
declare function acquireVsCodeApi(): VsCodeApi;

/** The messages of a webview: https://code.visualstudio.com/api/extension-guides/webview#scripts-and-message-passing */
export function vsCodeTransport<Message>(): Transport<Message> {
  const api = acquireVsCodeApi();
  return {
    send: (message) => api.postMessage(message),
    listen: (listener) => window.addEventListener('message', ({ data }) => listener(data)),
    load: () => api.getState(),
    save: (state) => api.setState(state),
    opensTerminals: true,
  };
}
