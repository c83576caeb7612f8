"""The wire format: the shapes of requests and answers. Nothing here reads or writes anything."""
