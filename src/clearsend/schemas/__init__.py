"""The wire: what requests must look like and what answers do look like. Nothing here reads or writes anything."""
