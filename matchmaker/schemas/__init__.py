"""Marshmallow schemas: one schema checks a JSON body, a form and a workbook row."""
