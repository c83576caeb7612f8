"""`python -m bench.peers NAME serve|work`: a process of a peer. Its settings come from the environment."""

import importlib
import sys


def main(name: str, role: str) -> None:
    """Run until the process ends."""
    peer = importlib.import_module(f"bench.peers.on_{name}")
    peer.serve() if role == "serve" else peer.work()


if __name__ == "__main__":
    main(*sys.argv[1:])
