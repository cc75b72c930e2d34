package dtu.jira.webhooks;

import static dtu.jira.JiraNeed.ADMIN;
import static dtu.jira.JiraRoutes.read;
import static dtu.jira.JiraRoutes.write;
import static dtu.jira.webhooks.Webhook.WEBHOOKS;
import static dtu.twins.Commit.commit;
import static dtu.twins.http.Method.DELETE;
import static dtu.twins.http.Method.GET;
import static dtu.twins.http.Method.POST;
import static dtu.twins.http.Method.PUT;

import dtu.jira.JiraCall;
import dtu.jira.JiraError;
import dtu.jira.jql.Jql;
import dtu.jira.users.User;
import dtu.twins.Commit;
import dtu.twins.Refusal;
import dtu.twins.Route;
import dtu.twins.http.Response;
import dtu.twins.json.Fields;
import dtu.twins.json.JsonOut;
import dtu.twins.state.Shape;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Jira's administrator webhooks. */
public final class Webhooks {
    private static final String ISSUE_SECTION = "issue-related-events-section";
    private static final Set<String> EVENTS = Set.of(
            "jira:issue_created",
            "jira:issue_updated",
            "jira:issue_deleted",
            "comment_created",
            "comment_updated",
            "comment_deleted",
            "worklog_created",
            "worklog_updated",
            "worklog_deleted",
            "issuelink_created",
            "issuelink_deleted",
            "issue_property_set",
            "issue_property_deleted",
            "attachment_created",
            "attachment_deleted",
            "project_created",
            "project_updated",
            "project_deleted",
            "project_soft_deleted",
            "project_restored_deleted",
            "project_archived",
            "project_restored_archived",
            "jira:version_created",
            "jira:version_updated",
            "jira:version_released",
            "jira:version_unreleased",
            "jira:version_moved",
            "jira:version_merged",
            "jira:version_deleted",
            "user_created",
            "user_updated",
            "user_deleted",
            "sprint_created",
            "sprint_updated",
            "sprint_started",
            "sprint_closed",
            "sprint_deleted",
            "board_created",
            "board_updated",
            "board_deleted",
            "board_configuration_changed",
            "filter_created",
            "filter_updated",
            "filter_deleted");

    // spotless:off - a table reads best as a table
    public static final List<Route> ROUTES = List.of(
        read ("adminWebhookList",   GET,    "/rest/webhooks/1.0/webhook",      ADMIN, Webhooks::list),
        write("adminWebhookCreate", POST,   "/rest/webhooks/1.0/webhook",      ADMIN, Webhooks::create),
        read ("adminWebhookGet",    GET,    "/rest/webhooks/1.0/webhook/{id}", ADMIN, Webhooks::get),
        write("adminWebhookUpdate", PUT,    "/rest/webhooks/1.0/webhook/{id}", ADMIN, Webhooks::update),
        write("adminWebhookDelete", DELETE, "/rest/webhooks/1.0/webhook/{id}", ADMIN, Webhooks::delete));
    // spotless:on

    public static final List<Shape> SHAPES = List.of(WEBHOOKS);

    private Webhooks() {}

    private static Response list(JiraCall call) {
        return Response.json(
                200,
                JsonOut.array(
                        call.state().scan(WEBHOOKS).stream(),
                        (json, webhook) -> json.value(object -> webhook.members(call, object))));
    }

    private static Commit create(JiraCall call) {
        var settings = settings(call, null);
        var webhook =
                Webhook.create(call.mint(Webhook.IDS), settings, call.user().id(), call.stamp());
        return commit(call.state().put(WEBHOOKS, webhook)).answer(shown(call, 201, webhook));
    }

    private static Response get(JiraCall call) {
        return shown(call, 200, webhook(call));
    }

    private static Commit update(JiraCall call) {
        var webhook = webhook(call);
        var changed =
                webhook.changed(settings(call, webhook.settings()), call.user().id(), call.stamp());
        return commit(call.state().put(WEBHOOKS, changed)).answer(shown(call, 200, changed));
    }

    private static Commit delete(JiraCall call) {
        return commit(call.state().remove(WEBHOOKS, webhook(call).id()));
    }

