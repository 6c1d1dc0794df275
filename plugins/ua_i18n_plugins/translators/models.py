"""Folders and packages of CTranslate2 models: which languages they join, and how their words are cut."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile

from ua_i18n import PluginError, UsageError, tag

_PAIR = re.compile(r"^(?:.*[-_])?(?P<source>[a-z]{2,3})[-_](?P<target>[a-z]{2,3})")
_END = "</s>"
_LONGEST = 220  # tokens of a text; models are trained on sentences, and cut or repeat what is far longer

_ROOM = 500  # tokens of an answer: most models count their positions up to 512


@dataclass(frozen=True, slots=True)
class Model:
    """A model for one pair of languages, where it lies, and what tells it from another of that pair."""

    path: Path
    source: str
    target: str
    version: str
    prefix: str = ""

    def opened(self) -> Opened:
        """The model, ready to translate. Raises PluginError where a part is missing or broken."""
        try:
            return _opened_package(self) if self.path.is_file() else _opened_folder(self)
        except (OSError, RuntimeError, ValueError, KeyError, BadZipFile) as error:
            raise PluginError(f"{self.path}: cannot be opened as a model ({type(error).__name__}: {error})") from None


@dataclass(frozen=True, slots=True)
class Opened:
    """A loaded model: `encode` and `decode` are its SentencePiece processors; `tail` ends each text it is given."""

    translator: Any
    encode: Any
    decode: Any
    tail: tuple[str, ...] = ()
    prefix: str = ""

    def translate(self, texts: Sequence[str]) -> Iterator[tuple[str, float] | None]:
        """For each text its translation and the model's certainty; None for one too long to come back whole."""
        pieces = [[*self.encode.encode(text, out_type=str), *self.tail] for text in texts]
        short = [number for number, found in enumerate(pieces) if len(found) <= _LONGEST]
        answers = dict(zip(short, self._asked([pieces[number] for number in short]), strict=True))
        return (answers.get(number) for number in range(len(texts)))

    def _asked(self, batch: Sequence[Sequence[str]]) -> list[tuple[str, float] | None]:
        if not batch:
            return []
        room = min(_ROOM, 2 * max(map(len, batch)) + 50)
        given = {"target_prefix": [[self.prefix]] * len(batch)} if self.prefix else {}
        results = self.translator.translate_batch(
            batch,
            beam_size=4,
            replace_unknowns=True,
            return_scores=True,
            max_input_length=0,  # nothing is cut off in silence
            max_decoding_length=room,
            max_batch_size=1024,
            batch_type="tokens",
            **given,
        )
        return [self._said(result, room) for result in results]

    def _said(self, result: Any, room: int) -> tuple[str, float] | None:
        pieces = result.hypotheses[0]
        if len(pieces) >= room:
            return None
        words = [piece for piece in pieces if piece not in (self.prefix, _END)]
        return self.decode.decode(words).replace("▁", " ").strip(), float(result.scores[0])


def find(folder: Path) -> tuple[Model, ...]:
    """The models in a folder, or the one that it is, by path."""
    if not folder.is_dir():
        raise PluginError(f"{folder}: no such folder of models; name it under engines.ctranslate.models")
    places = sorted([folder, *folder.iterdir()])
    return tuple(model for place in places if (model := _package(place) if place.is_file() else _folder(place)))


def _folder(path: Path) -> Model | None:
    """A folder as ct2-opus-mt converters leave it; its name ends in the pair (opus-mt-en-fr)."""
    match = _PAIR.fullmatch(path.name)
    if not match or not (path / "model.bin").is_file():
        return None
    stat = (path / "model.bin").stat()
    return _model(path, match["source"], match["target"], f"{path.name} {stat.st_size} {stat.st_mtime_ns}")


def _package(path: Path) -> Model | None:
    """An `.argosmodel`: a zip whose one folder has the model and what it is."""
    if path.suffix != ".argosmodel":
        return None
    try:
        with ZipFile(path) as archive:
            known = json.loads(archive.read(_member(archive, "metadata.json")))
        version = f"{path.name} {known.get('package_version', '')} {path.stat().st_size}"
        return _model(path, known["from_code"], known["to_code"], version, known.get("target_prefix", ""))
    except (OSError, KeyError, ValueError, TypeError, AttributeError, BadZipFile) as error:
        raise PluginError(f"{path}: no Argos package ({type(error).__name__})") from None


def _model(path: Path, source: str, target: str, version: str, prefix: str = "") -> Model | None:
    try:
        return Model(path, tag(source), tag(target), version, prefix)
    except UsageError:
        return None


def _opened_folder(model: Model) -> Opened:
    import ctranslate2
    import sentencepiece

    encode = sentencepiece.SentencePieceProcessor(model_file=str(model.path / "source.spm"))
    decode = sentencepiece.SentencePieceProcessor(model_file=str(model.path / "target.spm"))
    config = model.path / "config.json"
    adds_end = config.is_file() and json.loads(config.read_bytes()).get("add_source_eos")
    translator = ctranslate2.Translator(str(model.path), device="cpu")
    return Opened(translator, encode, decode, () if adds_end else (_END,))


def _opened_package(model: Model) -> Opened:
    """Straight from the zip: nothing is unpacked."""
    import ctranslate2
    import sentencepiece

    with ZipFile(model.path) as archive:
        inside = _member(archive, "model/model.bin").removesuffix("model.bin")
        files = {
            name.removeprefix(inside): archive.read(name) for name in archive.namelist() if name.startswith(inside)
        }
        proto = archive.read(_member(archive, "sentencepiece.model"))
    pieces = sentencepiece.SentencePieceProcessor(model_proto=proto)
    translator = ctranslate2.Translator(model.path.stem, device="cpu", files=files)
    return Opened(translator, pieces, pieces, prefix=model.prefix)


def _member(archive: ZipFile, ending: str) -> str:
    for name in archive.namelist():
        if name == ending or name.endswith(f"/{ending}"):
            return name
    raise KeyError(ending)
