/**
 * Cuts shell code into commands as a reader sees them: a here-document, a loop, a group and a continued line are one.
 * Comments and empty lines are left out.
 */
export function splitCommands(code: string): string[] {
  const commands: string[] = [];
  const open: string[] = [];
  let heredoc: string | undefined;
  for (const line of code.split('\n')) {
    if (heredoc !== undefined) {
      open.push(line);
      if (line.trim() === heredoc) heredoc = undefined;
      if (heredoc === undefined && isWhole(open)) commands.push(open.splice(0).join('\n'));
      continue;
    }
    if (open.length === 0 && /^\s*(#.*)?$/.test(line)) continue;
    open.push(line);
    heredoc = /<<-?\s*['"]?(\w+)['"]?/.exec(line)?.[1];
    if (heredoc === undefined && isWhole(open)) commands.push(open.splice(0).join('\n'));
  }
  if (open.length > 0) commands.push(open.join('\n'));
  return commands;
}

const OPENING = /^(for|while|until|if|case)\b|(^|[\s;])\{(\s|$)/g;
const CLOSING = /(^|[\s;])(done|fi|esac|\})(?=$|[\s;&|>])/g;

function isWhole(lines: readonly string[]): boolean {
  const last = lines.at(-1) ?? '';
  if (/(^|[^\\])\\$|(\|\||&&|\|)\s*$/.test(last)) return false;
  const text = lines.join('\n');
  const opened = lines.flatMap((line) => line.trim().match(OPENING) ?? []).length;
  const closed = lines.flatMap((line) => line.trim().match(CLOSING) ?? []).length;
  const quotes = text.replaceAll(/\\./gs, '').match(/'/g)?.length ?? 0;
  return opened <= closed && (text.includes('"') || quotes % 2 === 0);
}

const ONLY_LOOKS =
  /\b(show|list|ls|ps|inspect|get|showmacs|-br)\b|^(cat|grep|ls|echo|head|tail|ethtool|ss|lsns|readlink|hostname|pgrep|which|file|man)\b|^sysctl -n|^ip (-\w+ )*(neigh|addr|address|link|route|netns)$|\biptables .*-(L|S)\b/;

/** Whether a command seems only to look: a mutant of it changes nothing. */
export function onlyLooks(command: string): boolean {
  return ONLY_LOOKS.test(command.replace(/^ip netns exec \S+ /, '')) && !/[>;]|&&/.test(command);
}
