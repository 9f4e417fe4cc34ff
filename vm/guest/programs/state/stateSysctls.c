/* Settings and counters of a namespace: /proc/sys/net (ip-sysctl.rst), of each link IFLA_AF_SPEC, and /proc/net/snmp (RFC 4293). */
#define _GNU_SOURCE
#include "stateLinks.h"

#include "json.h"

#include <linux/if_link.h>
#include <linux/ip.h>
#include <linux/ipv6.h>
#include <string.h>
#include <sys/socket.h>

static void print_setting(FILE *out, int *count, const char *family, const char *link, const char *name, int value) {
  char key[128];
  snprintf(key, sizeof key, "net.%s.conf.%s.%s", family, link, name);
  json_next(out, count, key);
  fprintf(out, "\"%d\"", value);
}

static void print_global(FILE *out, int *count, const char *name) {
  char path[128], value[32] = "";
  snprintf(path, sizeof path, "/proc/sys/%s", name);
  FILE *file = fopen(path, "r");
  if (!file) return;
  if (fgets(value, sizeof value, file)) {
    value[strcspn(value, "\n")] = 0;
    snprintf(path, sizeof path, "%s", name);
    for (char *at = path; *at; at++)
      if (*at == '/') *at = '.';
    json_text(out, count, path, value);
  }
  fclose(file);
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

static int read_number(const char *path) {
  FILE *file = fopen(path, "r");
  int value = 0;
  if (!file) return 0;
  if (fscanf(file, "%d", &value) != 1) value = 0;
  fclose(file);
  return value;
}

void print_sysctls(FILE *out, const struct links *links) {
  static const char *const names[] = {
      "net/ipv4/ip_forward", "net/ipv6/conf/all/forwarding", "net/ipv4/conf/all/rp_filter",
      "net/ipv4/conf/default/rp_filter", "net/ipv4/conf/all/proxy_arp", "net/ipv4/conf/all/arp_ignore",
      "net/ipv4/icmp_echo_ignore_all", "net/ipv6/icmp/echo_ignore_all", "net/ipv6/conf/all/disable_ipv6",
      "net/ipv4/raw_l3mdev_accept", "net/ipv4/tcp_l3mdev_accept", "net/ipv4/udp_l3mdev_accept",
      "net/bridge/bridge-nf-call-iptables", "net/bridge/bridge-nf-call-ip6tables", "net/bridge/bridge-nf-call-arptables"};
  const struct rtattr *found[IFLA_AF_SPEC + 1];
  int count = 0;
  fputs("\"sysctl\":{", out);
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) print_global(out, &count, names[i]);
  int forwarding4 = read_number("/proc/sys/net/ipv4/ip_forward"), forwarding6 = read_number("/proc/sys/net/ipv6/conf/all/forwarding");
  for (const struct nlmsghdr *at = NULL; (at = next_message(&links->dump, at));) {
    message_attributes(at, sizeof(struct ifinfomsg), found, IFLA_AF_SPEC + 1);
    if (found[IFLA_AF_SPEC] && found[IFLA_IFNAME])
      print_of_link(out, &count, RTA_DATA(found[IFLA_IFNAME]), found[IFLA_AF_SPEC], forwarding4, forwarding6);
  }
  fputc('}', out);
}

/* Whether a counter tells of a packet that went no further. */
static int is_loss(const char *name) {
  static const char *const names[] = {
      "IpInHdrErrors", "IpInAddrErrors", "IpInUnknownProtos", "IpInDiscards", "IpOutDiscards", "IpOutNoRoutes", "IpFragFails",
      "IpReasmFails", "UdpNoPorts", "UdpRcvbufErrors", "TcpExtIPReversePathFilter", "IpExtInNoRoutes", "IpExtInTruncatedPkts",
      "Ip6InHdrErrors", "Ip6InTooBigErrors", "Ip6InNoRoutes", "Ip6InAddrErrors", "Ip6InDiscards", "Ip6OutDiscards",
      "Ip6OutNoRoutes", "Ip6FragFails"};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    if (strcmp(names[i], name) == 0) return 1;
  return 0;
}

static void print_counter(FILE *out, int *count, const char *name, const char *value) {
  if (!is_loss(name) || strcmp(value, "0") == 0) return;
  json_next(out, count, name);
  fputs(value, out);
}

/* /proc/net/snmp and netstat: a line of names and one of values, both after their group. */
static void print_pairs_of_lines(FILE *out, int *count, const char *path) {
  static char names[4096], values[4096];
  FILE *file = fopen(path, "r");
  if (!file) return;
  while (fgets(names, sizeof names, file) && fgets(values, sizeof values, file)) {
    char *name_at, *value_at, key[80];
    const char *group = strtok_r(names, ": \n", &name_at);
    if (!group || !strtok_r(values, ": \n", &value_at)) continue;
    for (;;) {
      const char *name = strtok_r(NULL, " \n", &name_at), *value = strtok_r(NULL, " \n", &value_at);
      if (!name || !value) break;
      snprintf(key, sizeof key, "%s%s", group, name);
      print_counter(out, count, key, value);
    }
  }
  fclose(file);
}

/* /proc/net/snmp6: a name and a value a line. */
static void print_lines(FILE *out, int *count, const char *path) {
  char line[160];
  FILE *file = fopen(path, "r");
  if (!file) return;
  while (fgets(line, sizeof line, file)) {
    char *at;
    const char *name = strtok_r(line, " \t\n", &at), *value = strtok_r(NULL, " \t\n", &at);
    if (name && value) print_counter(out, count, name, value);
  }
  fclose(file);
}

void print_counters(FILE *out) {
  int count = 0;
  fputs("\"counters\":{", out);
  print_pairs_of_lines(out, &count, "/proc/self/net/snmp");
  print_pairs_of_lines(out, &count, "/proc/self/net/netstat");
  print_lines(out, &count, "/proc/self/net/snmp6");
  fputc('}', out);
}
