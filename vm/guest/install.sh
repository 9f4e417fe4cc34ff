#!/bin/bash
# install.sh [ROOT]: puts the guest scripts into a Debian (the image's root, or the running machine), compiled there.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=${1:-}
library=$root/usr/lib/patchbay
mkdir -p "$library" "$root/usr/sbin"
rm -rf "$library/programs"
cp -r "$here/programs" "$library/programs"
install -m 755 "$here/underlay" "$library/underlay"
install -m 755 "$here/facts" "$root/usr/sbin/patchbay-facts"
install -m 644 "$here/bashrc" "$library/bashrc"

# A program's folder, and what it takes of others. Static: under TCG the dynamic linker takes longer than most commands.
compile() {
  local name=$1
  shift
  local command="cd /usr/lib/patchbay/programs && gcc -O2 -static -Wall -Wextra -Werror -I common -o /usr/sbin/patchbay-$name $name/*.c $*"
  if [ -n "$root" ]; then chroot "$root" /bin/sh -c "$command"; else /bin/sh -c "$command"; fi
}
compile host common/namespaces.c
compile agent common/terminalSocket.c common/namespaces.c
compile tty common/terminalSocket.c common/namespaces.c common/json.c
compile console
compile wake
compile watch common/world.c
compile capture common/world.c common/json.c
compile state common/world.c common/json.c common/netlink.c
compile probe common/world.c common/json.c
compile traces common/world.c common/netlink.c

# A shell in a shell is integrated too; Debian's own prompt in root's .bashrc would hide ours.
grep -q patchbay "$root/etc/bash.bashrc" || printf '\n[ -r /usr/lib/patchbay/bashrc ] && . /usr/lib/patchbay/bashrc\n' >>"$root/etc/bash.bashrc"
rm -f "$root/root/.bashrc"
