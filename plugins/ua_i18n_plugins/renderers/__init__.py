"""The bundled renderers: a letter as plain text, HTML, Word document and PDF."""
