"""The command line: `serve`, `worker`, `demo`, `org`, `keys`, `db`, `openapi`. Every command that prints data has `--json`."""
