#!/bin/bash
# build.sh IMAGE OUT.box libvirt|virtualbox: makes a Vagrant box of a guest image, and OUT.box.sha256 beside it.
# The disk: MBR, grub's core image in the gap before the first partition, /boot as ext4, the root file system as it is.
# Needs neither root nor loop devices: mkfs.ext4 fills its file system at an offset. amd64 alone: grub here is the BIOS's.
# stdout: `PROGRESS <percent> <words>` lines, or one `ERROR <what, why, what next>`.
set -eu -o pipefail
here=$(cd "$(dirname "$0")" && pwd)
image=$1
out=$(realpath -m "$2")
provider=$3
exec 3>&1 1>&2
say() { echo "PROGRESS $*" >&3; }
fail() { trap - ERR; echo "ERROR $*" >&3; exit 1; }
trap 'fail "the box could not be made, in the step \"$step\": the lines above say why; mend that and run it again"' ERR

step='look around'
for tool in grub-mkimage:grub-common mkfs.ext4:e2fsprogs qemu-img:qemu-utils sfdisk:fdisk sha256sum:coreutils; do
  command -v "${tool%:*}" >/dev/null || fail "${tool%:*} is missing: apt-get install ${tool#*:}"
done
[ -d /usr/lib/grub/i386-pc ] || fail "grub's modules are missing: apt-get install grub-pc-bin"
grep -q '"arch": "amd64"' "$image/manifest.json" || fail 'a box is made of an amd64 image alone: on arm64 the public box is used'
mkdir -p "$(dirname "$out")"
need=$(($(stat -c %s "$image/root.erofs") * 3 / 1048576 + 100))
free=$(df -Pm "$(dirname "$out")" | awk 'NR==2{print $4}')
[ "$free" -ge "$need" ] || fail "only $free MB are free in $(dirname "$out") and $need are needed: free some, or write elsewhere"

work=$(mktemp -d "$(dirname "$out")/.box.XXXXXX")
trap 'rm -rf "$work"' EXIT
trap 'fail "cancelled: nothing was changed"' INT TERM HUP

step='lay out the disk'
say 5 laying out the disk
sectors=$((($(stat -c %s "$image/root.erofs") + 1048575) / 1048576 * 2048))
boot=131072 # 64 MiB, in sectors of 512 bytes
disk=$work/disk
truncate -s $(((2048 + boot + sectors + 2048) * 512)) "$disk"
printf 'label: dos\nstart=2048, size=%d, type=83, bootable\nstart=%d, size=%d, type=83\n' \
  "$boot" $((2048 + boot)) "$sectors" | sfdisk -q "$disk"

# The disk as the guest sees it: virtio's, or IDE's: the cloud kernel has no driver for SATA.
case $provider in libvirt) root=/dev/vda2 ;; virtualbox) root=/dev/sda2 ;; *) fail "there is no box for $provider: libvirt or virtualbox" ;; esac

step='fill /boot'
say 10 filling /boot
mkdir -p "$work/boot/grub"
cp "$image/vmlinuz" "$image/initrd" "$work/boot/"
# Vagrant's own key, which everybody has, opens the box until the first start of a machine replaces it.
key=$(base64 -w0 <"$here/vagrant.pub" | tr '+/' '-_' | tr -d =)
cat >"$work/boot/grub/grub.cfg" <<GRUB
set timeout=0
serial --unit=0 --speed=115200
terminal_output serial
menuentry patchbay {
  linux /vmlinuz console=ttyS0 quiet nokaslr tsc=reliable mitigations=off apparmor=0 ipv6.disable_ipv6=1 patchbay.root=$root patchbay.net=dhcp patchbay.key=$key
  initrd /initrd
}
GRUB
mkfs.ext4 -q -F -L boot -O ^has_journal,^metadata_csum_seed -E offset=$((2048 * 512)) -d "$work/boot" "$disk" $((boot / 2))k

step='install grub'
grub-mkimage -O i386-pc -p '(hd0,msdos1)/grub' -o "$work/core" biosdisk part_msdos ext2 normal linux configfile serial terminal
[ "$(stat -c %s "$work/core")" -lt $((2047 * 512)) ] || fail 'grub is too large for the gap before the first partition'
dd if=/usr/lib/grub/i386-pc/boot.img of="$disk" bs=440 count=1 conv=notrunc status=none
dd if="$work/core" of="$disk" bs=512 seek=1 conv=notrunc status=none

step='copy the root file system'
say 20 copying the root file system
dd if="$image/root.erofs" of="$disk" bs=1M seek=$(((2048 + boot) / 2048)) conv=notrunc,sparse status=none

step='write the box'
say 50 writing the box
case $provider in
  libvirt)
    qemu-img convert -q -O qcow2 "$disk" "$work/box.img"
    echo '{"provider":"libvirt","format":"qcow2","virtual_size":1}' >"$work/metadata.json"
    parts=(box.img)
    ;;
  virtualbox)
    qemu-img convert -q -O vmdk -o subformat=streamOptimized "$disk" "$work/disk.vmdk"
    sed "s/@BYTES@/$(stat -c %s "$disk")/" "$here/machine.ovf" >"$work/box.ovf"
    echo '{"provider":"virtualbox"}' >"$work/metadata.json"
    parts=(box.ovf disk.vmdk)
    ;;
esac
rm "$disk"
cp "$here/Vagrantfile" "$work/Vagrantfile"
tar -C "$work" -cf "$work/box" metadata.json Vagrantfile "${parts[@]}"
say 80 computing the checksum
(cd "$work" && mv box "$(basename "$out")" && sha256sum "$(basename "$out")" >"$(basename "$out").sha256")
mv "$work/$(basename "$out")" "$out"
mv "$work/$(basename "$out").sha256" "$out.sha256"
say 100 the box is ready
