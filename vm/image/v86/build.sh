#!/bin/bash
# build.sh OUTDIR: builds the emulated machine's kernel, initrd, packages.txt and manifest.json; see ../qemu/build.sh,
# whose frame this is (checks, namespaces, cleaning up): what it starts is the inside.sh beside this file.
# $PATCHBAY_KERNEL: a folder of kernel.sh's.
. "$(dirname "$0")/../qemu/build.sh"
