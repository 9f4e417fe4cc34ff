#!/bin/bash
# settle.sh ROOT: turns the unpacked packages into our guest: names and accounts.
set -eu
root=$1

echo vm >"$root/etc/hostname"
printf '127.0.0.1 localhost\n127.0.1.1 vm\n::1 localhost ip6-localhost\n' >"$root/etc/hosts"
printf 'nameserver 10.0.2.3\n' >"$root/etc/resolv.conf"
printf 'LANG=C.UTF-8\n' >"$root/etc/default/locale"
: >"$root/etc/fstab"
: >"$root/etc/motd"

# Nobody logs in with a password, not even with an empty one.
# The shell of ssh's commands is busybox's, which is there four times as fast as bash; terminals have bash.
install -d -m 755 "$root/usr/lib/patchbay"
ln -s /bin/busybox "$root/usr/lib/patchbay/sh"
echo /usr/lib/patchbay/sh >>"$root/etc/shells"
chroot "$root" usermod -p '*' -s /usr/lib/patchbay/sh root
install -d -m 700 "$root/root/.ssh"

# iptables stays on Debian's default, the nft backend: dockerd works with it, and `nft list ruleset` shows all.
chroot "$root" update-alternatives --quiet --set editor /bin/nano
