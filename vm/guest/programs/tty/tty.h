#ifndef PATCHBAY_TTY_H
#define PATCHBAY_TTY_H

#include "shell.h"

/* Makes the server of terminal `name`, whose shell runs there; returns in the caller once it listens (0), or -1. */
int start_server(const char *name, const struct place *place);

#endif
