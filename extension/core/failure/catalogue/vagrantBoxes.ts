import type { FailureText } from '../failureText.ts';

const PROXY =
  'Behind a proxy, set HTTPS_PROXY; where TLS is inspected, set SSL_CERT_FILE and CURL_CA_BUNDLE to the inspector’s certificate; without internet, use a box file: npm run box.';
const OTHER_BOX =
  'Name another box (PATCHBAY_BOX), for instance bento/debian-12, which is for amd64 and arm64.';
const BOX_FILE = 'Check vagrant.boxFile in the settings (or PATCHBAY_BOX_FILE); npm run box makes one.';
const UNFINISHED =
  'Free some space: `vagrant box prune`, and where libvirt or VirtualBox keeps its disks. Then remove the unfinished copy: virsh vol-list default, virsh vol-delete NAME default.';
const OTHER_PROVIDER_OR_BOX = 'Name another provider or box in the settings.';

/** The box that Vagrant makes a machine from. */
export const vagrantBoxes = {
  'box-not-fetched': {
    what: 'Vagrant can’t fetch the box.',
    why: '{said}',
    next: PROXY,
    cause: 'There is no internet, or a proxy stands in the way.',
  },
  'box-not-trusted': {
    what: 'Vagrant can’t fetch the box: a certificate is not trusted.',
    why: '{said}',
    next: PROXY,
    cause: 'A proxy inspects TLS with a certificate of its own.',
  },
  'box-fetch-interrupted': {
    what: 'Fetching the box was interrupted.',
    why: '{said}',
    next: 'Start it again. Patchbay first removes what is left of it.',
    cause: 'Something ended Vagrant before it had finished.',
  },
  'box-file-missing': {
    what: 'The box file does not exist.',
    why: '{said}',
    next: BOX_FILE,
    cause: 'The settings name a file that is not there.',
  },
  'box-file-unreadable': {
    what: 'Patchbay can’t read the box file {file}.',
    why: 'The system says {code}.',
    next: BOX_FILE,
  },
  'box-other-processor': {
    what: 'The box is not for this processor.',
    why: '{said}',
    next: OTHER_BOX,
    cause: 'A box is made for one processor: amd64 or arm64.',
  },
  'box-other-provider': {
    what: 'The box is for another provider.',
    why: '{said}',
    next: OTHER_PROVIDER_OR_BOX,
    cause: 'A box is made for one provider, such as VirtualBox or libvirt.',
  },
  'box-not-offered': {
    what: 'There is no such box for this provider or processor.',
    why: '{said}',
    next: OTHER_PROVIDER_OR_BOX,
    cause: 'Its maker does not offer it for them.',
  },
  'box-not-offered-for-provider': {
    what: 'There is no such box for this provider.',
    why: '{said}',
    next: OTHER_PROVIDER_OR_BOX,
    cause: 'Its maker does not offer it for this provider.',
  },
  'box-version-unknown': {
    what: 'The box has no such version.',
    why: '{said}',
    next: 'Check vagrant.boxVersion in the settings.',
    cause: 'The settings name a version that its maker does not offer.',
  },
  'box-damaged': {
    what: 'The box is damaged.',
    why: '{said}',
    next: 'Remove it (vagrant box list, vagrant box remove NAME) and fetch or copy it again.',
    cause: 'It was not fetched whole, or it changed since.',
  },
  'box-not-copied': {
    what: 'Vagrant did not copy the whole box to libvirt.',
    why: '{said}',
    next: UNFINISHED,
    cause: 'The disk is full, or the connection to libvirt ended.',
  },
  'box-copy-disk-full': {
    what: 'The disk is full.',
    why: '{said}',
    next: UNFINISHED,
    cause: 'Vagrant copies the whole box to libvirt, and there is not enough space for it.',
  },
} as const satisfies Record<string, FailureText>;
