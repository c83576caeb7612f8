"""`python -m clearsend.providers.simulation`."""

from clearsend.providers.simulation.server import main

main()
