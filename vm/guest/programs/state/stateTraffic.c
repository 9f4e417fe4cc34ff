/* Queueing disciplines and filters: RTM_GETQDISC and RTM_GETTFILTER, told as `tc -j -s qdisc show` and `tc -j filter show` do. */
#define _GNU_SOURCE
#include "stateLinks.h"

#include "json.h"

#include <arpa/inet.h>
#include <linux/gen_stats.h>
#include <linux/pkt_cls.h>
#include <linux/pkt_sched.h>
#include <linux/tc_act/tc_gact.h>
#include <linux/tc_act/tc_mirred.h>
#include <string.h>

/* The counters of a discipline or an action; those that the kernel does not tell are 0. */
struct counters {
  uint32_t packets;
  struct gnet_stats_queue queue;
};

static void read_into(void *value, size_t size, const struct rtattr *attribute) {
  if (attribute) memcpy(value, RTA_DATA(attribute), RTA_PAYLOAD(attribute) < size ? RTA_PAYLOAD(attribute) : size);
}

static struct counters counters_of(const struct rtattr *stats) {
  const struct rtattr *found[TCA_STATS_QUEUE + 1];
  struct gnet_stats_basic basic = {0};
  struct counters counters = {0};
  nested_attributes(stats, found, TCA_STATS_QUEUE + 1);
  read_into(&basic, sizeof basic, found[TCA_STATS_BASIC]);
  read_into(&counters.queue, sizeof counters.queue, found[TCA_STATS_QUEUE]);
  counters.packets = basic.packets;
  return counters;
}

static void print_handle(FILE *out, int *count, const char *key, uint32_t handle) {
  char text[16];
  if (TC_H_MIN(handle)) snprintf(text, sizeof text, "%x:%x", TC_H_MAJ(handle) >> 16, TC_H_MIN(handle));
  else snprintf(text, sizeof text, "%x:", TC_H_MAJ(handle) >> 16);
  json_text(out, count, key, text);
}

/* A share of 2^32 as iproute2 prints it, between 0 and 1. */
static void print_share(FILE *out, int *count, const char *key, const char *inner, uint32_t share) {
  if (!share) return;
  json_next(out, count, key);
  fprintf(out, "{\"%s\":%.10g}", inner, share / 4294967295.0);
}

/* tc-netem(8): what it does to packets. Times are in seconds. */
static void print_netem(FILE *out, const struct rtattr *options) {
  const struct rtattr *found[TCA_NETEM_JITTER64 + 1];
  struct tc_netem_qopt netem = {0};
  struct tc_netem_corrupt corrupt = {0};
  struct tc_netem_rate rate = {0};
  int64_t delay = 0, jitter = 0;
  int count = 0, head = NLMSG_ALIGN(sizeof netem);
  if (!options || RTA_PAYLOAD(options) < sizeof netem) return;
  read_into(&netem, sizeof netem, options);
  find_attributes((const char *)RTA_DATA(options) + head, (int)RTA_PAYLOAD(options) - head, found, TCA_NETEM_JITTER64 + 1);
  read_into(&delay, sizeof delay, found[TCA_NETEM_LATENCY64]);
  read_into(&jitter, sizeof jitter, found[TCA_NETEM_JITTER64]);
  read_into(&corrupt, sizeof corrupt, found[TCA_NETEM_CORRUPT]);
  read_into(&rate, sizeof rate, found[TCA_NETEM_RATE]);
  json_number(out, &count, "limit", netem.limit);
  if (delay) {
    json_next(out, &count, "delay");
    fprintf(out, "{\"delay\":%.9g,\"jitter\":%.9g}", (double)delay / 1e9, (double)jitter / 1e9);
  }
  print_share(out, &count, "loss-random", "loss", netem.loss);
  /* A model with states (Gilbert and Elliott's): that there is one. */
  if (found[TCA_NETEM_LOSS]) json_bool(out, &count, "loss-model", 1);
  print_share(out, &count, "duplicate", "duplicate", netem.duplicate);
  print_share(out, &count, "corrupt", "corrupt", corrupt.probability);
  if (rate.rate) {
    json_next(out, &count, "rate");
    fprintf(out, "{\"rate\":%u}", rate.rate);
  }
}

static void print_tbf(FILE *out, const struct rtattr *options) {
  const struct rtattr *found[TCA_TBF_PARMS + 1];
  struct tc_tbf_qopt tbf = {0};
  int count = 0;
  nested_attributes(options, found, TCA_TBF_PARMS + 1);
  read_into(&tbf, sizeof tbf, found[TCA_TBF_PARMS]);
  json_number(out, &count, "rate", tbf.rate.rate);
}

