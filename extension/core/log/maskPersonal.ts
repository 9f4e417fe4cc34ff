/** What names this person and this computer. */
export interface PersonalWords {
  /** Home folders, as paths. */
  readonly homes: readonly string[];
  readonly users: readonly string[];
  readonly hosts: readonly string[];
}

/** Names that many computers share name nobody. */
const COMMON = new Set(['root', 'localhost', 'vm', 'user', 'admin', 'patchbay', 'debian', 'ubuntu', 'home']);
const SECRET_NAMES = 'tkn|token|access_token|password|passwd|secret|api_?key|auth';

/**
 * Takes out of a text what should not be shown to others: home folders, names of users and computers, addresses of
 * machines, tokens, and keys. What is left still says what happened.
 */
export function maskPersonal(text: string, { homes, users, hosts }: PersonalWords): string {
  let masked = text
    // A private key in full, before its lines are looked at.
    .replace(/-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?-----END [A-Z ]*PRIVATE KEY-----/g, '<private key>')
    .replace(/\b(ssh-(?:ed25519|rsa|dss)|ecdsa-sha2-\S+) [A-Za-z0-9+/=]{20,}(?: \S+@\S+)?/g, '$1 <key>')
    // Whoever has such an address has what it protects.
    .replace(new RegExp(`([?&#;](?:${SECRET_NAMES})=)[^&\\s"'<>]+`, 'gi'), '$1<secret>')
    .replace(new RegExp(`\\b((?:${SECRET_NAMES})["']?\\s*[:=]\\s*["']?)[^\\s"',}<]+`, 'gi'), '$1<secret>')
    .replace(/\b(Bearer|Basic) [\w.~+/=-]{8,}/g, '$1 <secret>')
    .replace(/\b([a-z][a-z\d+.-]*:\/\/)[^\s/@:]+(?::[^\s/@]*)?@/gi, '$1<user>@')
    .replace(/\bssh:\/\/(?:<user>@)?[^\s/:"'<>]+/g, 'ssh://<user>@<host>');
  for (const home of byLength(homes)) masked = masked.replaceAll(home, '~');
  masked = masked
    .replace(/(\/(?:home|Users)\/)[^/\s"':]+/g, '$1<user>')
    .replace(/([A-Za-z]:\\+Users\\+)[^\\\s"':]+/g, '$1<user>');
  for (const host of byLength(hosts)) masked = replaceWord(masked, host, '<host>');
  for (const user of byLength(users)) masked = replaceWord(masked, user, '<user>');
  return masked.replace(/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g, '<user>@<host>');
}

function replaceWord(text: string, word: string, by: string): string {
  if (COMMON.has(word.toLowerCase())) return text;
  const pattern = word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return text.replace(new RegExp(`(?<![\\w-])${pattern}(?![\\w-])`, 'gi'), by);
}

/** The longest first: `/home/ann/work` before `/home/ann`. Too short a word would be found everywhere. */
function byLength(words: readonly string[]): string[] {
  return words.filter((word) => word.length > 1).sort((a, b) => b.length - a.length);
}
