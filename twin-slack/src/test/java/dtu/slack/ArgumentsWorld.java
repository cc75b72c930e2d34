package dtu.slack;

import dtu.slack.oauth.Visitor;
import dtu.twins.Outgoing;
import dtu.twins.http.Method;
import dtu.twins.http.Parameters;
import dtu.twins.http.Request;
import dtu.twins.json.Json;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A workspace with one of everything in it, and the names under which calls mean them. */
final class ArgumentsWorld {
    private static final String MANIFEST = """
            {"display_information":{"name":"DTU"},
             "functions":{"greet":{"title":"Greet","description":"Greets","input_parameters":{"properties":{}},
               "output_parameters":{"properties":{"text":{"type":"string"}},"required":["text"]}}},
             "workflows":{"flow":{"title":"Flow","description":"Flows",
               "steps":[{"id":"0","function_id":"#/functions/greet","inputs":{}}]}},
             "features":{"bot_user":{"display_name":"dtu"},
             "app_home":{"home_tab_enabled":true},"unfurl_domains":["app.test"],
             "slash_commands":[{"command":"/ask","url":"http://app.test/ask","description":"d"}]},
             "settings":{"interactivity":{"is_enabled":true,"request_url":"http://app.test/act"},
               "event_subscriptions":{"request_url":"http://app.test/events",
                 "bot_events":["message.channels","link_shared"]}}}""";
    private static final String MODAL = """
            {"type":"modal","title":{"type":"plain_text","text":"t"},"blocks":[]%s}""";

    private final Slack slack;
    private final Map<String, String> names = new TreeMap<>(Comparator.reverseOrder());

    ArgumentsWorld(Slack slack) {
        this.slack = slack;
        people();
        conversations();
        messages();
        files();
        things();
        clients();
        views();
    }

    /** Longer names first, so that none stands for the beginning of another. */
    Map<String, String> names() {
        return names;
    }

    private String name(String name, String value) {
        names.put("$" + name, value);
        return value;
    }

    private String get(String name) {
        return names.getOrDefault("$" + name, "");
    }

    private void people() {
        slack.configure(MANIFEST).status(200);
        name("bot", slack.bot());
        name("admin", slack.admin());
        name("socket", slack.token("SLACK_APP_TOKEN"));
        name("team", slack.call("auth.test").text("team_id"));
        name("dana", slack.person("Dana", "Field"));
        name("eve", slack.person("Eve", "Moss"));
        name("gone", slack.person("Gone", "Away"));
        slack.as(slack.admin(), "admin.users.remove", "team_id", get("team"), "user_id", get("gone"))
                .ok();
        name("owner", slack.as(slack.admin(), "auth.test").text("user_id"));
        slack.as(
                        slack.admin(),
                        "users.profile.set",
                        "profile",
                        "{\"fields\":{\"%s\":{\"value\":\"7\"}}}".formatted(slack.profileField("Badge number")))
                .ok();
    }

    private void conversations() {
        name("ops", slack.channel("ops"));
        slack.call("conversations.invite", "channel", get("ops"), "users", get("dana"))
                .ok();
        slack.as(slack.admin(), "conversations.join", "channel", get("ops")).ok();
        name("other", slack.channel("other"));
        name("old", slack.channel("old"));
        slack.call("conversations.archive", "channel", get("old")).ok();
        var im = slack.call("conversations.open", "users", get("dana"));
        name("im", im.text("channel", "id"));
    }

