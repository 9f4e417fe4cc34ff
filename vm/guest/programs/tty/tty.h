#ifndef PATCHBAY_TTY_H
#define PATCHBAY_TTY_H

/* Makes the server of terminal `name`, whose shell runs on `host`; returns in the caller once it listens (0), or -1. */
int start_server(const char *name, const char *host);

#endif
