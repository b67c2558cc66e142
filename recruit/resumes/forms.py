from wtforms import HiddenField, IntegerField, MultipleFileField, StringField
from wtforms.validators import DataRequired, Length, NumberRange, Optional

from foundation.forms import Form, stripped


class UploadForm(Form):
    """Files of one drop: all at once, or one by one under the same token."""

    token = HiddenField(validators=[DataRequired(), Length(min=8, max=36)])
    source = StringField(
        "Where are they from?",
        description="A job fair, an agency, a colleague. It stays with each candidate.",
        filters=[stripped],
        validators=[Length(max=200)],
    )
    files = MultipleFileField("Résumés")
    # A file over the limit is not sent; its name and size are, so that the counts add up.
    refused_name = StringField(validators=[Optional(), Length(max=4096)])
    refused_size = IntegerField(validators=[Optional(), NumberRange(min=0)])


class NameForm(Form):
    """Whose résumé it is."""

    name = StringField(
        "Name",
        filters=[stripped],
        validators=[DataRequired("Type the name as it stands on the résumé."), Length(max=300)],
    )
