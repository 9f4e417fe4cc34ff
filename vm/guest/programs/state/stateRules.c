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
static int has_legacy_rules(void) {
  FILE *file = fopen("/proc/self/net/ip_tables_names", "r");
  if (!file) return 0;
  int first = fgetc(file);
  fclose(file);
  return first != EOF;
}

static void print_iptables(FILE *out, int nft, int legacy) {
  char *const save[] = {"iptables-nft-save", NULL};
  char *const save_legacy[] = {"iptables-legacy-save", NULL};
  char *texts[] = {nft ? run(save) : NULL, legacy ? run(save_legacy) : NULL};
  size_t lengths[] = {texts[0] ? strlen(texts[0]) : 0, texts[1] ? strlen(texts[1]) : 0};
  char *both = malloc(lengths[0] + lengths[1] + 1);
  fputs("\"iptables\":", out);
  if (both && lengths[0] + lengths[1]) {
    both[0] = 0;
    for (int i = 0; i < 2; i++)
      if (texts[i]) strcat(both, texts[i]);
    print_json_string(out, both);
  } else fputs("null", out);
  fputc(',', out);
  free(both);
  free(texts[0]);
  free(texts[1]);
}

void print_rules(FILE *out) {
  int nft = has_nft_rules();
  char *const list[] = {"nft", "-j", "list", "ruleset", NULL};
  char *rules = nft ? run(list) : NULL;
  if (rules) rules[strcspn(rules, "\n")] = 0;
  fprintf(out, "\"nft\":%s,", rules && rules[0] == '{' ? rules : "null");
  free(rules);
  print_iptables(out, nft, has_legacy_rules());
}
