package dtu.google.docs.documents;

import dtu.google.GoogleCall;
import dtu.google.GoogleError;
import dtu.twins.Refusal;
import dtu.twins.json.Fields;
import dtu.twins.json.Json;
import java.util.ArrayList;
import java.util.List;

/** A batch of edits on its way: each sees what the former has done, and one that fails undoes all. */
final class Edits {
    private final List<Json> replies = new ArrayList<>();
    private Document document;

    Edits(Document document) {
        this.document = document;
    }

    Document document() {
        return document;
    }

    List<Json> replies() {
        return replies;
    }

    void apply(GoogleCall call, Json request, int number) {
        var kinds = request.names();
        var at = "requests[" + number + "]";
        if (!request.isObject() || kinds.size() != 1) {
            throw GoogleError.INVALID_TEXT.refusal(
                    "Invalid " + at + ": " + (kinds.isEmpty() ? "No request set." : "Only one request may be set."));
        }
        var kind = kinds.getFirst();
        var where = at + "." + kind;
        var body = request.at(kind)
                .filter(Json::isObject)
                .orElseThrow(() -> new BadEdit(where, "No request set.").refusal());
        replies.add(reply(call.fields(body), kind, where));
    }

    /** What is wrong with one request. */
    record BadEdit(String where, String why) {
        Refusal refusal() {
            return GoogleError.INVALID_TEXT.refusal("Invalid " + where + ": " + why);
        }
    }

    private Json reply(Fields body, String kind, String where) {
        return switch (kind) {
            case "insertText" -> inserted(body, where);
            case "deleteContentRange" -> deleted(body, where);
            case "replaceAllText" -> replaced(body, where);
            default -> throw notBuilt(kind, where);
        };
    }

    private static Refusal notBuilt(String kind, String where) {
        if (!RequestKinds.ALL.contains(kind)) {
            var at = where.substring(0, where.indexOf('.'));
            var text =
                    "Invalid JSON payload received. Unknown name \"" + kind + "\" at '" + at + "': Cannot find field.";
            return new Refusal(
                    call -> GoogleError.INVALID_TEXT.violated(at, text).answer(call));
        }
        return new Refusal(call -> GoogleError.NOT_BUILT
                .response((GoogleCall) call)
                .plus("X-DTU-Stub", "docs.documents.batchUpdate#" + kind));
    }

    private Json inserted(Fields body, String where) {
        var text = Text.stripped(body.text("text").or(""));
        var location = body.object("location").toOptional();
        var atEnd = body.object("endOfSegmentLocation").toOptional();
        if (location.isEmpty() == atEnd.isEmpty()) {
            throw new BadEdit(where, "Exactly one insertion location must be specified.").refusal();
        }
        segment(location.or(() -> atEnd).orElseThrow(), where);
        var index = location.map(given -> given.whole("index").or(0L)).orElse(document.end() - 1);
        if (index >= document.end()) {
            throw beyond(where, index);
        }
        if (index < Document.FIRST_INDEX) {
            throw new BadEdit(
                            where,
                            "The insertion index must be inside the bounds of an existing paragraph."
                                    + " You can still create new paragraphs by inserting newlines.")
                    .refusal();
        }
        var offset = index - Document.FIRST_INDEX;
        if (splitsPair(offset)) {
            throw new BadEdit(where, "The insertion index cannot be inside a surrogate pair.").refusal();
        }
        document = document.with(Text.inserted(document.body(), offset, text.replace("\r", "")));
        return Json.EMPTY_OBJECT;
    }

    private Refusal beyond(String where, long index) {
        return new BadEdit(
                        where,
                        "Index " + index + " must be less than the end index of the referenced segment, "
                                + document.end() + ".")
                .refusal();
    }

    /** Headers, footers and other tabs are not there yet, so any segment but the body is unknown. */
    private static void segment(Fields location, String where) {
        var segment = location.text("segmentId").or("");
        if (!segment.isEmpty()) {
            throw new BadEdit(where, "Segment with ID " + segment + " was not found.").refusal();
        }
        var tab = location.text("tabId").or("");
        if (!tab.isEmpty() && !tab.equals(DocumentView.TAB)) {
            throw new BadEdit(where, "Tab with ID " + tab + " was not found.").refusal();
        }
    }

    private boolean splitsPair(long offset) {
        if (offset <= 0 || offset >= document.body().measure()) {
            return false;
        }
        var at = document.body().indexAtMeasure(offset);
        var within = (int) (offset - document.body().measureBefore(at));
        var text = document.body().get(at).text();
        return within > 0
                && Character.isHighSurrogate(text.charAt(within - 1))
                && Character.isLowSurrogate(text.charAt(within));
    }

    private Json deleted(Fields body, String where) {
        var range = body.object("range")
                .toOptional()
                .orElseThrow(() -> new BadEdit(where, "The range is required.").refusal());
        segment(range, where);
        var from = range.whole("startIndex").or(0L);
        var to = range.whole("endIndex").or(0L);
        if (to < from) {
            throw new BadEdit(where, "Invalid range: end index cannot be less than start index").refusal();
        }
        if (to.equals(from)) {
            throw new BadEdit(where, "The range should not be empty.").refusal();
        }
        if (to > document.end()) {
            throw beyond(where, to);
        }
        if (to == document.end()) {
            throw new BadEdit(where, "The range cannot include the newline character at the end of the segment.")
                    .refusal();
        }
        if (from < Document.FIRST_INDEX) {
            throw new BadEdit(where, "The range cannot include the section break at the start of the document.")
                    .refusal();
        }
        var start = from - Document.FIRST_INDEX;
        var end = to - Document.FIRST_INDEX;
        if (splitsPair(start) || splitsPair(end)) {
            throw new BadEdit(where, "The range cannot include half of a surrogate pair.").refusal();
        }
        document = document.with(Text.deleted(document.body(), start, end));
        return Json.EMPTY_OBJECT;
    }

    private Json replaced(Fields body, String where) {
        var criteria = body.object("containsText").toOptional();
        var wanted = criteria.map(given -> given.text("text").or("")).orElse("");
        if (wanted.isEmpty()) {
            throw new BadEdit(where, "The text to search for must not be empty.").refusal();
        }
        var matchCase =
                criteria.flatMap(given -> given.truth("matchCase").toOptional()).orElse(false);
        if (criteria.flatMap(given -> given.truth("searchByRegex").toOptional()).orElse(false)) {
            throw new Refusal(call -> GoogleError.NOT_BUILT
                    .response((GoogleCall) call)
                    .plus("X-DTU-Stub", "docs.documents.batchUpdate#replaceAllText.searchByRegex"));
        }
        var by = Text.stripped(body.text("replaceText").or("")).replace("\r", "");
        var text = document.text();
        // The line end that closes the segment is never part of what is found.
        var places = Text.found(text.substring(0, text.length() - 1), wanted, matchCase);
        var next = document.body();
        for (var place : places.reversed()) {
            next = Text.inserted(next, place + wanted.length(), by);
            next = Text.deleted(next, place, place + wanted.length());
        }
        document = document.with(next);
        return reply(places.size());
    }

    private static Json reply(int count) {
        var counted = count == 0 ? Json.EMPTY_OBJECT : Json.EMPTY_OBJECT.with("occurrencesChanged", Json.number(count));
        return Json.EMPTY_OBJECT.with("replaceAllText", counted);
    }
}
