from email_validator import EmailNotValidError, validate_email
from phonenumbers import NumberParseException, PhoneNumberFormat, format_number, parse
from wtforms import HiddenField, StringField, ValidationError
from wtforms.validators import AnyOf, Length

from foundation.forms import Clash, Form, stripped
from recruit.bench.feed import LABELS
from recruit.candidates.actions import CORRECTABLE


class CorrectionForm(Form):
    """What a field should say. `shown` is what it said on the page, for two who correct at once."""

    field = HiddenField(validators=[AnyOf(list(CORRECTABLE))])
    value = StringField("Value", filters=[stripped])
    shown = HiddenField()

    def validate_value(self, field: StringField) -> None:
        """What fits the field that is corrected; an empty value says that it is not known."""
        name = self.field.data
        if name not in CORRECTABLE:
            return
        Length(max=CORRECTABLE[name])(self, field)
        if name == "name" and not field.data:
            raise ValidationError("A candidate has a name.")
        if name == "email" and field.data:
            field.data = _email(field.data)
        if name == "phone" and field.data:
            field.data = _phone(field.data)

    def clash(self, current: str | None) -> Clash | None:
        """What somebody else wrote meanwhile, if it is neither what was shown nor what I wrote."""
        if (current or "") in {self.shown.data or "", self.value.data or ""}:
            return None
        self.shown.data = current or ""
        return Clash(LABELS[self.field.data], self.value.data or "nothing", current or "nothing")


def _email(typed: str) -> str:
    try:
        return validate_email(typed, check_deliverability=False).normalized.casefold()
    except EmailNotValidError as problem:
        raise ValidationError(str(problem)) from problem


def _phone(typed: str) -> str:
    """Write a whole number the international way; keep anything else as it was typed."""
    try:
        return str(format_number(parse(typed, None), PhoneNumberFormat.E164))
    except NumberParseException:
        if not any(sign.isdigit() for sign in typed):
            raise ValidationError("A phone number has digits.") from None
        return typed
