/* Routes and neighbours: RTM_GETROUTE and RTM_GETNEIGH (rtnetlink(7)), told as `ip -j -d route show table all` and `ip -j neigh show` do. */
#define _GNU_SOURCE
#include "stateLinks.h"

#include "json.h"

#include <arpa/inet.h>
#include <linux/neighbour.h>
#include <sys/socket.h>

struct word { uint32_t number; const char *word; };

/* The word for a number, or the number itself in `number` (12 bytes). */
static const char *in_words(const struct word *words, size_t count, uint32_t value, char *number) {
  for (size_t i = 0; i < count; i++)
    if (words[i].number == value) return words[i].word;
  sprintf(number, "%u", value);
  return number;
}

static const struct word types[] = {
    {RTN_UNICAST, "unicast"}, {RTN_LOCAL, "local"}, {RTN_BROADCAST, "broadcast"}, {RTN_ANYCAST, "anycast"},
    {RTN_MULTICAST, "multicast"}, {RTN_BLACKHOLE, "blackhole"}, {RTN_UNREACHABLE, "unreachable"},
    {RTN_PROHIBIT, "prohibit"}, {RTN_THROW, "throw"}, {RTN_NAT, "nat"}};
static const struct word tables[] = {
    {RT_TABLE_MAIN, "main"}, {RT_TABLE_LOCAL, "local"}, {RT_TABLE_DEFAULT, "default"}, {RT_TABLE_UNSPEC, "unspec"}};
static const struct word protocols[] = {
    {RTPROT_UNSPEC, "unspec"}, {RTPROT_REDIRECT, "redirect"}, {RTPROT_KERNEL, "kernel"}, {RTPROT_BOOT, "boot"},
    {RTPROT_STATIC, "static"}, {RTPROT_RA, "ra"}, {RTPROT_DHCP, "dhcp"}};
static const struct word states[] = {
    {NUD_INCOMPLETE, "INCOMPLETE"}, {NUD_REACHABLE, "REACHABLE"}, {NUD_STALE, "STALE"}, {NUD_DELAY, "DELAY"},
    {NUD_PROBE, "PROBE"}, {NUD_FAILED, "FAILED"}, {NUD_NOARP, "NOARP"}, {NUD_PERMANENT, "PERMANENT"}};

#define WORDS(list, value, number) in_words(list, sizeof(list) / sizeof *(list), value, number)

const char *table_name(uint32_t table, char *number) { return WORDS(tables, table, number); }

static void print_destination(FILE *out, int *count, const struct rtmsg *route, const struct rtattr *destination) {
  char text[INET6_ADDRSTRLEN + 8] = "0";
  int whole = route->rtm_family == AF_INET6 ? 128 : 32;
  if (!destination && route->rtm_dst_len == 0) {
    json_text(out, count, "dst", "default");
    return;
  }
  if (destination) inet_ntop(route->rtm_family, RTA_DATA(destination), text, INET6_ADDRSTRLEN);
  if (route->rtm_dst_len != whole) {
    size_t at = 0;
    while (text[at]) at++;
    sprintf(text + at, "/%u", route->rtm_dst_len);
  }
  json_text(out, count, "dst", text);
}

static void print_hop_flags(FILE *out, int *count, unsigned flags) {
  static const struct { unsigned flag; const char *name; } names[] = {
      {RTNH_F_DEAD, "dead"}, {RTNH_F_ONLINK, "onlink"}, {RTNH_F_PERVASIVE, "pervasive"}, {RTNH_F_OFFLOAD, "offload"},
      {RTNH_F_LINKDOWN, "linkdown"}};
  int printed = 0;
  json_next(out, count, "flags");
  fputc('[', out);
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    if (flags & names[i].flag) json_text(out, &printed, NULL, names[i].name);
  fputc(']', out);
}

static void print_metrics(FILE *out, int *count, const struct rtattr *metrics) {
  const struct rtattr *found[RTAX_MTU + 1];
  nested_attributes(metrics, found, RTAX_MTU + 1);
  if (found[RTAX_MTU]) {
    json_next(out, count, "metrics");
    fprintf(out, "[{\"mtu\":%u}]", attribute_number(found[RTAX_MTU]));
  }
}

/* The way of a route or of one of its next hops: a gateway, one of the other family (RTA_VIA), a link. */
static void print_hop(FILE *out, int *count, const struct links *links, const struct rtattr *found[], uint32_t index) {
  const char *dev = index ? link_name(links, index) : NULL;
  if (found[RTA_GATEWAY]) json_address(out, count, "gateway", RTA_DATA(found[RTA_GATEWAY]), RTA_PAYLOAD(found[RTA_GATEWAY]));
  if (found[RTA_VIA] && RTA_PAYLOAD(found[RTA_VIA]) > sizeof(struct rtvia)) {
    const struct rtvia *via = RTA_DATA(found[RTA_VIA]);
    int members = 0;
    json_next(out, count, "via");
    fputc('{', out);
    json_address(out, &members, "host", via->rtvia_addr, RTA_PAYLOAD(found[RTA_VIA]) - sizeof *via);
    fputc('}', out);
  }
  if (dev) json_text(out, count, "dev", dev);
}

