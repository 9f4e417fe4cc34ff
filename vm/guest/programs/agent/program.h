#ifndef PATCHBAY_PROGRAM_H
#define PATCHBAY_PROGRAM_H

/*
 * Runs `argv` on a host, or in a named network namespace of it (NULL: its own), and returns its exit code: 128 + the
 * signal that ended it, and as timeout(1) and sh(1) have them 124 where it was ended after `ms` milliseconds (0: never),
 * 137 where it did not obey that, 125 where it could not be placed, 126 and 127 where it could not be run.
 * SIGTERM to the caller's process ends the program, with its children.
 */
int run_program(const char *host, const char *netns, long ms, char **argv);

#endif
