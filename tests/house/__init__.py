"""The house rules that can be measured."""
