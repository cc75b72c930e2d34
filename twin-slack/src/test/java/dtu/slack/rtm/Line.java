package dtu.slack.rtm;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;

import dtu.slack.Slack;
import dtu.twins.Outgoing;
import dtu.twins.http.Method;
import dtu.twins.http.Request;
import dtu.twins.json.Json;
import java.time.Duration;
import java.util.List;

/** A bot's end of one connection. */
final class Line {
    private final Slack slack;
    private final String path;
    private final Slack.Reply opened;

    private Line(Slack slack, String path, Slack.Reply opened) {
        this.slack = slack;
        this.path = path;
        this.opened = opened;
    }

    /** The built-in app is one from before granular scopes from now on. */
    static void classic(Slack slack) {
        slack.configure("""
                {"display_information": {"name": "DTU"}, "features": {"bot_user": {"display_name": "dtu"}},
                 "oauth_config": {"scopes": {"bot": ["bot"]}}}""").ok();
    }

    /** The path of a connection that may be opened now. */
    static String granted(Slack slack, String... arguments) {
        return path(slack.call("rtm.connect", arguments).ok().text("url"));
    }

    static String path(String url) {
        return url.replaceFirst("^ws://slack\\.test", "");
    }

    static Slack.Reply asked(Slack slack, String path) {
        return slack.send(Request.get(path).header("Upgrade", "websocket")).status(101);
    }

    static Line open(Slack slack, String... arguments) {
        var path = granted(slack, arguments);
        return new Line(slack, path, asked(slack, path));
    }

    Outgoing.Sockets socket() {
        return new Outgoing.Sockets(opened.text("address"), opened.text("socket"));
    }

    /** What is answered to a frame, as it goes back over the socket; nothing goes back that is empty. */
    Slack.Reply say(String frame) {
        return slack.send(
                Request.of(Method.POST, path).header("Upgrade", "websocket").json(frame));
    }

    void says(String frame, String reply) {
        assertThatJson(say(frame).body()).isEqualTo(reply);
    }

    /** What has come over it, oldest first. */
    List<Json> heard() {
        slack.solo().pass(Duration.ZERO);
        return slack.sent().stream()
                .filter(Outgoing.Socket.class::isInstance)
                .map(Outgoing.Socket.class::cast)
                .filter(frame -> frame.to().equals(socket()))
                .map(Outgoing.Socket::frame)
                .toList();
    }

    /** The kinds of what has come over it. */
    List<String> kinds() {
        return heard().stream()
                .map(frame -> frame.textAt("type").orElse("")
                        + frame.textAt("subtype").map(kind -> "/" + kind).orElse(""))
                .toList();
    }

    /** Whether it was bid goodbye, alone. */
    boolean isOver() {
        slack.solo().pass(Duration.ZERO);
        return slack.sent().stream()
                .filter(Outgoing.Farewell.class::isInstance)
                .map(Outgoing.Farewell.class::cast)
                .anyMatch(last -> last.to().equals(socket())
                        && last.then() == Outgoing.Then.CLOSE
                        && last.frame().equals(Json.of("{\"type\":\"goodbye\"}")));
    }
}
