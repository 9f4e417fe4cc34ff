#!/bin/bash
# run-i386.sh [end]: lets this kernel run i386 programs while the guest is built. Most do by themselves; some virtual machines'
# do not, and then QEMU's user emulation stands in, by an entry of binfmt_misc that `end` takes back.
# https://docs.kernel.org/admin-guide/binfmt-misc.html; the magic is an ELF header of 32 bits for EM_386.
set -eu
registry=/proc/sys/fs/binfmt_misc entry=/proc/sys/fs/binfmt_misc/patchbay-i386
if [ "${1:-}" = end ]; then
  [ ! -e "$entry" ] || echo -1 >"$entry"
  exit
fi
# An entry that a killed build left: arch-test would find it, and nobody would take it back.
[ ! -e "$entry" ] || echo -1 >"$entry"
! arch-test i386 >/dev/null || exit 0
qemu=$(command -v qemu-i386-static)
[ -e "$registry/register" ] || mount -t binfmt_misc none "$registry"
magic='\x7fELF\x01\x01\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00\x02\x00\x03\x00'
mask='\xff\xff\xff\xff\xff\xfe\xfe\x00\xff\xff\xff\xff\xff\xff\xff\xff\xfe\xff\xff\xff'
# F opens the interpreter now, so that it is found in the guest's root too.
printf ':patchbay-i386:M::%s:%s:%s:F' "$magic" "$mask" "$qemu" >"$registry/register"
arch-test i386 >/dev/null
