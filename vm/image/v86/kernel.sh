#!/bin/bash
# kernel.sh OUTDIR: builds the emulated machine's kernel from Debian's source (package linux-source-6.1) and kernel.config:
# vmlinuz, modules.tar, config and source (the version of Debian's package). OUTDIR appears whole or not at all.
# stdout: `PROGRESS <percent> <words>` lines, or one `ERROR <what, why, what next>`; the rest is on stderr.
set -eEu -o pipefail
here=$(cd "$(dirname "$0")" && pwd)
out=$(realpath -m "$1")
exec 3>&1 1>&2
say() { echo "PROGRESS $*" >&3; }
fail() { trap - ERR; echo "ERROR $*" >&3; exit 1; }

archive=/usr/src/linux-source-6.1.tar.xz
[ -f $archive ] || fail "Debian's kernel source is missing: install it with 'apt-get install linux-source-6.1'"
for tool in gcc:gcc make:make flex:flex bison:bison bc:bc xz:xz-utils; do
  command -v "${tool%:*}" >/dev/null || fail "${tool%:*} is missing: install it with 'apt-get install ${tool#*:}'"
done
mkdir -p "$(dirname "$out")"
free=$(df -Pm "$(dirname "$out")" | awk 'NR==2{print $4}')
[ "$free" -ge 2500 ] || fail "only $free MB are free in $(dirname "$out") and the kernel needs 2500: free some"

work=$(mktemp -d "$(dirname "$out")/.kernel.XXXXXX")
trap 'rm -rf "$work"' EXIT
trap 'fail "cancelled: nothing was changed; run it again to start over"' INT TERM HUP
trap 'fail "the kernel could not be built: the lines above say why; mend that and run it again"' ERR

say 1 unpacking the source of the kernel
tar -C "$work" -xf $archive
cd "$work/linux-source-6.1"
# One date, builder and path for all: the same source and configuration give the same bytes.
export KBUILD_BUILD_TIMESTAMP=2023-01-01 KBUILD_BUILD_USER=patchbay KBUILD_BUILD_HOST=patchbay ARCH=i386

say 10 configuring the kernel
make -s KCONFIG_ALLCONFIG="$here/kernel.config" allnoconfig
# What the configuration wants and the source does not know, or refuses, is a mistake in it.
while IFS='=' read -r option wanted; do
  has=$(sed -n "s/^$option=//p" .config)
  [ "${has:-n}" = "$wanted" ] || fail "kernel.config says $option=$wanted, and it comes to ${has:-n}: mend kernel.config"
done < <(grep '^CONFIG_' "$here/kernel.config")

say 12 compiling the kernel
total=1500 # files; near enough for a bar
make -s -j"$(nproc)" bzImage modules &
compiler=$!
while kill -0 $compiler 2>/dev/null; do
  # What make removes while find looks is no failure.
  done=$({ find . -name '*.o' 2>/dev/null || true; } | wc -l)
  percent=$((12 + done * 84 / total))
  say $((percent < 96 ? percent : 96)) compiling the kernel
  sleep 5
done
wait $compiler

say 97 gathering the modules
make -s INSTALL_MOD_PATH="$work/modules" INSTALL_MOD_STRIP=1 modules_install
rm -f "$work"/modules/lib/modules/*/{build,source}
mkdir "$work/out"
tar -C "$work/modules" --sort=name --mtime=@0 --owner=0 --group=0 -cf "$work/out/modules.tar" lib
cp arch/x86/boot/bzImage "$work/out/vmlinuz"
cp .config "$work/out/config"
# shellcheck disable=SC2016 # dpkg-query's own variables
dpkg-query -W -f '${Package}=${Version}\n' linux-source-6.1 >"$work/out/source"
rm -rf "$out"
mv "$work/out" "$out"
say 100 the kernel is ready
