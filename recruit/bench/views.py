from flask import Blueprint

bench = Blueprint("bench", __name__, url_prefix="/bench")