static void print_hops(FILE *out, int *count, const struct links *links, const struct rtattr *hops) {
  const struct rtattr *found[RTA_MAX + 1];
  int printed = 0, left = (int)RTA_PAYLOAD(hops);
  json_next(out, count, "nexthops");
  fputc('[', out);
  for (const struct rtnexthop *at = RTA_DATA(hops); left >= (int)sizeof *at && RTNH_OK(at, left);) {
    int members = 0;
    find_attributes(RTNH_DATA(at), at->rtnh_len - (int)sizeof *at, found, RTA_MAX + 1);
    json_next(out, &printed, NULL);
    fputc('{', out);
    print_hop(out, &members, links, found, (uint32_t)at->rtnh_ifindex);
    json_number(out, &members, "weight", at->rtnh_hops + 1u);
    print_hop_flags(out, &members, at->rtnh_flags);
    fputc('}', out);
    left -= (int)NLMSG_ALIGN(at->rtnh_len);
    at = RTNH_NEXT(at);
  }
  fputc(']', out);
}

static void print_route(FILE *out, const struct links *links, const struct nlmsghdr *message, int *printed) {
  const struct rtattr *found[RTA_MAX + 1];
  const struct rtmsg *route = NLMSG_DATA(message);
  char number[12];
  int count = 0;
  if ((route->rtm_family != AF_INET && route->rtm_family != AF_INET6) || (route->rtm_flags & RTM_F_CLONED)) return;
  message_attributes(message, sizeof *route, found, RTA_MAX + 1);
  json_next(out, printed, NULL);
  fputc('{', out);
  json_text(out, &count, "type", WORDS(types, route->rtm_type, number));
  print_destination(out, &count, route, found[RTA_DST]);
  print_hop(out, &count, links, found, attribute_number(found[RTA_OIF]));
  json_text(out, &count, "table", table_name(found[RTA_TABLE] ? attribute_number(found[RTA_TABLE]) : route->rtm_table, number));
  json_text(out, &count, "protocol", WORDS(protocols, route->rtm_protocol, number));
  if (found[RTA_PREFSRC]) json_address(out, &count, "prefsrc", RTA_DATA(found[RTA_PREFSRC]), RTA_PAYLOAD(found[RTA_PREFSRC]));
  if (found[RTA_PRIORITY]) json_number(out, &count, "metric", attribute_number(found[RTA_PRIORITY]));
  print_hop_flags(out, &count, route->rtm_flags);
  print_metrics(out, &count, found[RTA_METRICS]);
  if (found[RTA_MULTIPATH]) print_hops(out, &count, links, found[RTA_MULTIPATH]);
  fputc('}', out);
}

void print_routes(FILE *out, const struct links *links) {
  struct rtmsg every = {.rtm_family = AF_UNSPEC};
  print_table(out, links, RTM_GETROUTE, &every, sizeof every, print_route);
}

static void print_neighbour(FILE *out, const struct links *links, const struct nlmsghdr *message, int *printed) {
  const struct rtattr *found[NDA_LLADDR + 1];
  const struct ndmsg *neighbour = NLMSG_DATA(message);
  int proxy = neighbour->ndm_flags & NTF_PROXY;
  message_attributes(message, sizeof *neighbour, found, NDA_LLADDR + 1);
  /* The kernel's own entries for what needs no ARP are noise, as ip-neighbour(8) has it. */
  if (!found[NDA_DST] || (!proxy && !(neighbour->ndm_state & ~NUD_NOARP))) return;
  const char *dev = link_name(links, (uint32_t)neighbour->ndm_ifindex);
  int count = 0, named = 0;
  json_next(out, printed, NULL);
  fputc('{', out);
  json_address(out, &count, "dst", RTA_DATA(found[NDA_DST]), RTA_PAYLOAD(found[NDA_DST]));
  if (dev) json_text(out, &count, "dev", dev);
  if (found[NDA_LLADDR]) json_address(out, &count, "lladdr", RTA_DATA(found[NDA_LLADDR]), RTA_PAYLOAD(found[NDA_LLADDR]));
  if (!proxy) {
    json_next(out, &count, "state");
    fputc('[', out);
    for (size_t i = 0; i < sizeof states / sizeof *states; i++)
      if (neighbour->ndm_state & states[i].number) json_text(out, &named, NULL, states[i].word);
    fputc(']', out);
  }
  fputc('}', out);
}

void print_neighbours(FILE *out, const struct links *links) {
  struct ndmsg every = {.ndm_family = AF_UNSPEC};
  print_table(out, links, RTM_GETNEIGH, &every, sizeof every, print_neighbour);
}

void print_proxies(FILE *out, const struct links *links) {
  struct ndmsg proxies = {.ndm_family = AF_UNSPEC, .ndm_flags = NTF_PROXY};
  print_table(out, links, RTM_GETNEIGH, &proxies, sizeof proxies, print_neighbour);
}
