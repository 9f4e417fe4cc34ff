import type { NetworkNamespace } from '../state/networkState.ts';

/** The id of a namespace's box: the host and the namespace's name; for a container, the inode. */
export function boxId({ host, name, inode }: Pick<NetworkNamespace, 'host' | 'name' | 'inode'>): string {
  if (host === '') return `container:${inode}`;
  return name === null ? host : `${host}/${name}`;
}

/** The id of a link: its box and its name. */
export function nodeId(space: NetworkNamespace, link: string): string {
  return `${boxId(space)}|${link}`;
}
