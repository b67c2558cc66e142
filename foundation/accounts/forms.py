from email_validator import EmailNotValidError, validate_email
from wtforms import BooleanField, EmailField, Field, PasswordField, SelectField, StringField
from wtforms.validators import DataRequired, Length, ValidationError

from foundation.accounts.passwords import LONGEST, SHORTEST, is_guessable
from foundation.forms import Form, choices, stripped
from foundation.organisation.queries import organisation, zone_names


class WholeAddress:
    """Check that a field holds an e-mail address, and keep it in its normal form."""

    def __call__(self, form: Form, field: Field) -> None:
        """Raise ValidationError with what is missing."""
        local, _, domain = field.data.rpartition("@")
        if local and domain == "localhost":  # the first administrator's, until it is named
            return
        try:
            address = validate_email(field.data, check_deliverability=False, test_environment=True)
        except EmailNotValidError:
            raise ValidationError(
                f"“{field.data}” is not a whole address, like name@company.com."
            ) from None
        field.data = address.normalized


class NotGuessable:
    """Check that a password is more than a pattern."""

    def __call__(self, form: Form, field: Field) -> None:
        """Raise ValidationError with a better idea."""
        if is_guessable(field.data):
            raise ValidationError("This is too easy to guess. A few unrelated words do well.")


class SignInForm(Form):
    """E-mail and password; what is wrong with them is never said apart."""

    email = EmailField(
        "E-mail", filters=[stripped], validators=[DataRequired("Type your e-mail address.")]
    )
    password = PasswordField(
        "Password", validators=[DataRequired("Type your password."), Length(max=LONGEST)]
    )


class PasswordForm(Form):
    """What both ways to choose a password share."""

    password = PasswordField(
        "New password",
        description=f"{SHORTEST} characters or more; a few unrelated words do well.",
        validators=[
            DataRequired("Choose a password."),
            Length(
                SHORTEST, LONGEST, f"Use {SHORTEST} to {LONGEST} characters; longer is stronger."
            ),
            NotGuessable(),
        ],
    )


class FirstPasswordForm(PasswordForm):
    """Choose a password where there was none, or none that is remembered."""


class ChangePasswordForm(PasswordForm):
    """Choose another password, knowing the one there is."""

    current = PasswordField(
        "Password now", validators=[DataRequired("Type the password you have now.")]
    )


class OwnForm(Form):
    """What people may say about themselves."""

    name = StringField(
        "Name", filters=[stripped], validators=[DataRequired("Type your name."), Length(max=200)]
    )
    email = EmailField(
        "E-mail",
        filters=[stripped],
        description="You sign in under this address.",
        validators=[DataRequired("Type your e-mail address."), Length(max=320), WholeAddress()],
    )
    time_zone = SelectField(
        "Show times in",
        description="Days, weeks and due dates stay the organisation’s.",
        filters=[lambda zone: zone or ""],
    )
    has_keys = BooleanField("Single letters are keys")

    def __init__(self, *arguments: object, **named: object) -> None:
        super().__init__(*arguments, **named)
        ours = organisation().time_zone
        self.time_zone.choices = choices(
            [("", f"The organisation’s zone ({ours})"), *((name, name) for name in zone_names())]
        )
