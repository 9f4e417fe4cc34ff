#!/bin/bash
# settle.sh ROOT: turns the unpacked packages into our guest: init, names, accounts, the docker wrapper.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$1

install -m 755 "$here/init" "$root/sbin/patchbay-init"
install -D -m 755 "$here/docker-start" "$root/usr/local/sbin/patchbay-docker-start"
install -D -m 755 "$here/docker" "$root/usr/local/bin/docker"
install -D -m 755 "$here/dhcp" "$root/usr/local/sbin/patchbay-dhcp"
install -D -m 755 "$here/ssh-session" "$root/usr/local/sbin/patchbay-ssh-session"
ln -sf /usr/bin/socat "$root/usr/local/sbin/patchbay-listen"

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
install -d -m 755 "$root/etc/dropbear"
rm -f "$root"/etc/dropbear/*_host_key # made at boot: no two installations share one

# iptables stays on Debian's default, the nft backend: dockerd works with it, and `nft list ruleset` shows all.
chroot "$root" update-alternatives --quiet --set editor /bin/nano
