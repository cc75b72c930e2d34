package dtu.scenarios.broker;

import dtu.twins.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One person's wish to use one application or file for a time, and what has become of it. */
record AccessRequest(
        String id, Who who, What what, Status status, String issue, Slack.@Nullable Posted card, Instant ends) {

    /** Where a request stands. */
    enum Status {
        ASKED,
        GRANTED,
        DENIED,
        ENDED
    }

    /**
     * Who asks, and who decides.
     *
     * @param slack the asker's id in Slack, {@code okta} in Okta, {@code email} the address at the time of asking
     * @param approver the id in Okta of who decides; {@code approverSlack} in Slack
     */
    record Who(String slack, String okta, String email, String name, String approver, String approverSlack) {}

    /** What is asked for; a zero span is for good. */
    record What(Access access, Duration span, String reason) {
        String name() {
            return access.name();
        }
    }

    static AccessRequest asked(String id, Who who, What what, String issue) {
        return new AccessRequest(id, who, what, Status.ASKED, issue, null, Instant.EPOCH);
    }

    AccessRequest shownOn(Slack.@Nullable Posted posted) {
        return new AccessRequest(id, who, what, status, issue, posted, ends);
    }

    AccessRequest granted(Instant until) {
        return new AccessRequest(id, who, what, Status.GRANTED, issue, card, until);
    }

    AccessRequest in(Status next) {
        return new AccessRequest(id, who, what, next, issue, card, ends);
    }

    /** The same for longer. */
    AccessRequest until(Instant later) {
        return new AccessRequest(id, who, what, status, issue, card, later);
    }

    /** The same for what is now another way in. */
    AccessRequest to(Access access) {
        return new AccessRequest(id, who, new What(access, what.span(), what.reason()), status, issue, card, ends);
    }

    /** Whether it has been asked for or granted, and not ended since. */
    boolean isOpen() {
        return status == Status.ASKED || status == Status.GRANTED;
    }

    boolean isForGood() {
        return what.span().isZero();
    }

    String toJson() {
        var map = new LinkedHashMap<String, Object>();
        map.put("id", id);
        map.put(
                "who",
                Map.of(
                        "slack",
                        who.slack(),
                        "okta",
                        who.okta(),
                        "email",
                        who.email(),
                        "name",
                        who.name(),
                        "approver",
                        who.approver(),
                        "approverSlack",
                        who.approverSlack()));
        map.put(
                "what",
                Map.of("access", what.access().plain(), "span", what.span().toString(), "reason", what.reason()));
        map.put("status", status.name());
        map.put("issue", issue);
        map.put("ends", ends.toString());
        if (card != null) {
            map.put("card", Map.of("channel", card.channel(), "ts", card.ts()));
        }
        return Json.textOf(map);
    }

    static AccessRequest of(String text) {
        var json = Json.of(text);
        var who = json.at("who").orElseThrow();
        var what = json.at("what").orElseThrow();
        return new AccessRequest(
                text(json, "id"),
                new Who(
                        text(who, "slack"),
                        text(who, "okta"),
                        text(who, "email"),
                        text(who, "name"),
                        text(who, "approver"),
                        text(who, "approverSlack")),
                new What(
                        Access.of(what.at("access").orElseThrow()),
                        Duration.parse(text(what, "span")),
                        text(what, "reason")),
                Status.valueOf(text(json, "status")),
                text(json, "issue"),
                json.at("card")
                        .map(card -> new Slack.Posted(text(card, "channel"), text(card, "ts")))
                        .orElse(null),
                Instant.parse(text(json, "ends")));
    }

    private static String text(Json json, String name) {
        return json.textAt(name).orElse("");
    }
}
