"""`python -m clearsend` is the `clearsend` command."""

from clearsend.cli.main import run

if __name__ == "__main__":
    run()
