import { networkInterfaces } from 'node:os';

/** Where a class that listens is reached: what learners type, and the teacher's. */
export interface ClassAddresses {
  /** With the code in it, the likeliest first; a QR code has the first. */
  readonly learners: readonly string[];
  readonly board: string;
}

/**
 * Of a class that listens on `host`. On all addresses (`0.0.0.0`, `::`) it is reached by each IPv4 address of this computer;
 * those of containers' and virtual machines' bridges come last, since learners are rarely there.
 */
export function classAddresses(
  {
    host,
    port,
    publicUrl,
    tls,
  }: {
    readonly host: string;
    readonly port: number;
    readonly publicUrl?: string | undefined;
    readonly tls: boolean;
  },
  { code, secret }: { readonly code: string; readonly secret: string },
): ClassAddresses {
  const on = (name: string): string =>
    `http${tls ? 's' : ''}://${name.includes(':') ? `[${name}]` : name}:${port}/`;
  const roots =
    publicUrl !== undefined
      ? [publicUrl.endsWith('/') ? publicUrl : `${publicUrl}/`]
      : /^(0\.0\.0\.0|::)$/.test(host)
        ? [...ownAddresses(), 'localhost'].map(on)
        : [on(host)];
  const [first = ''] = roots;
  return { learners: roots.map((root) => `${root}?code=${code}`), board: `${first}board?key=${secret}` };
}

function ownAddresses(): string[] {
  const all = Object.entries(networkInterfaces()).flatMap(([name, addresses = []]) =>
    addresses
      .filter(({ family, internal }) => family === 'IPv4' && !internal)
      .map(({ address }) => ({ name, address })),
  );
  const isBridge = ({ name }: { readonly name: string }): number =>
    Number(/^(docker|br-|virbr|veth|vnet)/.test(name));
  return all.sort((a, b) => isBridge(a) - isBridge(b)).map(({ address }) => address);
}
