/* Links and their addresses: RTM_GETLINK and RTM_GETADDR (rtnetlink(7)), told as `ip -j -d addr show` tells them. */
#define _GNU_SOURCE
#include "stateLinks.h"

#include "json.h"

#include <errno.h>
#include <linux/if.h>
#include <linux/if_addr.h>
#include <linux/if_arp.h>
#include <linux/if_link.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

int open_links(struct links *links) {
  struct { struct ifinfomsg message; struct rtattr mask; uint32_t skip; } body = {
      .message = {.ifi_family = AF_UNSPEC},
      .mask = {.rta_len = RTA_LENGTH(sizeof(uint32_t)), .rta_type = IFLA_EXT_MASK},
      .skip = RTEXT_FILTER_SKIP_STATS};
  links->fd = socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_ROUTE);
  if (links->fd < 0) return -1;
  /* The kernel answers at once; what it never answers is not waited for. */
  struct timeval limit = {.tv_sec = 3};
  setsockopt(links->fd, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
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

void print_table(FILE *out, const struct links *links, uint16_t type, const void *body, size_t size,
                 void (*print)(FILE *out, const struct links *links, const struct nlmsghdr *message, int *printed)) {
  struct dump dump;
  int printed = 0;
  if (begin_dump(links->fd, type, body, size, &dump) < 0) {
    fputs(errno == EOPNOTSUPP ? "[]" : "\"unread\"", out);
    return;
  }
  fputc('[', out);
  for (const struct nlmsghdr *at = NULL; (at = next_message(&dump, at));) print(out, links, at, &printed);
  fputc(']', out);
  end_dump(&dump);
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

/* What an address is not yet, or no longer, good for (ip-address(8)); whoever reads takes a plain one for granted. */
static void print_address_flags(FILE *out, int *count, unsigned char family, uint32_t flags) {
  static const struct { uint32_t flag; const char *name; } names[] = {
      {IFA_F_TENTATIVE, "tentative"}, {IFA_F_DADFAILED, "dadfailed"}, {IFA_F_DEPRECATED, "deprecated"},
      {IFA_F_NOPREFIXROUTE, "noprefixroute"}, {IFA_F_MANAGETEMPADDR, "mngtmpaddr"}, {IFA_F_OPTIMISTIC, "optimistic"}};
  if (!(flags & IFA_F_PERMANENT)) json_bool(out, count, "dynamic", 1);
  if (flags & IFA_F_SECONDARY) json_bool(out, count, family == AF_INET6 ? "temporary" : "secondary", 1);
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    if (flags & names[i].flag) json_bool(out, count, names[i].name, 1);
}

/* What is on the wire of a link: Ethernet, or of a tunnel what it carries (if_arp.h). */
static void print_link_type(FILE *out, int *count, unsigned short type) {
  static const struct { unsigned short type; const char *name; } names[] = {
      {ARPHRD_ETHER, "ether"}, {ARPHRD_LOOPBACK, "loopback"}, {ARPHRD_NONE, "none"}, {ARPHRD_PPP, "ppp"}, {ARPHRD_TUNNEL, "ipip"},
      {ARPHRD_TUNNEL6, "tunnel6"}, {ARPHRD_SIT, "sit"}, {ARPHRD_IPGRE, "gre"}, {ARPHRD_IP6GRE, "gre6"}};
  char number[12];
  const char *name = NULL;
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    if (names[i].type == type) name = names[i].name;
  snprintf(number, sizeof number, "[%u]", type);
  json_text(out, count, "link_type", name ? name : number);
}

/* A BPF program that sees each frame first (IFLA_XDP), by its number. */
static void print_xdp(FILE *out, int *count, const struct rtattr *xdp) {
  const struct rtattr *found[IFLA_XDP_PROG_ID + 1];
  nested_attributes(xdp, found, IFLA_XDP_PROG_ID + 1);
  uint32_t mode = attribute_number(found[IFLA_XDP_ATTACHED]);
  if (!mode) return;
  json_next(out, count, "xdp");
  fprintf(out, "{\"mode\":%u,\"prog\":{\"id\":%u}}", mode, attribute_number(found[IFLA_XDP_PROG_ID]));
}

/* What a link threw away: nothing where it threw nothing away. */
static void print_losses(FILE *out, int *count, const struct rtattr *value) {
  struct rtnl_link_stats64 stats = {0};
  if (!value) return;
  memcpy(&stats, RTA_DATA(value), RTA_PAYLOAD(value) < sizeof stats ? RTA_PAYLOAD(value) : sizeof stats);
  if (!(stats.rx_errors | stats.rx_dropped | stats.tx_errors | stats.tx_dropped)) return;
  json_next(out, count, "stats64");
  fprintf(out, "{\"rx\":{\"errors\":%llu,\"dropped\":%llu},\"tx\":{\"errors\":%llu,\"dropped\":%llu}}", stats.rx_errors,
          stats.rx_dropped, stats.tx_errors, stats.tx_dropped);
}

static void print_addresses(FILE *out, int *count, const struct dump *addresses, int index) {
  const struct rtattr *found[IFA_FLAGS + 1];
  int printed = 0;
  json_next(out, count, "addr_info");
  fputc('[', out);
  for (const struct nlmsghdr *at = NULL; (at = next_message(addresses, at));) {
    const struct ifaddrmsg *address = NLMSG_DATA(at);
    if ((int)address->ifa_index != index) continue;
    message_attributes(at, sizeof *address, found, IFA_FLAGS + 1);
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
    if (found[IFA_LOCAL] && found[IFA_ADDRESS] && memcmp(RTA_DATA(local), RTA_DATA(found[IFA_ADDRESS]), RTA_PAYLOAD(local)) != 0)
      json_address(out, &members, "address", RTA_DATA(found[IFA_ADDRESS]), RTA_PAYLOAD(found[IFA_ADDRESS]));
    print_address_flags(out, &members, address->ifa_family, found[IFA_FLAGS] ? attribute_number(found[IFA_FLAGS]) : address->ifa_flags);
    fputc('}', out);
  }
  fputc(']', out);
}

static void print_link(FILE *out, const struct links *links, const struct nlmsghdr *message, const struct dump *addresses) {
  /* Operational states of RFC 2863, in the kernel's order. */
  static const char *const states[] = {"UNKNOWN", "NOTPRESENT", "DOWN", "LOWERLAYERDOWN", "TESTING", "DORMANT", "UP"};
  const struct rtattr *found[IFLA_XDP + 1];
  const struct ifinfomsg *link = NLMSG_DATA(message);
  message_attributes(message, sizeof *link, found, IFLA_XDP + 1);
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
  print_link_type(out, &count, link->ifi_type);
  print_xdp(out, &count, found[IFLA_XDP]);
  print_losses(out, &count, found[IFLA_STATS64]);
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
