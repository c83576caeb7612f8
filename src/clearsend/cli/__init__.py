"""The command line: `main.py` lists the commands. Every command that prints records has `--json`. No rule is decided here."""
