/** What xterm.js and its headless form have in common of addons and widths. */
interface WidthTerminal<Addon> {
  loadAddon(addon: Addon): void;
  readonly unicode: { activeVersion: string };
}

/**
 * Gives a terminal the widths of Unicode 11: Chinese, Korean and emoji take two columns. xterm.js begins with version 6, in
 * which emoji take one. As VS Code's terminal has it, and as the guest's programs count (wcwidth(3)): each code point for
 * itself. Widths by grapheme would be nicer, but bash would move the cursor by others.
 */
export function useUnicode11<Addon>(terminal: WidthTerminal<Addon>, addon: Addon): void {
  terminal.loadAddon(addon);
  terminal.unicode.activeVersion = '11';
}
