"""A neural model that translates word for word: real CTranslate2 and SentencePiece files, made in a moment.

Its one decoder layer looks at the encoder's position with its own number, and its projection knows one target word for
each source word. What it does not know comes back as it was.
"""

from __future__ import annotations

import io
import json
import shutil
from pathlib import Path
from typing import Any
from zipfile import ZipFile

SPECIAL = ["<unk>", "<s>", "</s>"]
POSITIONS = 600
_SHARP = 30.0  # by which attention to the right place exceeds all others


def folder(path: Path, words: dict[str, str]) -> Path:
    """A model folder as converters of OPUS-MT leave it."""
    _save(path, words)
    (path / "source.spm").write_bytes(pieces(words))
    (path / "target.spm").write_bytes(pieces({target: source for source, target in words.items()}))
    return path


def package(path: Path, words: dict[str, str], source: str, target: str) -> Path:
    """The same as an `.argosmodel`."""
    parts = path.with_suffix("")
    _save(parts, words, adds_end=True)
    with ZipFile(path, "w") as archive:
        inside = f"{source}_{target}"
        archive.writestr(
            f"{inside}/metadata.json", json.dumps({"from_code": source, "to_code": target, "package_version": "1.0"})
        )
        archive.writestr(f"{inside}/sentencepiece.model", pieces({**words, **{to: of for of, to in words.items()}}))
        for file in parts.iterdir():
            archive.write(file, f"{inside}/model/{file.name}")
    shutil.rmtree(parts)
    return path


def pieces(words: dict[str, str]) -> bytes:
    import sentencepiece

    model = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter([" ".join(words)]),
        model_writer=model,
        model_type="word",
        hard_vocab_limit=False,
        vocab_size=len(words) + 10,
        minloglevel=2,
    )
    return model.getvalue()


def _save(path: Path, words: dict[str, str], *, adds_end: bool = False) -> None:
    import ctranslate2
    import numpy

    size = len(words) + len(SPECIAL)
    depth = 2 * size + POSITIONS
    spec = ctranslate2.specs.TransformerSpec.from_config((1, 1), 1, pre_norm=True)
    words_part, places, said = slice(0, size), slice(size, size + POSITIONS), slice(size + POSITIONS, depth)

    def matrix(*parts: tuple[slice, slice, float], rows: int = depth) -> Any:
        made = numpy.zeros((rows, depth), dtype=numpy.float32)
        for down, across, value in parts:
            for step in range(down.stop - down.start):
                made[down.start + step, across.start + step] = value
        return made

    def fill(linear: Any, weight: Any) -> None:
        linear.weight = weight
        linear.bias = numpy.zeros(weight.shape[0], dtype=numpy.float32)

    def norm(layer: Any) -> None:
        layer.gamma = numpy.ones(depth, dtype=numpy.float32)
        layer.beta = numpy.zeros(depth, dtype=numpy.float32)

    nothing = matrix()
    places_alone = numpy.zeros((POSITIONS, depth), dtype=numpy.float32)
    places_alone[:, places] = numpy.eye(POSITIONS, dtype=numpy.float32)
    for side in (spec.encoder, spec.decoder):
        embeddings = side.embeddings[0] if isinstance(side.embeddings, list) else side.embeddings
        embeddings.weight = numpy.zeros((size, depth), dtype=numpy.float32)
        if side is spec.encoder:
            embeddings.weight[:, words_part] = numpy.eye(size, dtype=numpy.float32)
        side.scale_embeddings = numpy.dtype("int8").type(0)
        side.position_encodings.encodings = places_alone
        norm(side.layer_norm)
        (layer,) = side.layer
        norm(layer.self_attention.layer_norm)
        fill(layer.self_attention.linear[0], numpy.concatenate([nothing] * 3))
        fill(layer.self_attention.linear[1], nothing)
        norm(layer.ffn.layer_norm)
        fill(layer.ffn.linear_0, nothing)
        fill(layer.ffn.linear_1, nothing)
    cross = spec.decoder.layer[0].attention
    norm(cross.layer_norm)
    fill(cross.linear[0], matrix((places, places, _SHARP)))
    fill(cross.linear[1], numpy.concatenate([matrix((places, places, 1.0)), matrix((said, words_part, 1.0))]))
    fill(cross.linear[2], matrix((said, said, 50.0)))
    fill(spec.decoder.projection, matrix((slice(0, size), said, 1.0), rows=size))
    spec.register_source_vocabulary([*SPECIAL, *(f"▁{word}" for word in words)])
    spec.register_target_vocabulary([*SPECIAL, *(f"▁{word}" for word in words.values())])
    spec.config.add_source_eos = adds_end
    spec.validate()
    path.mkdir(parents=True, exist_ok=True)
    spec.optimize()
    spec.save(str(path))
