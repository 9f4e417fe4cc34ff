#!/bin/bash
# trim.sh ROOT: removes what an emulated guest can do without: its root is memory, and each megabyte of it is loaded at
# every start. Comes after ../debian/trim.sh.
set -eu
root=${1:?}
lib=$root/usr/lib/i386-linux-gnu
# Packages are not installed in it: dpkg, apt, and perl, which only their scripts use.
rm -rf "$root"/var/lib/dpkg "$root"/etc/{apt,dpkg,perl} "$root"/usr/lib/{apt,dpkg} "$root"/usr/share/{dpkg,debconf,keyrings,perl,perl5}
rm -rf "$root"/usr/bin/{dpkg*,apt*,perl*,deb*-config} "$root"/usr/sbin/{dpkg*,update-*} "$lib"/perl* "$lib"/libperl* "$lib"/lib{db-5,gdbm,debconf}*
find "$root"/usr/bin "$root"/usr/sbin -type f -size -200k -exec grep -lIm1 '^#!.*perl' {} + | xargs -r rm -f
# Documents, and data of programs that are not there.
rm -rf "$root"/usr/share/{doc,common-licenses,gcc,gdb,menu,pixmaps,lintian,bug,awk,vim/vim90/lang} "$root"/usr/lib/{systemd,udev,tmpfiles.d,sysctl.d,gcc,bfd-plugins}
rm -rf "$lib"/{gconv,audit,engines-3,ossl-modules,security,bfd-plugins} "$root"/etc/{init.d,rc?.d,cron*,pam*,security,systemd,logrotate.d}
# Libraries for linking statically: tcc links dynamically.
find "$lib" -name '*.a' ! -name libc_nonshared.a ! -name 'libtcc*' -delete
# Headers of the kernel that no program of a learner's wants.
rm -rf "$root"/usr/include/{drm,sound,video,rdma,mtd,misc,scsi,xen,rpc,rpcsvc,tirpc} "$root"/usr/include/linux/{dvb,usb,raid,iio,cifs,hsi,android,spi,isdn,nfsd,surface_aggregator}
