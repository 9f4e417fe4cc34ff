/* Neighbours and forwarding entries: RTM_GETNEIGH of every family, and of AF_BRIDGE (rtnetlink(7), bridge(8)). */
#define _GNU_SOURCE
#include "traces.h"

#include <linux/neighbour.h>
#include <sys/socket.h>
#include <unistd.h>

static void visit_table(uint8_t family, visit_trace visit, void *context) {
  struct ndmsg every = {.ndm_family = family};
  struct dump dump;
  int fd = socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_ROUTE);
  if (fd < 0) return;
  if (begin_dump(fd, RTM_GETNEIGH, &every, sizeof every, &dump) == 0) {
    for (const struct nlmsghdr *at = NULL; (at = next_message(&dump, at));) {
      const struct rtattr *found[NDA_MASTER + 1];
      struct ndmsg entry = *(const struct ndmsg *)NLMSG_DATA(at);
      struct trace trace;
      /* What a command wrote is nobody's trace. */
      if (entry.ndm_state & (NUD_PERMANENT | NUD_NOARP)) continue;
      message_attributes(at, sizeof entry, found, NDA_MASTER + 1);
      /* The table of the bridge, or the port's own (a VTEP's). */
      if (family == AF_BRIDGE) entry.ndm_flags = found[NDA_MASTER] ? NTF_MASTER : NTF_SELF;
      begin_trace(&trace, (char)family, RTM_DELNEIGH, &entry, sizeof entry);
      add_key(&trace, &entry.ndm_family, sizeof entry.ndm_family);
      add_key(&trace, &entry.ndm_ifindex, sizeof entry.ndm_ifindex);
      add_key(&trace, &entry.ndm_flags, family == AF_BRIDGE ? sizeof entry.ndm_flags : 0);
      for (int i = 0; i < 3; i++) {
        static const int parts[] = {NDA_DST, NDA_LLADDR, NDA_VLAN};
        const struct rtattr *part = found[parts[i]];
        /* A neighbour is known by its address, whatever its MAC; a forwarding entry by its MAC. */
        if (!part || (family != AF_BRIDGE && parts[i] != NDA_DST)) continue;
        add_key(&trace, RTA_DATA(part), RTA_PAYLOAD(part));
        add_attribute(&trace, part);
      }
      visit(fd, &trace, context);
    }
    end_dump(&dump);
  }
  close(fd);
}

void visit_neighbours(visit_trace visit, void *context) { visit_table(AF_UNSPEC, visit, context); }
void visit_forwarding(visit_trace visit, void *context) { visit_table(AF_BRIDGE, visit, context); }
