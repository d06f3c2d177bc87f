"""Letters about a partnership, in Indonesian as officials write them: composed of facts alone, written as DOCX or PDF.

The same facts always give the same bytes. Whatever stands in a fact stays plain text.
"""
