/* Packet filter and NAT rules of the current network namespace, as nft(8) and iptables-save(8) print them (xtables-nft(8), xtables-legacy(8)). */
#define _GNU_SOURCE
#include "json.h"
#include "state.h"

#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { OUTPUT_BYTES = 3 * 1024 * 1024 };

/* Runs a program; returns what it printed (to be freed), or NULL. */
static char *run(char *const argv[]) {
  int out[2];
  if (pipe(out) < 0) return NULL;
  pid_t child = fork();
  if (child < 0) return NULL;
  if (child == 0) {
    dup2(out[1], 1);
    close(out[0]);
    close(out[1]);
    freopen("/dev/null", "r", stdin);
    freopen("/dev/null", "w", stderr);
    execvp(argv[0], argv);
    _exit(127);
  }
  close(out[1]);
  char *text = malloc(OUTPUT_BYTES + 1);
  size_t length = 0;
  ssize_t count;
  while (text && length < OUTPUT_BYTES && (count = read(out[0], text + length, OUTPUT_BYTES - length)) > 0) length += (size_t)count;
  close(out[0]);
  waitpid(child, NULL, 0);
  if (!text) return NULL;
  text[length] = 0;
  return text;
}

/* Whether the old iptables' tables are in use here: a read lists those that rules were ever made in. */
static int has_legacy_rules(const char *names) {
  FILE *file = fopen(names, "r");
  if (!file) return 0;
  int first = fgetc(file);
  fclose(file);
  return first != EOF;
}

/* One text after the other; which program wrote a part is in its first line. `xt`: nft itself can't tell all of its rules. */
static void print_iptables(FILE *out, int xt) {
  char *const save[] = {"iptables-nft-save", NULL};
  char *const legacy[] = {"iptables-legacy-save", "-c", NULL};
  char *const legacy6[] = {"ip6tables-legacy-save", "-c", NULL};
  char *texts[] = {xt ? run(save) : NULL, has_legacy_rules("/proc/self/net/ip_tables_names") ? run(legacy) : NULL,
                   has_legacy_rules("/proc/self/net/ip6_tables_names") ? run(legacy6) : NULL};
  enum { TEXTS = sizeof texts / sizeof *texts };
  size_t length = 0;
  for (int i = 0; i < TEXTS; i++) length += texts[i] ? strlen(texts[i]) : 0;
  char *all = calloc(1, length + 1);
  fputs("\"iptables\":", out);
  for (int i = 0; i < TEXTS; i++)
    if (all && texts[i]) strcat(all, texts[i]);
  if (all && length) print_json_string(out, all);
  else fputs("null", out);
  fputc(',', out);
  free(all);
  for (int i = 0; i < TEXTS; i++) free(texts[i]);
}

void print_rules(FILE *out) {
  char *const list[] = {"nft", "-j", "list", "ruleset", NULL};
  char *rules = has_nft_rules() ? run(list) : NULL;
  if (rules) rules[strcspn(rules, "\n")] = 0;
  fprintf(out, "\"nft\":%s,", rules && rules[0] == '{' ? rules : "null");
  /* Matches and targets of iptables that are none of nft's own. */
  print_iptables(out, rules && strstr(rules, "\"xt\"") != NULL);
  free(rules);
}
