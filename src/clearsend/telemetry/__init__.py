"""What a process counts and traces of its own work, for whoever operates it. It knows nothing of the product and no tenant."""
