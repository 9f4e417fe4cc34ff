/* Connections that conntrack remembers: ctnetlink's dump (linux/netfilter/nfnetlink_conntrack.h), as conntrack(8) lists them. */
#define _GNU_SOURCE
#include "traces.h"

#include <linux/netfilter/nf_conntrack_tcp.h>
#include <linux/netfilter/nfnetlink.h>
#include <linux/netfilter/nfnetlink_conntrack.h>
#include <stdio.h>
#include <sys/socket.h>
#include <unistd.h>

enum { GET = NFNL_SUBSYS_CTNETLINK << 8 | IPCTNL_MSG_CT_GET, DELETE = NFNL_SUBSYS_CTNETLINK << 8 | IPCTNL_MSG_CT_DELETE };

/* A dump goes through the table of all namespaces: most have nothing in it, and some kernels no such table. */
static int has_connections(void) {
  unsigned count = 0;
  FILE *file = fopen("/proc/sys/net/netfilter/nf_conntrack_count", "r");
  if (!file) return 0;
  if (fscanf(file, "%u", &count) != 1) count = 0;
  fclose(file);
  return count > 0;
}

/* A connection that is open is somebody's who began it meanwhile; ours are over. */
static int is_open(const struct rtattr *protocol) {
  const struct rtattr *kinds[CTA_PROTOINFO_TCP + 1], *tcp[CTA_PROTOINFO_TCP_STATE + 1];
  nested_attributes(protocol, kinds, CTA_PROTOINFO_TCP + 1);
  nested_attributes(kinds[CTA_PROTOINFO_TCP], tcp, CTA_PROTOINFO_TCP_STATE + 1);
  return attribute_number(tcp[CTA_PROTOINFO_TCP_STATE]) == TCP_CONNTRACK_ESTABLISHED;
}

void visit_connections(visit_trace visit, void *context) {
  struct nfgenmsg every = {.nfgen_family = AF_UNSPEC, .version = NFNETLINK_V0};
  struct dump dump;
  int fd = has_connections() ? socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_NETFILTER) : -1;
  if (fd < 0) return;
  if (begin_dump(fd, GET, &every, sizeof every, &dump) == 0) {
    for (const struct nlmsghdr *at = NULL; (at = next_message(&dump, at));) {
      const struct rtattr *found[CTA_ZONE + 1];
      struct trace trace;
      message_attributes(at, sizeof every, found, CTA_ZONE + 1);
      if (!found[CTA_TUPLE_ORIG] || is_open(found[CTA_PROTOINFO])) continue;
      begin_trace(&trace, 'c', DELETE, NLMSG_DATA(at), sizeof every);
      add_key(&trace, RTA_DATA(found[CTA_TUPLE_ORIG]), RTA_PAYLOAD(found[CTA_TUPLE_ORIG]));
      add_attribute(&trace, found[CTA_TUPLE_ORIG]);
      if (found[CTA_ZONE]) {
        add_key(&trace, RTA_DATA(found[CTA_ZONE]), RTA_PAYLOAD(found[CTA_ZONE]));
        add_attribute(&trace, found[CTA_ZONE]);
      }
      visit(fd, &trace, context);
    }
    end_dump(&dump);
  }
  close(fd);
}
