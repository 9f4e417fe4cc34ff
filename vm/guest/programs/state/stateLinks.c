/* Links and their addresses: RTM_GETLINK and RTM_GETADDR (rtnetlink(7)), told as `ip -j -d addr show` tells them. */
#define _GNU_SOURCE
#include "stateLinks.h"

#include "json.h"

#include <linux/if.h>
#include <linux/if_link.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

int open_links(struct links *links) {
  struct { struct ifinfomsg message; struct rtattr mask; uint32_t skip; } body = {
      .message = {.ifi_family = AF_UNSPEC},
      .mask = {.rta_len = RTA_LENGTH(sizeof(uint32_t)), .rta_type = IFLA_EXT_MASK},
      .skip = RTEXT_FILTER_SKIP_STATS};
  links->fd = socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_ROUTE);
  if (links->fd < 0) return -1;
  if (begin_dump(links->fd, RTM_GETLINK, &body, sizeof body, &links->dump) == 0) return 0;
  close(links->fd);
  return -1;
}

void close_links(struct links *links) {
  end_dump(&links->dump);
  close(links->fd);
}

const char *link_name(const struct links *links, uint32_t index) {
  const struct rtattr *found[IFLA_IFNAME + 1];
  for (const struct nlmsghdr *at = NULL; (at = next_message(&links->dump, at));) {
    const struct ifinfomsg *link = NLMSG_DATA(at);
    if ((uint32_t)link->ifi_index != index) continue;
    message_attributes(at, sizeof *link, found, IFLA_IFNAME + 1);
    return found[IFLA_IFNAME] ? RTA_DATA(found[IFLA_IFNAME]) : NULL;
  }
  return NULL;
}

int has_link_of(const struct links *links, const char *kind) {
  const struct rtattr *found[IFLA_LINKINFO + 1], *info[IFLA_INFO_KIND + 1];
  for (const struct nlmsghdr *at = NULL; (at = next_message(&links->dump, at));) {
    message_attributes(at, sizeof(struct ifinfomsg), found, IFLA_LINKINFO + 1);
    nested_attributes(found[IFLA_LINKINFO], info, IFLA_INFO_KIND + 1);
    if (info[IFLA_INFO_KIND] && strcmp(RTA_DATA(info[IFLA_INFO_KIND]), kind) == 0) return 1;
  }
  return 0;
}

static void print_flags(FILE *out, int *count, unsigned flags) {
  static const struct { unsigned flag; const char *name; } names[] = {
      {IFF_LOOPBACK, "LOOPBACK"}, {IFF_BROADCAST, "BROADCAST"}, {IFF_POINTOPOINT, "POINTOPOINT"}, {IFF_MULTICAST, "MULTICAST"},
      {IFF_NOARP, "NOARP"}, {IFF_ALLMULTI, "ALLMULTI"}, {IFF_PROMISC, "PROMISC"}, {IFF_MASTER, "MASTER"}, {IFF_SLAVE, "SLAVE"},
      {IFF_UP, "UP"}, {IFF_LOWER_UP, "LOWER_UP"}, {IFF_DORMANT, "DORMANT"}};
  int printed = 0;
  json_next(out, count, "flags");
  fputc('[', out);
  if ((flags & IFF_UP) && !(flags & IFF_RUNNING)) json_text(out, &printed, NULL, "NO-CARRIER");
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    if (flags & names[i].flag) json_text(out, &printed, NULL, names[i].name);
  fputc(']', out);
}

/* The link that this one lies on or is cabled to: by name in this namespace, by number where that number counts in another. */
static void print_below(FILE *out, int *count, const struct links *links, const struct rtattr *found[]) {
  if (!found[IFLA_LINK]) return;
  uint32_t below = attribute_number(found[IFLA_LINK]);
  if (found[IFLA_LINK_NETNSID]) {
    json_number(out, count, "link_index", below);
    json_number(out, count, "link_netnsid", attribute_number(found[IFLA_LINK_NETNSID]));
    return;
  }
  const char *name = below ? link_name(links, below) : NULL;
  if (name) json_text(out, count, "link", name);
}

