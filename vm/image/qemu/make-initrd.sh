#!/bin/bash
# make-initrd.sh ROOT KERNEL SCRATCH OUT: an uncompressed initrd (decompression costs more than it saves under
# TCG) of busybox, initrd-init, and the modules that it takes to reach the root disk.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$1 kernel=$2 tree=$3 out=$4
mkdir -p "$tree"/{bin,dev,lower,modules,new,proc,sys,upper}
cp "$root/bin/busybox" "$tree/bin/busybox"
install -m 755 "$here/initrd-init" "$tree/init"
# virtio-rng early: dropbear's host key waits for entropy. ata_piix and sd_mod: the box's disk in VirtualBox.
for module in virtio_pci virtio_blk virtio_net virtio_console virtio-rng ata_piix sd_mod erofs overlay; do
  chroot "$root" modprobe -S "$kernel" --show-depends "$module" 2>/dev/null | awk '$1 == "insmod" {print $2}' || true
done | awk '!seen[$0]++' | while read -r path; do
  cp "$root$path" "$tree/modules/"
  basename "$path" >>"$tree/modules/order"
done
mknod -m 600 "$tree/dev/console" c 5 1
find "$tree" -exec touch --no-dereference --date="@$SOURCE_DATE_EPOCH" {} +
(cd "$tree" && find . | LC_ALL=C sort | cpio --quiet --create --format=newc --owner=0:0 --reproducible) >"$out"
