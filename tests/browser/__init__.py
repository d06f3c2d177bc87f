"""The pages in Chromium: real journeys, both widths, both languages."""
