"""Work after the answer: durable, resumed after any crash, and the only callers of providers and receivers."""