    private static Webhook webhook(JiraCall call) {
        var id = call.path("id");
        return call.state().find(WEBHOOKS, new Webhook.Id(id)).orElseThrow(JiraError.WEBHOOK_NOT_FOUND.about(id));
    }

    /** What the body says; what it leaves out stays as it is. */
    private static Webhook.Settings settings(JiraCall call, Webhook.@Nullable Settings before) {
        var body = call.body();
        var old = before == null
                ? new Webhook.Settings("", "", "", List.of(), "", Webhook.Content.WHOLE, Webhook.Standing.ENABLED, "")
                : before;
        var name = body.text("name").or(old.name());
        if (name.isBlank()) {
            throw JiraError.saying(400, "The webhook name is required.");
        }
        var content = body.truth("excludeBody").map(none -> none ? Webhook.Content.NONE : Webhook.Content.WHOLE);
        var standing = body.truth("enabled").map(on -> on ? Webhook.Standing.ENABLED : Webhook.Standing.DISABLED);
        return new Webhook.Settings(
                name,
                body.text("description").or(old.description()),
                url(body.text("url").or(old.url())),
                events(body, old.events()),
                jql(call, body.objectOrEmpty("filters").text(ISSUE_SECTION).or(old.jql())),
                content.or(old.content()),
                standing.or(old.standing()),
                body.text("secret").or(old.secret()));
    }

    private static List<String> events(Fields body, List<String> old) {
        var events = new ArrayList<String>();
        for (var event : body.texts("events").or(old)) {
            if (!EVENTS.contains(event)) {
                throw JiraError.saying(400, "Unknown event: " + event);
            }
            if (!events.contains(event)) {
                events.add(event);
            }
        }
        return List.copyOf(events);
    }

    private static String url(String text) {
        try {
            // Variables such as ${issue.key} are no part of a URI.
            var uri = new URI(text.replaceAll("\\$\\{[a-zA-Z.]+}", "x"));
            var scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            if (uri.getHost() != null && (scheme.equals("https") || scheme.equals("http"))) {
                return text;
            }
        } catch (URISyntaxException notAUrl) {
            throw JiraError.saying(400, "The webhook URL '" + text + "' is not valid.");
        }
        throw JiraError.saying(400, "The webhook URL '" + text + "' is not valid.");
    }

    /** A filter must be sound in every respect. */
    private static String jql(JiraCall call, String text) {
        if (text.isBlank()) {
            return "";
        }
        var jql = Jql.of(call, text);
        jql.syntaxError().ifPresent(message -> {
            throw JiraError.saying(400, message);
        });
        if (!jql.semanticErrors().isEmpty()) {
            throw new Refusal(JiraError.response(400, jql.semanticErrors(), Map.of()));
        }
        return text;
    }

    private static Response shown(JiraCall call, int status, Webhook webhook) {
        return Response.json(status, json -> webhook.members(call, json));
    }

    /** The commit with a parcel for every webhook that wants to hear of what it announces. */
    public static Commit published(JiraCall call, Commit commit) {
        var next = commit;
        for (var announcement : commit.announcements()) {
            var event = (Event) announcement;
            for (var webhook : call.state().scan(Webhook.BY_EVENT, event.name())) {
                if (wants(call, commit, webhook, event)) {
                    next = next.send(hail(call, webhook, event, next.parcels().size()));
                }
            }
        }
        return next;
    }

    /** Filters are about issues; they look at the state after the change, and at the one before a deletion. */
    private static boolean wants(JiraCall call, Commit commit, Webhook webhook, Event event) {
        var issue = event.issue();
        if (issue == null || webhook.settings().jql().isEmpty()) {
            return true;
        }
        var sight = event.isDeletion() ? call.observing(call.state()) : call.observing(commit.state());
        return Jql.of(sight, webhook.settings().jql()).matches(issue);
    }

    private static Hail hail(JiraCall call, Webhook webhook, Event event, int number) {
        var chance = call.chance().in("webhook").in(number);
        var identifier = String.format(Locale.ROOT, "%016x%016x", chance.draw(0), chance.draw(1));
        var by = call.person().map(User::id).orElse(null);
        return new Hail(webhook.id(), webhook.settings(), event, by, call.stamp(), identifier);
    }
}
