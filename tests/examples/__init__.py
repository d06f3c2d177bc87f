"""The scripts that show the way in from outside."""
