from pathlib import Path

import pytest

from graphkit.errors import ExportError
from graphkit.views.files import write_atomically


def test_writes_utf8_with_the_line_ends_given(tmp_path: Path) -> None:
    path = write_atomically(tmp_path / "new" / "folder" / "a.txt", ["Łódź\n", "x\r\n"])
    assert path.read_bytes() == "Łódź\nx\r\n".encode()


def test_an_error_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("old", encoding="utf-8")
    with pytest.raises(ZeroDivisionError):
        write_atomically(path, (str(1 // n) for n in (1, 0)))
    assert path.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_lone_surrogate_is_an_export_error_and_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="UTF-8"):
        write_atomically(tmp_path / "a.txt", "\ud800")
    assert list(tmp_path.iterdir()) == []


def test_a_file_in_the_way_of_the_folder_is_an_export_error(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("x", encoding="utf-8")
    with pytest.raises(ExportError, match="cannot write"):
        write_atomically(tmp_path / "taken" / "a.txt", "text")