static void print_qdisc(FILE *out, const struct links *links, const struct nlmsghdr *message, int *printed) {
  const struct rtattr *found[TCA_STATS2 + 1];
  const struct tcmsg *qdisc = NLMSG_DATA(message);
  int count = 0;
  message_attributes(message, sizeof *qdisc, found, TCA_STATS2 + 1);
  const char *dev = link_name(links, (uint32_t)qdisc->tcm_ifindex), *kind = found[TCA_KIND] ? RTA_DATA(found[TCA_KIND]) : NULL;
  struct counters counters = counters_of(found[TCA_STATS2]);
  /* The kernel's own have no handle. */
  if (!dev || !kind || (!qdisc->tcm_handle && !counters.queue.drops)) return;
  json_next(out, printed, NULL);
  fputc('{', out);
  json_text(out, &count, "kind", kind);
  print_handle(out, &count, "handle", qdisc->tcm_handle);
  json_text(out, &count, "dev", dev);
  if (qdisc->tcm_parent == TC_H_ROOT) json_bool(out, &count, "root", 1);
  else print_handle(out, &count, "parent", qdisc->tcm_parent);
  json_next(out, &count, "options");
  fputc('{', out);
  if (strcmp(kind, "netem") == 0) print_netem(out, found[TCA_OPTIONS]);
  if (strcmp(kind, "tbf") == 0) print_tbf(out, found[TCA_OPTIONS]);
  fputc('}', out);
  json_number(out, &count, "packets", counters.packets);
  json_number(out, &count, "drops", counters.queue.drops);
  json_number(out, &count, "overlimits", counters.queue.overlimits);
  json_number(out, &count, "qlen", counters.queue.qlen);
  fputc('}', out);
}

void print_qdiscs(FILE *out, const struct links *links) {
  struct tcmsg every = {.tcm_family = AF_UNSPEC};
  print_table(out, links, RTM_GETQDISC, &every, sizeof every, print_qdisc);
}

static const char *control_action(int action) {
  switch (action) {
    case TC_ACT_OK: return "pass";
    case TC_ACT_SHOT: return "drop";
    case TC_ACT_PIPE: return "pipe";
    case TC_ACT_STOLEN: return "stolen";
    case TC_ACT_RECLASSIFY: return "reclassify";
    case TC_ACT_REDIRECT: return "redirect";
    default: return "continue";
  }
}

static void print_action(FILE *out, const struct links *links, int *printed, const struct rtattr *action) {
  const struct rtattr *found[TCA_ACT_STATS + 1], *options[TCA_GACT_PARMS + 1];
  nested_attributes(action, found, TCA_ACT_STATS + 1);
  if (!found[TCA_ACT_KIND]) return;
  const char *kind = RTA_DATA(found[TCA_ACT_KIND]);
  struct counters counters = counters_of(found[TCA_ACT_STATS]);
  int count = 0;
  nested_attributes(found[TCA_ACT_OPTIONS], options, TCA_GACT_PARMS + 1);
  json_next(out, printed, NULL);
  fputc('{', out);
  json_text(out, &count, "kind", kind);
  if (strcmp(kind, "mirred") == 0) {
    struct tc_mirred mirred = {0};
    read_into(&mirred, sizeof mirred, options[TCA_MIRRED_PARMS]);
    const char *to = link_name(links, mirred.ifindex);
    json_text(out, &count, "mirred_action", mirred.eaction == TCA_EGRESS_MIRROR || mirred.eaction == TCA_INGRESS_MIRROR ? "mirror" : "redirect");
    json_text(out, &count, "direction", mirred.eaction == TCA_EGRESS_MIRROR || mirred.eaction == TCA_EGRESS_REDIR ? "egress" : "ingress");
    if (to) json_text(out, &count, "to_dev", to);
  }
  if (strcmp(kind, "gact") == 0) {
    struct tc_gact gact = {0};
    read_into(&gact, sizeof gact, options[TCA_GACT_PARMS]);
    json_text(out, &count, "control_action", control_action(gact.action));
  }
  json_number(out, &count, "packets", counters.packets);
  json_number(out, &count, "drops", counters.queue.drops);
  fputc('}', out);
}

