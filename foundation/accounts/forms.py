from email_validator import EmailNotValidError, validate_email
from wtforms import EmailField, Field, PasswordField, StringField
from wtforms.validators import DataRequired, Length, ValidationError

from foundation.accounts.passwords import LONGEST, SHORTEST
from foundation.forms import Form, stripped


class WholeAddress:
    """Check that a field holds an e-mail address, and keep it in its normal form."""

    def __call__(self, form: Form, field: Field) -> None:
        """Raise ValidationError with what is missing."""
        try:
            address = validate_email(field.data, check_deliverability=False, test_environment=True)
        except EmailNotValidError:
            raise ValidationError(
                f"“{field.data}” is not a whole address, like name@company.com."
            ) from None
        field.data = address.normalized


class SignInForm(Form):
    """E-mail and password; what is wrong with them is never said apart."""

    email = EmailField(
        "E-mail", filters=[stripped], validators=[DataRequired("Type your e-mail address.")]
    )
    password = PasswordField(
        "Password", validators=[DataRequired("Type your password."), Length(max=LONGEST)]
    )


class PasswordForm(Form):
    """Choose a password."""

    password = PasswordField(
        "New password",
        description=f"{SHORTEST} characters or more; a few unrelated words do well.",
        validators=[
            DataRequired("Choose a password."),
            Length(
                SHORTEST, LONGEST, f"Use {SHORTEST} to {LONGEST} characters; longer is stronger."
            ),
        ],
    )


class NameForm(Form):
    """How a person is called."""

    name = StringField(
        "Name", filters=[stripped], validators=[DataRequired("Type a name."), Length(max=200)]
    )
