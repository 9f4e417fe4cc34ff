/** What `vagrant ssh-config` says of a machine; see ssh_config(5). */
export interface VagrantSshConfig {
  readonly address: string;
  readonly port: number;
  readonly user: string;
  /** In the order in which they are tried. */
  readonly identityFiles: readonly string[];
}

/** Undefined where the text has no host. */
export function parseSshConfig(text: string): VagrantSshConfig | undefined {
  const values = new Map<string, string[]>();
  for (const line of text.split('\n')) {
    const [, name, value] = /^\s*(\w+)\s+(.*?)\s*$/.exec(line) ?? [];
    if (name === undefined || value === undefined) continue;
    const key = name.toLowerCase();
    values.set(key, [...(values.get(key) ?? []), value.replace(/^"(.*)"$/, '$1')]);
  }
  const one = (name: string): string | undefined => values.get(name)?.[0];
  const address = one('hostname');
  if (address === undefined) return undefined;
  return {
    address,
    port: Number(one('port') ?? 22),
    user: one('user') ?? 'vagrant',
    identityFiles: values.get('identityfile') ?? [],
  };
}
