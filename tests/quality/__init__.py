"""Ten appeals of our own with reference translations: how good drafts are, by whoever makes them."""
