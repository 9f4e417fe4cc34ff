#!/bin/bash
# trim.sh ROOT: removes what no lesson needs, and what would differ between two builds of the same packages.
set -eu
root=${1:?}
rm -rf "${root:?}"/boot/* "$root"/vmlinuz* "$root"/initrd.img*
# Link-time optimisation and the sanitizers: half of gcc, and a learner's program of 100 lines wants neither.
# The linker plugin stays: gcc asks for it at every link.
rm -f "$root"/usr/lib/gcc/*/*/{lto1,lto-wrapper} "$root"/usr/libexec/gcc/*/*/{lto1,lto-wrapper}
rm -f "$root"/usr/lib/gcc/*/*/lib{asan,tsan,lsan,ubsan,hwasan}* "$root"/usr/lib/*/lib{asan,tsan,lsan,ubsan,hwasan}.so*
rm -rf "$root"/usr/share/{bash-completion,zsh,fish,locale,man,info,lintian,bug,zoneinfo}
rm -rf "$root"/usr/lib/udev/hwdb*  # names of hardware that a VM does not have
rm -rf "$root"/var/cache/* "$root"/var/lib/apt "$root"/var/log/* "$root"/tmp/* "$root"/var/tmp/* "$root"/run/*
rm -f "$root"/var/lib/dpkg/*-old "$root"/etc/*- "$root"/etc/machine-id "$root"/var/lib/dbus/machine-id
# The day of the last change of a password is the day of the build.
sed -i -E 's/^([^:]*:[^:]*):[0-9]*:/\1:19000:/' "$root/etc/shadow"