    private void messages() {
        var ops = get("ops");
        name("ts", slack.post(ops, "hello parent"));
        var reply = slack.call("chat.postMessage", "channel", ops, "text", "hello reply", "thread_ts", get("ts"));
        name("reply", reply.text("ts"));
        name("pinned", slack.post(ops, "hello pinned"));
        slack.call("pins.add", "channel", ops, "timestamp", get("pinned")).ok();
        name("crowded", slack.post(ops, "crowded"));
        for (var number = 0; number < 51; number++) {
            var token = slack.tokenOf(slack.person("Fan", "No" + number));
            slack.as(token, "reactions.add", "channel", ops, "timestamp", get("crowded"), "name", "eyes")
                    .ok();
        }
        slack.call("reactions.add", "channel", ops, "timestamp", get("crowded"), "name", "eyes")
                .ok();
        name("metadata", "{\"event_type\":\"a\",\"event_payload\":{}}");
        slack.call("chat.postMessage", "channel", ops, "text", "x", "metadata", get("metadata"))
                .ok();
        slack.call("chat.postMessage", "channel", ops, "text", "x", "thread_ts", get("ts"), "metadata", get("metadata"))
                .ok();
        name("link", slack.post(ops, "see https://app.test/x"));
        slack.as(slack.admin(), "stars.add", "channel", ops, "timestamp", get("ts"))
                .ok();
        name("imts", slack.post(get("im"), "hello"));
        var scheduled = slack.call("chat.scheduleMessage", "channel", ops, "text", "x", "post_at", "1767690000");
        name("scheduled", scheduled.text("scheduled_message_id"));
        var stream = slack.call("chat.startStream", "channel", get("im"), "thread_ts", get("imts"));
        name("stream", stream.text("ts"));
    }

    private void files() {
        name("file", file(slack.bot()));
        var shared = slack.call("files.completeUploadExternal", "files", "[{\"id\":\"" + get("file") + "\"}]");
        shared.ok();
        name("own", file(slack.admin()));
        slack.as(slack.admin(), "files.completeUploadExternal", "files", "[{\"id\":\"" + get("own") + "\"}]")
                .ok();
        name("sent", file(slack.bot()));
        var remote = slack.call(
                "files.remote.add", "external_id", "known", "external_url", "https://a.test/f", "title", "file");
        name("remote", remote.text("file", "id"));
        slack.call("files.remote.share", "external_id", "known", "channels", get("ops"))
                .ok();
        var history = slack.call("conversations.history", "channel", get("ops"), "limit", "1");
        name("shared", history.at("messages").elements().getFirst().textAt("ts").orElseThrow());
    }

    private String file(String token) {
        var announced = slack.as(token, "files.getUploadURLExternal", "filename", "file.txt", "length", "3");
        var path = announced.text("upload_url").replaceFirst("^https?://[^/]+", "");
        slack.send(Request.of(Method.POST, path).body("text/plain", dtu.twins.blobs.Blob.of("abc")))
                .status(200);
        return announced.text("file_id");
    }

    private void things() {
        var ops = get("ops");
        var admin = slack.admin();
        name(
                "folder",
                slack.call("bookmarks.add", "channel_id", ops, "title", "t", "type", "folder")
                        .text("bookmark", "id"));
        name(
                "bookmark",
                slack.call("bookmarks.add", "channel_id", ops, "title", "t", "type", "link", "link", "https://a.test")
                        .text("bookmark", "id"));
        var group = slack.call("usergroups.create", "name", "group");
        name("group", group.text("usergroup", "id"));
        var disabled = slack.call("usergroups.create", "name", "disabled");
        name("disabled", disabled.text("usergroup", "id"));
        slack.call("usergroups.disable", "usergroup", get("disabled")).ok();
        name(
                "reminder",
                slack.as(admin, "reminders.add", "text", "x", "time", "3600").text("reminder", "id"));
        var call = slack.call(
                "calls.add", "external_unique_id", "1", "join_url", "https://a.test", "created_by", get("dana"));
        name("call", call.text("call", "id"));
        slack.call("calls.participants.add", "id", get("call"), "users", "[{\"slack_id\":\"" + get("dana") + "\"}]")
                .ok();
        name("canvas", slack.call("canvases.create").text("canvas_id"));
        slack.call("canvases.access.set", "canvas_id", get("canvas"), "access_level", "read", "user_ids", get("dana"))
                .ok();
        slack.call("canvases.access.set", "canvas_id", get("canvas"), "access_level", "read", "channel_ids", ops)
                .ok();
        slack.as(admin, "admin.emoji.add", "name", "party_parrot", "url", "https://a.test/p.png")
                .ok();
        var wish = "{\"requester\": \"" + get("dana") + "\", \"email\": \"wanted@acme.test\"}";
        name("invite", slack.control(Method.POST, "/invite-requests", wish).text("invite_request_id"));
        slack.as(admin, "admin.users.invite", "team_id", get("team"), "email", "invited@acme.test", "channel_ids", ops)
                .ok();
    }

