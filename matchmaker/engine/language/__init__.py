"""What people write: phrases, how alike two of them are, and what class of product or skill each names."""
