import pytest

from tools import testing


class TestHelp:
    @pytest.mark.parametrize("arguments", [["--help"], ["-h"], ["tests/ddci", "--help"]])
    def test_starts_no_pass(self, arguments, capsys, monkeypatch):
        monkeypatch.setattr(testing, "_pytest", lambda *_: pytest.fail("a pass was started"))
        monkeypatch.setattr(testing, "_on_postgresql", lambda *_: pytest.fail("a server was started"))

        assert testing.main(arguments) == 0
        assert "OPENDDCI_TEST_DATABASES" in capsys.readouterr().out
