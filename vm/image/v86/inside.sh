#!/bin/bash
# inside.sh WORK: the steps of build.sh, which starts it in namespaces of its own. Leaves WORK/out.
set -eEu -o pipefail
here=$(cd "$(dirname "$0")" && pwd)
debian=$here/../debian
work=$1 root=$1/root out=$1/out kernel=${PATCHBAY_KERNEL:?}
export LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive
umask 022
exec 3>&1 1>&2

say() { echo "PROGRESS $*" >&3; }
fail() { trap - ERR; echo "ERROR $*" >&3; exit 1; }
why() { [ "$step" != 'install the packages' ] || grep -E '^E:' "$work/log" | tail -n 1 | cut -c1-200; }
trap 'fail "the emulated machine could not be built, in the step \"$step\": $(why) (the log on stderr has the details)"' ERR
mkdir "$out"

step='choose packages'
say 1 choosing packages
command -v arch-test >/dev/null || fail "arch-test is missing: install it with 'apt-get install arch-test'"
"$here/run-i386.sh" || fail "this computer's kernel runs no i386 programs, and QEMU's user emulation can't stand in: install it with 'apt-get install qemu-user-static', as root on a computer with binfmt_misc"
trap '"$here/run-i386.sh" end' EXIT
wanted() { sed -n "s/#.*//; s/^$1\([^ ]*\).*/\1/p" "$2"; }
include=$({ wanted '' "$debian/packages.txt" | grep -vxFf <(wanted - "$here/packages.txt"); wanted + "$here/packages.txt"; } | xargs | tr ' ' ,)
"$debian/sources.sh" >"$work/sources.list"

# A mirror may have lists of bookworm-security for other processors and none, or old ones, for this: apt then refuses
# all. The guest has no way to the internet, so it is built without, and packages.txt says so.
unpack() {
  local sources=()
  [ ! -s "$1" ] || sources=("$1")
  rm -rf "$root"
  mmdebstrap --variant=essential --mode=root --architectures=i386 \
    --aptopt='Apt::Install-Recommends "false"' --aptopt='Acquire::Languages "none"' --aptopt='Acquire::Retries "3"' \
    --dpkgopt=force-unsafe-io \
    --dpkgopt='path-exclude=/usr/share/man/*' --dpkgopt='path-exclude=/usr/share/info/*' \
    --dpkgopt='path-exclude=/usr/share/doc/*' --dpkgopt='path-include=/usr/share/doc/*/copyright' \
    --dpkgopt='path-exclude=/usr/share/locale/*' --dpkgopt='path-exclude=/usr/share/i18n/*' \
    --include="$include,gcc" bookworm "$root" ${sources[@]+"${sources[@]}"} 2>&1 </dev/null | tee "$work/log" >&2
}
step='install the packages'
say 2 installing the packages
if ! unpack "$work/sources.list"; then
  grep -q 'Mirror sync in progress' "$work/log" || false
  grep -v -- '-security ' "$work/sources.list" >"$work/sources-without-security.list"
  echo '# without bookworm-security, whose list for i386 the mirror did not have whole' >"$out/packages.txt"
  unpack "$work/sources-without-security.list"
fi
: "${SOURCE_DATE_EPOCH:=$(stat -c %Y "$root/usr/bin/tcc")}"
export SOURCE_DATE_EPOCH

step='set up the guest'
say 60 setting up the guest
"$debian/settle.sh" "$root"
rm -rf "$root"/root/.ssh # no ssh here
install -m 755 "$here/init" "$root/init"
"$here/../../guest/install.sh" "$root"
rm -rf "$root/usr/lib/patchbay/programs"

step='remove the compiler of our own programs'
# shellcheck disable=SC2016 # dpkg-query's own variables
names() { dpkg-query --admindir="$root/var/lib/dpkg" -W -f "$1\n" | LC_ALL=C sort; }
names '${Package}' | grep -E '^(gcc|gcc-[0-9]+|cpp|cpp-[0-9]+|libgcc-[0-9]+-dev|binutils.*|lib(binutils|ctf.*|gprofng.*|cc1.*|gomp.*|itm.*|atomic.*|quadmath.*|[alutsm]+san.*|isl.*|mpc.*|mpfr.*))$' |
  xargs chroot "$root" dpkg --purge --force-depends >/dev/null
names '${Package}=${Version}' >>"$out/packages.txt"
"$debian/sbom.sh" "$root" >"$out/sbom.cdx.json"
cat "$kernel/source" >>"$out/packages.txt"
mkdir "$out/copyright"
for file in "$root"/usr/share/doc/*/copyright; do cp "$file" "$out/copyright/$(basename "$(dirname "$file")")"; done
tar -C "$out" --sort=name --mtime="@$SOURCE_DATE_EPOCH" --owner=0 --group=0 -czf "$out/copyright.tar.gz" copyright
rm -rf "$out/copyright"
for name in gcc cc; do ln -sf tcc "$root/usr/bin/$name"; done

step='add the kernel'
say 75 adding the kernel
cp "$kernel/vmlinuz" "$out/vmlinuz"
# /lib is a link there, and stays one.
tar -C "$root" --keep-directory-symlink -xf "$kernel/modules.tar"
version=$(basename "$(echo "$root"/lib/modules/*)")
chroot "$root" depmod "$version"

step='trim the root file system'
say 80 trimming the root file system
"$debian/trim.sh" "$root"
"$here/trim.sh" "$root"
echo 'int main(void) { return 0; }' | chroot "$root" sh -c 'gcc -o /tmp/proof -xc - && /tmp/proof && rm /tmp/proof' ||
  fail 'the compiler of the guest does not compile: too much has been trimmed (trim.sh)'

step='make the initrd'
say 90 making the initrd
mknod -m 600 "$root/dev/console" c 5 1 2>/dev/null || true
find "$root" -exec touch --no-dereference --date="@$SOURCE_DATE_EPOCH" {} +
(cd "$root" && find . | LC_ALL=C sort | cpio --quiet --create --format=newc --owner=0:0 --reproducible) |
  gzip -9n >"$out/initrd" # unpacked it would leave too little memory to unpack it into

step='write the manifest'
say 97 writing the manifest
(cd "$out" && for name in *; do
  jq -n --arg name "$name" --argjson bytes "$(stat -c %s "$name")" --arg sha256 "$(sha256sum "$name" | cut -d' ' -f1)" \
    '{($name): {$bytes, $sha256}}'
done) | jq -s --arg arch i386 --arg kernel "$version" '{format: 1, $arch, $kernel, files: add}' >"$out/manifest.json"
rm -rf "$root"
