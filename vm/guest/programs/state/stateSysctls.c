/* Settings of a namespace: /proc/sys/net (ip-sysctl.rst), and of each link IFLA_AF_SPEC. */
#define _GNU_SOURCE
#include "stateLinks.h"

#include "json.h"

#include <fcntl.h>
#include <linux/if_link.h>
#include <linux/ip.h>
#include <linux/ipv6.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static void print_setting(FILE *out, int *count, const char *family, const char *link, const char *name, int value) {
  char key[128];
  snprintf(key, sizeof key, "net.%s.conf.%s.%s", family, link, name);
  json_next(out, count, key);
  fprintf(out, "\"%d\"", value);
}

/* What stands in a file of /proc/sys, as a string of at most `size` bytes; empty where there is none. */
static void read_global(const char *name, char *value, size_t size) {
  char path[128];
  snprintf(path, sizeof path, "/proc/sys/%s", name);
  int fd = open(path, O_RDONLY | O_CLOEXEC);
  ssize_t count = fd < 0 ? -1 : read(fd, value, size - 1);
  value[count > 0 ? count : 0] = 0;
  value[strcspn(value, "\n")] = 0;
  if (fd >= 0) close(fd);
}

static int print_global(FILE *out, int *count, const char *name) {
  char key[128], value[32];
  read_global(name, value, sizeof value);
  if (!*value) return 0;
  snprintf(key, sizeof key, "%s", name);
  for (char *at = key; *at; at++)
    if (*at == '/') *at = '.';
  json_text(out, count, key, value);
  return atoi(value);
}

struct setting { int index; const char *name; };

/* Of links, 0 is usual for these; forwarding is as the namespace's own. */
static const struct setting ipv4[] = {
    {IPV4_DEVCONF_RP_FILTER, "rp_filter"}, {IPV4_DEVCONF_PROXY_ARP, "proxy_arp"}, {IPV4_DEVCONF_PROXY_ARP_PVLAN, "proxy_arp_pvlan"},
    {IPV4_DEVCONF_ARP_IGNORE, "arp_ignore"}, {IPV4_DEVCONF_ARPFILTER, "arp_filter"}, {IPV4_DEVCONF_ACCEPT_LOCAL, "accept_local"},
    {IPV4_DEVCONF_ROUTE_LOCALNET, "route_localnet"}, {IPV4_DEVCONF_SRC_VMARK, "src_valid_mark"},
    {IPV4_DEVCONF_IGNORE_ROUTES_WITH_LINKDOWN, "ignore_routes_with_linkdown"}};
static const struct setting ipv6[] = {{DEVCONF_DISABLE_IPV6, "disable_ipv6"}, {DEVCONF_PROXY_NDP, "proxy_ndp"}};

/* The array of numbers in an attribute: the one at `index`, or `otherwise`. */
static int number_at(const struct rtattr *array, int index, int otherwise) {
  int value = otherwise;
  if (array && index >= 0 && (size_t)(index + 1) * sizeof value <= RTA_PAYLOAD(array))
    memcpy(&value, (const char *)RTA_DATA(array) + (size_t)index * sizeof value, sizeof value);
  return value;
}

static void print_of_link(FILE *out, int *count, const char *link, const struct rtattr *families, int forwarding4, int forwarding6) {
  const struct rtattr *found[AF_INET6 + 1], *four[IFLA_INET_CONF + 1], *six[IFLA_INET6_CONF + 1];
  nested_attributes(families, found, AF_INET6 + 1);
  nested_attributes(found[AF_INET], four, IFLA_INET_CONF + 1);
  nested_attributes(found[AF_INET6], six, IFLA_INET6_CONF + 1);
  int forwarding = number_at(four[IFLA_INET_CONF], IPV4_DEVCONF_FORWARDING - 1, forwarding4);
  if (forwarding != forwarding4) print_setting(out, count, "ipv4", link, "forwarding", forwarding);
  for (size_t i = 0; i < sizeof ipv4 / sizeof *ipv4; i++) {
    /* The numbers of IPv4 begin with 1 (linux/ip.h). */
    int value = number_at(four[IFLA_INET_CONF], ipv4[i].index - 1, 0);
    if (value) print_setting(out, count, "ipv4", link, ipv4[i].name, value);
  }
  forwarding = number_at(six[IFLA_INET6_CONF], DEVCONF_FORWARDING, forwarding6);
  if (forwarding != forwarding6) print_setting(out, count, "ipv6", link, "forwarding", forwarding);
  for (size_t i = 0; i < sizeof ipv6 / sizeof *ipv6; i++) {
    int value = number_at(six[IFLA_INET6_CONF], ipv6[i].index, 0);
    if (value) print_setting(out, count, "ipv6", link, ipv6[i].name, value);
  }
}

/* Each file takes a translated guest a tenth of a millisecond: what only a bridge asks for is left out without one. */
void print_sysctls(FILE *out, const struct links *links) {
  static const char *const names[] = {
      "net/ipv4/conf/all/rp_filter", "net/ipv4/conf/default/rp_filter", "net/ipv4/conf/all/proxy_arp",
      "net/ipv4/conf/all/arp_ignore", "net/ipv4/icmp_echo_ignore_all", "net/ipv6/icmp/echo_ignore_all",
      "net/ipv6/conf/all/disable_ipv6"};
  static const char *const bridged[] = {
      "net/bridge/bridge-nf-call-iptables", "net/bridge/bridge-nf-call-ip6tables", "net/bridge/bridge-nf-call-arptables"};
  const struct rtattr *found[IFLA_AF_SPEC + 1];
  int count = 0;
  fputs("\"sysctl\":{", out);
  int forwarding4 = print_global(out, &count, "net/ipv4/ip_forward");
  int forwarding6 = print_global(out, &count, "net/ipv6/conf/all/forwarding");
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) print_global(out, &count, names[i]);
  for (size_t i = 0; has_link_of(links, "bridge") && i < sizeof bridged / sizeof *bridged; i++) print_global(out, &count, bridged[i]);
  for (const struct nlmsghdr *at = NULL; (at = next_message(&links->dump, at));) {
    message_attributes(at, sizeof(struct ifinfomsg), found, IFLA_AF_SPEC + 1);
    if (found[IFLA_AF_SPEC] && found[IFLA_IFNAME])
      print_of_link(out, &count, RTA_DATA(found[IFLA_IFNAME]), found[IFLA_AF_SPEC], forwarding4, forwarding6);
  }
  fputc('}', out);
}
