"""The tables of the engine: what is queued, taken over, held. Other rooms of the store do not write them."""
