"""Background jobs: what wants them, and the engines that start them. No other folder of the store knows how."""
