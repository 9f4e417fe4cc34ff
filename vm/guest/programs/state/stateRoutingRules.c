/* Rules that choose a routing table: RTM_GETRULE (rtnetlink(7), ip-rule(8)), told as `ip -j rule show` tells them. */
#define _GNU_SOURCE
#include "stateLinks.h"

#include "json.h"

#include <linux/fib_rules.h>
#include <stdio.h>
#include <sys/socket.h>

static void print_prefix(FILE *out, int *count, const char *name, const struct rtattr *address, unsigned length, int family) {
  char key[8];
  if (address) json_address(out, count, name, RTA_DATA(address), RTA_PAYLOAD(address));
  else json_text(out, count, name, length ? "0" : "all");
  snprintf(key, sizeof key, "%slen", name);
  if (length && length != (family == AF_INET6 ? 128u : 32u)) json_number(out, count, key, length);
}

static void print_mark(FILE *out, int *count, const char *name, uint32_t mark) {
  char text[12];
  snprintf(text, sizeof text, "0x%x", mark);
  json_text(out, count, name, text);
}

static void print_ports(FILE *out, int *count, const char *name, const struct rtattr *range) {
  if (!range || RTA_PAYLOAD(range) < sizeof(struct fib_rule_port_range)) return;
  const struct fib_rule_port_range *ports = RTA_DATA(range);
  char key[16];
  if (ports->start == ports->end) {
    json_number(out, count, name, ports->start);
    return;
  }
  snprintf(key, sizeof key, "%s_start", name);
  json_number(out, count, key, ports->start);
  snprintf(key, sizeof key, "%s_end", name);
  json_number(out, count, key, ports->end);
}

static void json_null(FILE *out, int *count, const char *name) {
  json_next(out, count, name);
  fputs("null", out);
}

static void print_action(FILE *out, int *count, unsigned action, const struct rtattr *found[]) {
  char number[12];
  if (action == FR_ACT_GOTO) json_number(out, count, "goto", attribute_number(found[FRA_GOTO]));
  else if (action == FR_ACT_NOP) json_null(out, count, "nop");
  else if (action != FR_ACT_TO_TBL)
    json_text(out, count, "action", action == FR_ACT_BLACKHOLE ? "blackhole" : action == FR_ACT_UNREACHABLE ? "unreachable"
                                    : action == FR_ACT_PROHIBIT ? "prohibit" : (snprintf(number, sizeof number, "%u", action), number));
}

static void print_rule(FILE *out, const struct links *links, const struct nlmsghdr *message, int *printed) {
  const struct rtattr *found[FRA_DPORT_RANGE + 1];
  const struct fib_rule_hdr *rule = NLMSG_DATA(message);
  char number[12];
  int count = 0;
  (void)links;
  if (rule->family != AF_INET && rule->family != AF_INET6) return;
  message_attributes(message, sizeof *rule, found, FRA_DPORT_RANGE + 1);
  json_next(out, printed, NULL);
  fputc('{', out);
  uint32_t table = found[FRA_TABLE] ? attribute_number(found[FRA_TABLE]) : rule->table;
  json_text(out, &count, "family", rule->family == AF_INET6 ? "inet6" : "inet");
  json_number(out, &count, "priority", attribute_number(found[FRA_PRIORITY]));
  if (rule->flags & FIB_RULE_INVERT) json_null(out, &count, "not");
  print_prefix(out, &count, "src", found[FRA_SRC], rule->src_len, rule->family);
  if (found[FRA_DST] || rule->dst_len) print_prefix(out, &count, "dst", found[FRA_DST], rule->dst_len, rule->family);
  if (rule->tos) print_mark(out, &count, "tos", rule->tos);
  if (found[FRA_FWMARK] || found[FRA_FWMASK]) {
    uint32_t mask = found[FRA_FWMASK] ? attribute_number(found[FRA_FWMASK]) : UINT32_MAX;
    print_mark(out, &count, "fwmark", attribute_number(found[FRA_FWMARK]));
    if (mask != UINT32_MAX) print_mark(out, &count, "fwmask", mask);
  }
  if (found[FRA_IIFNAME]) json_text(out, &count, "iif", RTA_DATA(found[FRA_IIFNAME]));
  if (found[FRA_OIFNAME]) json_text(out, &count, "oif", RTA_DATA(found[FRA_OIFNAME]));
  if (attribute_number(found[FRA_L3MDEV])) json_null(out, &count, "l3mdev");
  if (found[FRA_UID_RANGE] && RTA_PAYLOAD(found[FRA_UID_RANGE]) >= sizeof(struct fib_rule_uid_range)) {
    const struct fib_rule_uid_range *users = RTA_DATA(found[FRA_UID_RANGE]);
    json_number(out, &count, "uid_start", users->start);
    json_number(out, &count, "uid_end", users->end);
  }
  if (found[FRA_IP_PROTO]) {
    uint32_t protocol = attribute_number(found[FRA_IP_PROTO]);
    json_text(out, &count, "ipproto", protocol == 1 ? "icmp" : protocol == 6 ? "tcp" : protocol == 17 ? "udp"
                                      : protocol == 58 ? "ipv6-icmp" : (snprintf(number, sizeof number, "%u", protocol), number));
  }
  print_ports(out, &count, "sport", found[FRA_SPORT_RANGE]);
  print_ports(out, &count, "dport", found[FRA_DPORT_RANGE]);
  if (table) {
    uint32_t suppressed = found[FRA_SUPPRESS_PREFIXLEN] ? attribute_number(found[FRA_SUPPRESS_PREFIXLEN]) : UINT32_MAX;
    json_text(out, &count, "table", table_name(table, number));
    if (suppressed != UINT32_MAX) json_number(out, &count, "suppress_prefixlen", suppressed);
  }
  print_action(out, &count, rule->action, found);
  fputc('}', out);
}

void print_routing_rules(FILE *out, const struct links *links) {
  struct fib_rule_hdr every = {.family = AF_UNSPEC};
  print_table(out, links, RTM_GETRULE, &every, sizeof every, print_rule);
}
