#ifndef PATCHBAY_SHELL_H
#define PATCHBAY_SHELL_H

#include <sys/types.h>

/* Where the shell of a terminal runs: a host, and a named network namespace of it (empty: the host's own). */
struct place { const char *host, *netns; };

/* Whether a process can enter it now: 0, or -1 after saying on stderr why not. This process stays where it is. */
int check_place(const struct place *place);

/* Turns this process into the shell of terminal `name`. */
void become_shell(const char *name, const struct place *place);

/* Sends a signal to all that run in the session of the shell; what left it (setsid(2)) is not meant. */
void signal_session(pid_t shell, int signal);

#endif
