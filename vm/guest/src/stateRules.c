/* Packet filter and NAT rules of the current network namespace, as nft(8) and iptables-save(8) print them. */
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

void print_rules(FILE *out) {
  if (!has_nft_rules()) {
    fputs("\"nft\":null,\"iptables\":null,", out);
    return;
  }
  char *const nft[] = {"nft", "-j", "list", "ruleset", NULL};
  char *rules = run(nft);
  if (rules) rules[strcspn(rules, "\n")] = 0;
  fprintf(out, "\"nft\":%s,", rules && rules[0] == '{' ? rules : "null");
  free(rules);
  char *const save[] = {"iptables-save", NULL};
  char *text = run(save);
  fputs("\"iptables\":", out);
  if (text && text[0]) print_json_string(out, text);
  else fputs("null", out);
  fputc(',', out);
  free(text);
}
