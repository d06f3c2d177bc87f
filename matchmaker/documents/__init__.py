"""Files for people to read: plain data in, a whole document out."""
