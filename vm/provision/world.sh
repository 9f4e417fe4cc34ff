#!/bin/bash
# world.sh save | clean: what the machine is like before a lesson, and back to it. Run as root in the machine.
# For a Linux that nobody can restore from outside. What a lesson changes in the network, in /root, in /tmp and among
# the processes is undone; a file changed elsewhere is not.
set -u
export LC_ALL=C PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
base=/var/lib/patchbay/baseline

links() { ip -o link show | sed -E 's/^[0-9]+: ([^:@]+).*/\1/'; }
# name, mtu, state, and the switch that it is plugged into
ports() {
  ip -o link show | awk '{ name = $2; sub(/[:@].*/, "", name); state = $3 ~ /[<,]UP[,>]/ ? "up" : "down"; mtu = master = "-"
    for (i = 4; i < NF; i++) { if ($i == "mtu") mtu = $(i + 1); if ($i == "master") master = $(i + 1) }
    print name, mtu, state, master }'
}
queues() { tc qdisc show | awk '{ print $5, $2 }'; }
# Without what the kernel or a DHCP client gave, and may give again.
addresses() { ip -o address show | grep -v ' dynamic \| scope link ' | awk '{print $2, $4}'; }
routes() { for f in -4 -6; do ip $f route show table main | grep -v ' proto \(kernel\|ra\|dhcp\) ' | sed "s/^/$f /"; done; }
rules() { command -v nft >/dev/null && nft -s list ruleset 2>/dev/null; }
# One grep instead of sysctl -a, which opens and asks one by one in a second or more.
settings() { grep -rsH . /proc/sys/net/core /proc/sys/net/ipv4 /proc/sys/net/ipv6 /proc/sys/net/bridge | grep -vE 'conntrack_count|random|stat|flush|/conf/.*_time:'; }
files() { ls -A1 /root /tmp; }

save() {
  rm -rf "$base" && mkdir -p "$base"
  for what in links ports queues addresses routes rules settings files; do $what >"$base/$what"; done
  { iptables-save && ip6tables-save; } >"$base/iptables" 2>/dev/null
  return 0
}

# Lines that $1 prints now and did not, or (with -23) did and does not.
changed() { comm "${2--13}" <(sort "$base/$1") <($1 | sort); }

# What was begun through Patchbay carries its mark in the environment; what lives in another network namespace, and is
# no service of the system's, was begun by a lesson.
end_processes() {
  local own=" " pid=$$ net cgroup place found
  while [ "$pid" -gt 1 ]; do
    own="$own$pid "
    while read -r name value _; do [ "$name" != PPid: ] || pid=$value; done <"/proc/$pid/status"
  done
  net=$(readlink /proc/1/ns/net)
  # Asked before anything is ended: the shells of a pipe carry the mark themselves.
  found=$(
    grep -lsz '^PATCHBAY_\(EXEC\|TERMINAL\)=' /proc/[0-9]*/environ
    grep -lsa '^patchbay-tty' /proc/[0-9]*/cmdline
    find /proc/[0-9]*/ns/net -maxdepth 0 -printf '%p %l\n' 2>/dev/null | grep -vF " $net"
  )
  while read -r path place; do
    pid=${path#/proc/}
    pid=${pid%%/*}
    case $own in *" $pid "*) continue ;; esac
    if [ -n "$place" ]; then
      cgroup=$(cat "/proc/$pid/cgroup" 2>/dev/null)
      case $cgroup in */system.slice/ssh*) ;; */system.slice/* | */docker/* | */docker-*) continue ;; esac
    fi
    kill -KILL "$pid" 2>/dev/null
  done <<<"$found"
}

clean() {
  if [ -S /run/docker.sock ] && [ -x /usr/bin/docker ]; then
    ids=$(timeout 30 /usr/bin/docker ps -aq 2>/dev/null)
    [ -z "$ids" ] || timeout 60 /usr/bin/docker rm -f $ids >/dev/null 2>&1
    timeout 30 /usr/bin/docker network prune -f >/dev/null 2>&1
  fi
  end_processes
  for host in $(patchbay-host list 2>/dev/null); do patchbay-host del "$host"; done
  rm -rf /run/patchbay/tty /run/patchbay/docker-ready
  for name in $(ip netns list 2>/dev/null | cut -d' ' -f1); do ip netns del "$name"; done
  # A pair's other end goes with it, so a link may be gone already.
  for name in $(changed links); do ip link del "$name" 2>/dev/null || ip link set "$name" down nomaster 2>/dev/null; done
  changed ports -23 | while read -r name mtu state master; do
    plug="master $master"
    [ "$master" != - ] || plug=nomaster
    ip link set "$name" $plug mtu "$mtu" "$state" 2>/dev/null
  done
  changed queues | while read -r name _; do tc qdisc del dev "$name" root 2>/dev/null; done
  changed addresses | while read -r name address; do ip address del "$address" dev "$name" 2>/dev/null; done
  changed addresses -23 | while read -r name address; do ip address add "$address" dev "$name" 2>/dev/null; done
  changed routes | while read -r route; do ip ${route%% *} route del ${route#* } 2>/dev/null; done
  changed routes -23 | while read -r route; do ip ${route%% *} route add ${route#* } 2>/dev/null; done
  ip neigh flush nud permanent 2>/dev/null
  if [ "$(rules)" != "$(cat "$base/rules")" ]; then
    nft flush ruleset
    # A rule that iptables wrote is read back by iptables alone.
    if grep -q '^-A\|DROP \[' "$base/iptables"; then iptables-restore <"$base/iptables" 2>/dev/null
    else nft -f "$base/rules" 2>/dev/null; fi
  fi
  changed settings -23 | while IFS=: read -r path value; do [ ! -w "$path" ] || echo "$value" >"$path"; done 2>/dev/null
  files | sort | comm -13 <(sort "$base/files") - | while IFS= read -r name; do
    case $name in '' | /*: | systemd-private-* | patchbay-*) continue ;; esac
    rm -rf "/root/$name" "/tmp/$name"
  done
  hostname "$(cat /etc/hostname)" 2>/dev/null
  return 0
}

case ${1-} in
  save) save ;;
  clean) [ -d "$base" ] && clean || { echo 'there is no saved world' >&2; exit 1; } ;;
  *) echo 'usage: world.sh save | clean' >&2; exit 2 ;;
esac
