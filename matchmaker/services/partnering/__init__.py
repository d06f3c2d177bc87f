"""What is asked of two partners before they agree: ownership."""
