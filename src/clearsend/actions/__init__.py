"""What can be done: each public function is one transaction's worth of load → decide → save, over a transaction that its door
has opened (so that the answer can be remembered under an Idempotency-Key in the same commit). It never talks to a provider."""
