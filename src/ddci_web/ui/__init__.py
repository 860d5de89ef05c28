"""The design system: frame, styles, form fields, formats; knows no app."""
