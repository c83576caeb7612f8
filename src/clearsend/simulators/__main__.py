"""`python -m clearsend.simulators`."""

from clearsend.simulators.server import main

main()
