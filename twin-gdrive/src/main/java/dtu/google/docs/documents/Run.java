package dtu.google.docs.documents;

import dtu.twins.json.Json;

/**
 * Text of one style within a paragraph.
 *
 * @param style only what deviates from the paragraph's named style
 */
record Run(String text, Json style) {
    static Run plain(String text) {
        return new Run(text, Json.EMPTY_OBJECT);
    }

    Run of(String other) {
        return new Run(other, style);
    }
}
