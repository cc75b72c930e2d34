package dtu.slack.blocks;

import static dtu.slack.SlackRoutes.read;
import static dtu.slack.SlackRoutes.table;

import dtu.slack.SlackAnswer;
import dtu.slack.SlackCall;
import dtu.slack.SlackError;
import dtu.slack.schema.Complaint;
import dtu.slack.schema.Review;
import dtu.twins.Refusal;
import dtu.twins.Route;
import dtu.twins.http.Response;
import dtu.twins.json.Json;
import java.util.List;
import java.util.stream.Stream;

/** Slack's method blocks.validate: what posting would say, taken apart, without posting anything. */
public final class Validation {
    public static final List<Route> ROUTES = table(read("blocks.validate", Validation::validate));

    private static final List<String> KINDS = List.of("blocks", "view", "message");
    private static final int LENGTH_MAX = 100_000;

    private Validation() {}

    private static Response validate(SlackCall call) {
        var given = KINDS.stream().filter(call.arguments()::has).toList();
        if (given.size() != 1) {
            throw because("must provide exactly one of `blocks`, `view`, or `message`");
        }
        var kind = given.getFirst();
        if (call.arguments().text(kind).orElse("").length() > LENGTH_MAX) {
            throw because("must be less than " + (LENGTH_MAX + 1) + " characters [json-pointer:/" + kind + "]");
        }
        var value = call.arguments()
                .structure(kind, () -> because("invalid JSON in `" + kind + "`"))
                .orElseThrow(() -> because("invalid JSON in `" + kind + "`"));
        var complaints = complaints(call, kind, value);
        if (complaints.isEmpty()) {
            return SlackAnswer.ok(call);
        }
        throw error(kind)
                .with(json -> json.array(
                        "errors", complaints, (out, complaint) -> out.value(each -> complaint.members(each))));
    }

    /** The wrapping complaints of methods are left out: the one inside says what it is. */
    private static List<Complaint> complaints(SlackCall call, String kind, Json value) {
        var chance = call.chance().in("validate");
        var review = new Sheet(
                chance,
                switch (kind) {
                    case "view" -> Blocks.surfaceOf(value);
                    case "message" -> Surface.MESSAGE;
                    default -> Surface.ANY;
                });
        switch (kind) {
            case "view" -> Blocks.view(review, "", value);
            case "message" -> message(review, value);
            default -> Blocks.blocks(review, "", value);
        }
        return review.complaints().stream()
                .filter(complaint -> !complaint.isWrapping())
                .toList();
    }

    private static void message(Review review, Json value) {
        if (!value.isObject()) {
            review.complain(Complaint.mistyped("must provide an object", ""));
            return;
        }
        value.at("blocks").ifPresent(blocks -> Blocks.blocks(review, "/blocks", blocks));
        var number = 0;
        for (var attachment : value.at("attachments").stream()
                .flatMap(all -> all.elements().stream())
                .toList()) {
            var pointer = "/attachments/" + number++ + "/blocks";
            attachment.at("blocks").ifPresent(blocks -> Blocks.blocks(review, pointer, blocks));
        }
        if (Stream.of("text", "blocks", "attachments")
                .allMatch(name -> value.at(name).isEmpty())) {
            review.complain(Complaint.missing("text", ""));
        }
    }

    private static SlackError error(String kind) {
        return switch (kind) {
            case "view" -> SlackError.INVALID_VIEW;
            case "message" -> SlackError.INVALID_MESSAGE;
            default -> SlackError.INVALID_BLOCKS;
        };
    }

    private static Refusal because(String message) {
        return SlackError.INVALID_ARGUMENTS.because(List.of(message));
    }
}
