"""The bundled checks of translations, a module a family."""
