"""The measurements of `make bench`, one module a question, each figure as a ratio to a bare baseline in the same run. They gate nothing.

    PYTHONPATH=scripts python -m bench --quick --only a,e        (or: make bench BENCH="--quick --only a,e")

Ratios travel between machines; calls per second do not. Callers, servers, workers, simulated vendors and the database share
this machine, so each figure is what they leave one another.
"""
