"""The pages, asked as a browser without JavaScript asks them."""
