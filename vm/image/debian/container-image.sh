#!/bin/bash
# container-image.sh ROOT: makes ROOT/usr/share/patchbay/busybox.tar, the root file system of the container
# image patchbay/busybox:latest (for `docker import`), from the guest's own busybox and iperf3: the guest has
# no internet to pull one from.
set -eu
root=$1
tree=$root/tmp/container
mkdir -p "$tree"/{bin,dev,etc,proc,root,run,sys,tmp,var} "$root/usr/share/patchbay"
cp "$root/bin/busybox" "$tree/bin/"
for applet in $(chroot "$root" busybox --list); do
  [ "$applet" = busybox ] || ln -s busybox "$tree/bin/$applet"
done
cp "$root/usr/bin/iperf3" "$tree/bin/"
for library in $(chroot "$root" ldd /usr/bin/iperf3 | grep -oE '/[^ ]+'); do
  install -D "$root$(chroot "$root" readlink -f "$library")" "$tree$library"
done
echo 'root:x:0:0:root:/root:/bin/sh' >"$tree/etc/passwd"
echo 'root:x:0:' >"$tree/etc/group"
chmod 1777 "$tree/tmp"
tar --create --file "$root/usr/share/patchbay/busybox.tar" --directory "$tree" --sort=name \
  --mtime="@$SOURCE_DATE_EPOCH" --owner=0 --group=0 --numeric-owner .
rm -rf "$tree"
