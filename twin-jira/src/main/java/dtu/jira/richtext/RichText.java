package dtu.jira.richtext;

import dtu.jira.JiraCall;
import dtu.twins.json.Json;
import dtu.twins.json.JsonOut;

/** A description or a comment, kept in the form in which it was given. */
public sealed interface RichText {
    /** Wiki markup. */
    record Wiki(String text) implements RichText {}

    /** An Atlassian document. */
    record Document(Json json) implements RichText {}

    /** As version 2 of the API shows it. */
    default String wiki() {
        return switch (this) {
            case Wiki(var text) -> text;
            case Document(var json) -> WikiWriter.text(json);
        };
    }

    /** As version 3 of the API shows it. */
    default Json document() {
        return switch (this) {
            case Wiki(var text) -> WikiReader.document(text);
            case Document(var json) -> json;
        };
    }

    /** Without any markup, as searches see it. */
    default String plain() {
        return Documents.plain(document());
    }

    default String html() {
        return Html.of(document());
    }

    default boolean isBlank() {
        return switch (this) {
            case Wiki(var text) -> text.isBlank();
            case Document(var json) -> Documents.isEmpty(json);
        };
    }

    /** As a member, in the form of the version that the client called. */
    default void member(JiraCall call, JsonOut json, String name) {
        if (call.speaksDocuments()) {
            json.json(name, document());
        } else {
            json.text(name, wiki());
        }
    }
}
