import stat

import pytest

from foundation.config import VARIABLES, BadSetting, from_environment

BAD = [
    ("FIVEBAR_HTTPS", "perhaps", "“perhaps” is neither yes nor no"),
    ("FIVEBAR_HOSTS", ",", "needs one name or more"),
    ("FIVEBAR_PROXIES", "9", "needs 0 to 8"),
    ("FIVEBAR_PROXIES", "one", "“one” is not a whole number"),
    ("FIVEBAR_ENV", "staging", "needs one of production, development, test"),
    ("FIVEBAR_WEB_PROCESSES", "0", "needs 1 to 64"),
    ("FIVEBAR_WEB_THREADS", "257", "needs 1 to 256"),
    ("FIVEBAR_READERS", "17", "needs 1 to 16"),
    ("FIVEBAR_IDLE_MINUTES", "5", "needs 30 to 480"),
    ("FIVEBAR_CLOCK", "yesterday", "is not a time like"),
    ("FIVEBAR_CLOCK", "2026-11-23T09:00+00:00", "only tests may set the clock"),
    ("PORT", "0", "needs 1 to 65535"),
    ("PORT", "http", "“http” is not a whole number"),
    ("SECRET_KEY", "short", "needs 32 characters"),
    ("SECRET_KEY", "x" * 64, "can be guessed"),
    ("DATABASE_URL", "mysql://localhost/fivebar", "needs sqlite:///… or postgresql://…"),
    ("DATABASE_URL", "sqlite://", "needs a file"),
    ("DATABASE_URL", "postgresql://host:port/x", "is not an address"),
]


@pytest.mark.parametrize(("variable", "value", "said"), BAD)
def test_a_value_that_cannot_be_used_has_its_line(tmp_path, variable, value, said):
    with pytest.raises(BadSetting) as problem:
        from_environment({"FIVEBAR_HOME": str(tmp_path), variable: value})
    (line,) = str(problem.value).splitlines()
    assert line.startswith(f"{variable}: ")
    assert said in line


def test_every_bad_value_is_said_at_once(tmp_path):
    bad = {"PORT": "no", "FIVEBAR_HTTPS": "no idea", "FIVEBAR_READERS": "0"}
    with pytest.raises(BadSetting) as problem:
        from_environment({"FIVEBAR_HOME": str(tmp_path), **bad})
    lines = str(problem.value).splitlines()
    assert {line.partition(":")[0] for line in lines} == set(bad)


def test_a_naive_clock_is_refused_even_in_tests(tmp_path):
    variables = {"FIVEBAR_HOME": str(tmp_path), "FIVEBAR_ENV": "test"}
    with pytest.raises(BadSetting, match="needs an offset"):
        from_environment({**variables, "FIVEBAR_CLOCK": "2026-11-23T09:00"})


def test_a_home_that_cannot_be_made_is_said(tmp_path):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(BadSetting, match=r"^FIVEBAR_HOME: "):
        from_environment({"FIVEBAR_HOME": str(tmp_path / "file" / "home")})


def test_nothing_set_is_the_embedded_default(tmp_path):
    config = from_environment({"FIVEBAR_HOME": str(tmp_path)})
    assert config.database_url == f"sqlite:///{tmp_path / 'fivebar.sqlite3'}"
    assert config.files == tmp_path / "files"
    assert config.environment == "production"


def test_the_first_run_makes_a_secret_that_only_its_owner_reads(tmp_path):
    first, second = (from_environment({"FIVEBAR_HOME": str(tmp_path)}) for _ in range(2))
    assert first.secret_key == second.secret_key
    assert len(first.secret_key) == 64
    assert stat.S_IMODE((tmp_path / "secret").stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["secret"]


def test_two_installations_have_two_secrets(tmp_path):
    one, other = (from_environment({"FIVEBAR_HOME": str(tmp_path / name)}) for name in "ab")
    assert one.secret_key != other.secret_key


@pytest.mark.parametrize("scheme", ["postgres", "postgresql"])
def test_postgresql_is_spoken_to_by_the_driver_we_ship(tmp_path, scheme):
    url = f"{scheme}://fivebar@localhost/fivebar"
    config = from_environment({"FIVEBAR_HOME": str(tmp_path), "DATABASE_URL": url})
    assert config.database_url == "postgresql+psycopg://fivebar@localhost/fivebar"
    assert not config.is_sqlite


def test_an_override_is_stronger_than_the_environment_and_checked_as_well(tmp_path):
    variables = {"FIVEBAR_HOME": str(tmp_path), "PORT": "8001"}
    assert from_environment(variables, port=9000).port == 9000
    with pytest.raises(BadSetting, match=r"^PORT: "):
        from_environment(variables, port=0)


def test_every_setting_can_be_read_from_its_variable(tmp_path):
    good = {
        "home": str(tmp_path),
        "database_url": f"sqlite:///{tmp_path}/other.sqlite3",
        "secret_key": "0123456789abcdef0123456789abcdef",
        "environment": "test",
        "https": "yes",
        "trusted_hosts": "fivebar.example, www.fivebar.example",
        "proxies": "1",
        "port": "8001",
        "web_processes": "2",
        "web_threads": "4",
        "readers": "3",
        "idle_minutes": "60",
        "clock": "2026-11-23T09:00+00:00",
    }
    config = from_environment({VARIABLES[name]: value for name, value in good.items()})
    assert config.trusted_hosts == ("fivebar.example", "www.fivebar.example")
    assert config.https is True
    assert (config.port, config.readers, config.idle_minutes) == (8001, 3, 60)
