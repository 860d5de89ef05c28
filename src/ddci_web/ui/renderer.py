"""Forms in our look: label, hint, error and field, tied together for screen readers."""

from django.forms.renderers import TemplatesSetting


class FormRenderer(TemplatesSetting):
    """Django's forms rendered with the templates of ``ui``."""

    form_template_name = "ui/form.html"
    field_template_name = "ui/field.html"
