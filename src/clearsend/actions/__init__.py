"""The actions of the product: each public function loads, decides and saves within one transaction. The caller opens the
transaction, so that the answer is remembered under an Idempotency-Key in the same commit. An action never calls a provider."""
