import { WebglAddon } from '@xterm/addon-webgl';
import type { Terminal } from '@xterm/xterm';

/**
 * Uses WebGL while a terminal is visible, because browsers blank the oldest of more than 16 contexts. Where WebGL is
 * missing or lost, xterm uses its DOM renderer.
 */
export function webglWhileVisible(terminal: Terminal): (visible: boolean) => void {
  let addon: WebglAddon | null = null;
  let usable = true;
  const drop = (): void => {
    addon?.dispose();
    addon = null;
  };
  return (visible) => {
    if (!visible) return drop();
    if (addon !== null || !usable) return;
    try {
      const fresh = new WebglAddon();
      fresh.onContextLoss(() => {
        usable = false;
        drop();
      });
      terminal.loadAddon(fresh);
      addon = fresh;
    } catch {
      // No WebGL2 here, which is not an error.
      usable = false;
    }
  };
}
