#!/bin/bash
# install.sh [ROOT]: puts the guest scripts into a Debian (the image's root, or the running machine), compiled there.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=${1:-}
library=$root/usr/lib/patchbay
mkdir -p "$library/src" "$root/usr/sbin"
cp "$here"/src/*.[ch] "$library/src/"
install -m 755 "$here/underlay" "$library/underlay"
install -m 755 "$here/facts" "$root/usr/sbin/patchbay-facts"
install -m 644 "$here/bashrc" "$library/bashrc"

# name: its sources beside it. Static: under TCG the dynamic linker takes longer than most commands.
compile() {
  local name=$1
  shift
  local command="cd /usr/lib/patchbay/src && gcc -O2 -static -Wall -Wextra -Werror -o /usr/sbin/patchbay-$name $*"
  if [ -n "$root" ]; then chroot "$root" /bin/sh -c "$command"; else /bin/sh -c "$command"; fi
}
compile host host.c namespaces.c
compile agent agent.c agentStreams.c program.c ttySocket.c namespaces.c
compile tty tty.c ttyServer.c ttySocket.c ttyRing.c namespaces.c
compile wake wake.c staleSessions.c
compile watch watch.c stateNamespaces.c
compile capture capture.c captureFile.c stateNamespaces.c
compile state state.c stateNamespaces.c stateLinks.c stateDetails.c stateRoutes.c stateBridges.c stateRules.c stateKernel.c stateDocker.c netlink.c json.c

# A shell in a shell is integrated too; Debian's own prompt in root's .bashrc would hide ours.
grep -q patchbay "$root/etc/bash.bashrc" || printf '\n[ -r /usr/lib/patchbay/bashrc ] && . /usr/lib/patchbay/bashrc\n' >>"$root/etc/bash.bashrc"
rm -f "$root/root/.bashrc"
