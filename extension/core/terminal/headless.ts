import * as headless from '@xterm/headless';
import * as serialize from '@xterm/addon-serialize';
import * as unicode11 from '@xterm/addon-unicode11';

/**
 * The packages are CommonJS with named exports only for bundlers; Node's own loader shows them under `default`.
 * Only this file knows that; the others import plain names.
 */
function namedExports<T extends object>(module: T): T {
  return 'default' in module ? (module.default as T) : module;
}

export const { Terminal: HeadlessTerminal } = namedExports(headless);
export const { SerializeAddon } = namedExports(serialize);
export const { Unicode11Addon } = namedExports(unicode11);
