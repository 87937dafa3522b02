"""Reading takes time that grows with the file and not with its square."""

import gzip
import io
import time
import zipfile
from collections.abc import Callable

import pytest

from pipeline.readers import decode

TIN = b"Tin exports rise\n\nTin exports rose 5% to $3 billion in May 2024.\n"
PAGE = "<!DOCTYPE html><html><head><title>Tin</title></head><body>{}</body></html>"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def zipped(files: dict[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return packed.getvalue()


def _text(size: int) -> bytes:
    return TIN * size


def _page(size: int) -> bytes:
    return PAGE.format(
        "<div><p>Tin <b>rose</b> 5%<br>in May</p><table><tr><td>a<td>5<tr><td>b<td>6</table></div>" * size
    ).encode()


def _related(size: int) -> bytes:
    news = "<h3>Related news</h3><ul><li><a href=x>Tin up</a> 3 May</ul><dl><dt>Tin<dd>5</dl><p>share x share x</p>"
    return PAGE.format(f"<h1>Tin</h1><div><p>{'Tin rose. ' * 20}</p>{news * size * 5}</div>").encode()


def _words(size: int) -> bytes:
    return PAGE.format("<p>" + "exports " * size * 40 + "</p>").encode()


def _feed(size: int) -> bytes:
    item = "<item><title>Tin</title><description>Tin &lt;b&gt;up&lt;/b&gt;</description></item>"
    return f"<rss><channel>{item * size}</channel></rss>".encode()


def _lines(size: int) -> bytes:
    return b'{"title": "Tin", "text": "Tin exports rose 5% in May."}\n' * size * 20


def _mail(size: int) -> bytes:
    return b"Message-ID: <1@x>\nFrom: a@b.example\nTo: x\nSubject: Tin\n\n" + b"Tin exports rose 5%.\n" * size * 100


def _document(size: int) -> bytes:
    text = "<w:p><w:r><w:t>Tin</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>" * size * 10
    return zipped({"word/document.xml": f'<w:document xmlns:w="{WORD}"><w:body>{text}</w:body></w:document>'.encode()})


def _archive(size: int) -> bytes:
    return zipped({f"{number}.txt": TIN + str(number).encode() for number in range(size)})


def _gzip(size: int) -> bytes:
    return gzip.compress(TIN * size * 1000)


@pytest.mark.slow
@pytest.mark.parametrize("make", [_text, _page, _related, _words, _feed, _lines, _mail, _document, _archive, _gzip])
def test_twice_the_input_takes_about_twice_the_time(make: Callable[[int], bytes]) -> None:
    def seconds(size: int) -> float:
        data, best = make(size), 60.0
        for _ in range(2):
            begun = time.process_time()
            decode(data, "x")
            best = min(best, time.process_time() - begun)
        return best

    small, large = seconds(150), seconds(600)
    assert large < 4 * 1.8 * small + 0.1