    private void clients() {
        var visitor = Visitor.to(slack, get("dana"));
        name("tool", visitor.tool());
        name("client", visitor.clientId());
        name("secret", visitor.secret());
        name("code", visitor.code(get("dana"), "scope", "chat:write"));
        name("manifest", "{\"display_information\":{\"name\":\"Other\"}}");
        name("app", visitor.appId());
        var rotating = Visitor.rotating(slack, get("eve"));
        name("client2", rotating.clientId());
        name("secret2", rotating.secret());
        var pair = rotating.access("oauth.v2.access", "code", rotating.code(get("eve"), "scope", "chat:write"));
        name("refresh", pair.text("refresh_token"));
        var classic = Visitor.classic(slack, get("dana"));
        name("classicid", classic.clientId());
        name("classicsecret", classic.secret());
        var installed = classic.access("oauth.access", "code", classic.classicCode(get("dana"), "scope", "bot"));
        name("classicbot", installed.text("bot", "bot_access_token"));
        name("classiccode", classic.classicCode(get("dana"), "scope", "bot"));
        name("signin", signIn(visitor, "dana.field"));
        var signed = rotating.access("openid.connect.token", "code", signIn(rotating, "eve.moss"));
        name("signinrefresh", signed.text("refresh_token"));
        var tool = slack.solo().issue(get("dana"), List.of("app_configurations:write"));
        name("toolrefresh", tool.textAt("refresh_token").orElseThrow());
        slack.solo().pass(Duration.ofSeconds(1));
        var delivery = slack.sent().stream()
                .map(sent -> ((Outgoing.Http) sent).request().body().text())
                .filter(body -> body.contains("event_context"))
                .findFirst();
        name("context", Json.of(delivery.orElseThrow()).textAt("event_context").orElseThrow());
        name("execution", execution());
        name("outputs", "{\"text\":\"x\"}");
    }

    private String execution() {
        var trigger =
                slack.control(Method.POST, "/apps/default/triggers", "{\"type\":\"webhook\",\"workflow\":\"flow\"}");
        var address = trigger.text("trigger", "webhook_url").replaceFirst("^https?://[^/]+", "");
        slack.send(Request.of(Method.POST, address).json("{}")).ok();
        return slack.events().stream()
                .flatMap(event -> event.textAt("function_execution_id").stream())
                .findFirst()
                .orElseThrow();
    }

    private static String signIn(Visitor visitor, String person) {
        var back = visitor.decided("/openid/connect/authorize", person, "allow", "scope", "openid");
        return Parameters.parse(back.substring(back.indexOf('?') + 1))
                .first("code")
                .orElseThrow();
    }

    private void views() {
        name("modal", MODAL.formatted(""));
        name("home", "{\"type\":\"home\",\"blocks\":[]}");
        var view =
                slack.call("views.open", "trigger_id", trigger(), "view", MODAL.formatted(",\"external_id\":\"ext\""));
        name("view", view.text("view", "id"));
        slack.call("views.publish", "user_id", get("dana"), "view", get("home")).ok();
        name("trigger", trigger());
    }

    private String trigger() {
        slack.interact("{\"type\":\"slash_command\",\"user\":\"" + get("dana")
                        + "\",\"channel\":\"ops\",\"command\":\"/ask\"}")
                .status(200);
        var sent = (Outgoing.Http) slack.sent().getLast();
        return Parameters.parse(sent.request().body().text())
                .first("trigger_id")
                .orElseThrow();
    }
}
