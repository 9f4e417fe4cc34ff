import { vrfOf } from '../state/linkMasters.ts';
import type { Link, NetworkNamespace } from '../state/networkState.ts';

/** The id of a namespace's box: the host and the namespace's name; for one of no host (a container's), the inode. */
export function boxId({ host, name, inode }: Pick<NetworkNamespace, 'host' | 'name' | 'inode'>): string {
  if (host === '') return `container:${inode}`;
  return name === null ? host : `${host}/${name}`;
}

/** The id of a link: its namespace's box and its name. */
export function nodeId(space: NetworkNamespace, link: string): string {
  return `${boxId(space)}|${link}`;
}

/** The id of the frame around a VRF's members: that of the VRF's own link in another form. */
export function vrfId(space: NetworkNamespace, vrf: string): string {
  return `${boxId(space)}#${vrf}`;
}

/** The id of the box or frame that a link is drawn in. */
export function boxOfLink(space: NetworkNamespace, link: Link): string {
  const vrf = link.kind === 'vrf' ? link : vrfOf(space, link);
  return vrf === null ? boxId(space) : vrfId(space, vrf.name);
}
