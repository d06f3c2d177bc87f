"""What is said of a pair: why it scores as it does, what keeps it apart, what would open the way."""