/* Where each kind of filter keeps its actions (pkt_cls.h). */
static int actions_of(const char *kind) {
  static const struct { const char *kind; int attribute; } kinds[] = {
      {"matchall", TCA_MATCHALL_ACT}, {"flower", TCA_FLOWER_ACT}, {"u32", TCA_U32_ACT}, {"bpf", TCA_BPF_ACT},
      {"fw", TCA_FW_ACT}, {"basic", TCA_BASIC_ACT}};
  for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
    if (strcmp(kinds[i].kind, kind) == 0) return kinds[i].attribute;
  return 0;
}

static void print_filter(FILE *out, const struct links *links, const struct nlmsghdr *message, int *printed) {
  const struct rtattr *found[TCA_CHAIN + 1], *options[TCA_BPF_ID + 1], *actions[TCA_ACT_MAX_PRIO + 1];
  const struct tcmsg *filter = NLMSG_DATA(message);
  int count = 0, acted = 0;
  message_attributes(message, sizeof *filter, found, TCA_CHAIN + 1);
  const char *dev = link_name(links, (uint32_t)filter->tcm_ifindex);
  /* A message without options is a kind and its place in the order, and no filter. */
  if (message->nlmsg_type != RTM_NEWTFILTER || !found[TCA_KIND] || !found[TCA_OPTIONS] || !filter->tcm_handle || !dev) return;
  const char *kind = RTA_DATA(found[TCA_KIND]);
  nested_attributes(found[TCA_OPTIONS], options, TCA_BPF_ID + 1);
  json_next(out, printed, NULL);
  fputc('{', out);
  json_text(out, &count, "dev", dev);
  json_text(out, &count, "side", filter->tcm_parent == TC_H_MAKE(TC_H_CLSACT, TC_H_MIN_INGRESS) ? "ingress" : "egress");
  json_number(out, &count, "protocol", ntohs((uint16_t)TC_H_MIN(filter->tcm_info)));
  json_number(out, &count, "pref", TC_H_MAJ(filter->tcm_info) >> 16);
  json_text(out, &count, "kind", kind);
  if (strcmp(kind, "bpf") == 0) {
    if (options[TCA_BPF_NAME]) json_text(out, &count, "bpf_name", RTA_DATA(options[TCA_BPF_NAME]));
    if (options[TCA_BPF_ID]) json_number(out, &count, "prog", attribute_number(options[TCA_BPF_ID]));
  }
  int attribute = actions_of(kind);
  nested_attributes(attribute ? options[attribute] : NULL, actions, TCA_ACT_MAX_PRIO + 1);
  json_next(out, &count, "actions");
  fputc('[', out);
  for (int i = 1; i <= TCA_ACT_MAX_PRIO; i++)
    if (actions[i]) print_action(out, links, &acted, actions[i]);
  fputs("]}", out);
}

static void add_filters(FILE *out, const struct links *links, int index, uint32_t parent, int *printed) {
  struct tcmsg of = {.tcm_family = AF_UNSPEC, .tcm_ifindex = index, .tcm_parent = parent};
  struct dump filters;
  if (begin_dump(links->fd, RTM_GETTFILTER, &of, sizeof of, &filters) < 0) return;
  for (const struct nlmsghdr *at = NULL; (at = next_message(&filters, at));) print_filter(out, links, at, printed);
  end_dump(&filters);
}

void print_filters(FILE *out, const struct links *links) {
  struct tcmsg every = {.tcm_family = AF_UNSPEC};
  const struct rtattr *found[TCA_KIND + 1];
  struct dump qdiscs;
  int printed = 0;
  fputc('[', out);
  if (begin_dump(links->fd, RTM_GETQDISC, &every, sizeof every, &qdiscs) == 0) {
    for (const struct nlmsghdr *at = NULL; (at = next_message(&qdiscs, at));) {
      const struct tcmsg *qdisc = NLMSG_DATA(at);
      message_attributes(at, sizeof *qdisc, found, TCA_KIND + 1);
      const char *kind = found[TCA_KIND] ? RTA_DATA(found[TCA_KIND]) : "";
      int both = strcmp(kind, "clsact") == 0;
      if (!qdisc->tcm_handle) continue;
      if (both || strcmp(kind, "ingress") == 0) add_filters(out, links, qdisc->tcm_ifindex, TC_H_MAKE(TC_H_CLSACT, TC_H_MIN_INGRESS), &printed);
      if (both) add_filters(out, links, qdisc->tcm_ifindex, TC_H_MAKE(TC_H_CLSACT, TC_H_MIN_EGRESS), &printed);
      else if (qdisc->tcm_parent == TC_H_ROOT) add_filters(out, links, qdisc->tcm_ifindex, qdisc->tcm_handle, &printed);
    }
    end_dump(&qdiscs);
  }
  fputc(']', out);
}