static void print_scope(FILE *out, int *count, unsigned char scope) {
  char number[8];
  snprintf(number, sizeof number, "%u", scope);
  json_text(out, count, "scope",
            scope == RT_SCOPE_UNIVERSE ? "global" : scope == RT_SCOPE_SITE ? "site" : scope == RT_SCOPE_LINK ? "link"
            : scope == RT_SCOPE_HOST ? "host" : scope == RT_SCOPE_NOWHERE ? "nowhere" : number);
}

static void print_addresses(FILE *out, int *count, const struct dump *addresses, int index) {
  const struct rtattr *found[IFA_LOCAL + 1];
  int printed = 0;
  json_next(out, count, "addr_info");
  fputc('[', out);
  for (const struct nlmsghdr *at = NULL; (at = next_message(addresses, at));) {
    const struct ifaddrmsg *address = NLMSG_DATA(at);
    if ((int)address->ifa_index != index) continue;
    message_attributes(at, sizeof *address, found, IFA_LOCAL + 1);
    /* Where both are there, `address` is the far end of a point-to-point link (rtnetlink(7)). */
    const struct rtattr *local = found[IFA_LOCAL] ? found[IFA_LOCAL] : found[IFA_ADDRESS];
    if (!local) continue;
    int members = 0;
    json_next(out, &printed, NULL);
    fputc('{', out);
    json_text(out, &members, "family", address->ifa_family == AF_INET6 ? "inet6" : "inet");
    json_address(out, &members, "local", RTA_DATA(local), RTA_PAYLOAD(local));
    json_number(out, &members, "prefixlen", address->ifa_prefixlen);
    print_scope(out, &members, address->ifa_scope);
    fputc('}', out);
  }
  fputc(']', out);
}

static void print_link(FILE *out, const struct links *links, const struct nlmsghdr *message, const struct dump *addresses) {
  /* Operational states of RFC 2863, in the kernel's order. */
  static const char *const states[] = {"UNKNOWN", "NOTPRESENT", "DOWN", "LOWERLAYERDOWN", "TESTING", "DORMANT", "UP"};
  const struct rtattr *found[IFLA_LINK_NETNSID + 1];
  const struct ifinfomsg *link = NLMSG_DATA(message);
  message_attributes(message, sizeof *link, found, IFLA_LINK_NETNSID + 1);
  if (!found[IFLA_IFNAME]) return;
  uint32_t state = attribute_number(found[IFLA_OPERSTATE]);
  const char *master = found[IFLA_MASTER] ? link_name(links, attribute_number(found[IFLA_MASTER])) : NULL;
  int count = 0;
  json_number(out, &count, "ifindex", (uint32_t)link->ifi_index);
  json_text(out, &count, "ifname", RTA_DATA(found[IFLA_IFNAME]));
  print_below(out, &count, links, found);
  print_flags(out, &count, link->ifi_flags);
  json_number(out, &count, "mtu", attribute_number(found[IFLA_MTU]));
  if (master) json_text(out, &count, "master", master);
  json_text(out, &count, "operstate", states[state < sizeof states / sizeof *states ? state : 0]);
  if (found[IFLA_ADDRESS]) json_address(out, &count, "address", RTA_DATA(found[IFLA_ADDRESS]), RTA_PAYLOAD(found[IFLA_ADDRESS]));
  json_number(out, &count, "promiscuity", attribute_number(found[IFLA_PROMISCUITY]));
  print_link_info(out, &count, links, found[IFLA_LINKINFO]);
  print_addresses(out, &count, addresses, link->ifi_index);
}

void print_links(FILE *out, const struct links *links) {
  struct ifaddrmsg every = {.ifa_family = AF_UNSPEC};
  struct dump addresses = {0};
  int printed = 0;
  begin_dump(links->fd, RTM_GETADDR, &every, sizeof every, &addresses);
  fputc('[', out);
  for (const struct nlmsghdr *at = NULL; (at = next_message(&links->dump, at));) {
    json_next(out, &printed, NULL);
    fputc('{', out);
    print_link(out, links, at, &addresses);
    fputc('}', out);
  }
  fputc(']', out);
  end_dump(&addresses);
}
