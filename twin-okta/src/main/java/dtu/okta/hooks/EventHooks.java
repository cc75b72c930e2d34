package dtu.okta.hooks;

import static dtu.okta.OktaError.NOT_FOUND;
import static dtu.okta.OktaError.VALIDATION_FAILED;
import static dtu.okta.OktaRoutes.read;
import static dtu.okta.OktaRoutes.write;
import static dtu.okta.OktaScope.EVENT_HOOKS_MANAGE;
import static dtu.okta.OktaScope.EVENT_HOOKS_READ;
import static dtu.okta.hooks.EventHook.HOOKS;
import static dtu.twins.http.Method.DELETE;
import static dtu.twins.http.Method.GET;
import static dtu.twins.http.Method.POST;
import static dtu.twins.http.Method.PUT;

import dtu.okta.OktaCall;
import dtu.okta.OktaCaller;
import dtu.okta.OktaLinks;
import dtu.okta.OktaPages;
import dtu.okta.OktaTime;
import dtu.okta.hooks.EventHook.Status;
import dtu.okta.logs.Event;
import dtu.okta.users.User;
import dtu.twins.Commit;
import dtu.twins.Route;
import dtu.twins.http.Response;
import dtu.twins.json.Fields;
import dtu.twins.json.Json;
import dtu.twins.json.JsonOut;
import dtu.twins.state.Shape;
import java.util.List;

/** Okta's Event Hooks API. */
public final class EventHooks {
    private static final String PATH = "/api/v1/eventHooks";
    private static final String ONE = PATH + "/{eventHookId}";
    private static final int LISTENING_MAX = 25;
    private static final String HTTP = "HTTP";

    // spotless:off - a table reads best as a table
    public static final List<Route> ROUTES = List.of(
        read ("listEventHooks",      GET,    PATH,                          EVENT_HOOKS_READ,   EventHooks::list),
        write("createEventHook",     POST,   PATH,                          EVENT_HOOKS_MANAGE, EventHooks::create),
        read ("getEventHook",        GET,    ONE,                           EVENT_HOOKS_READ,   EventHooks::get),
        write("replaceEventHook",    PUT,    ONE,                           EVENT_HOOKS_MANAGE, EventHooks::replace),
        write("deleteEventHook",     DELETE, ONE,                           EVENT_HOOKS_MANAGE, EventHooks::delete),
        write("activateEventHook",   POST,   ONE + "/lifecycle/activate",   EVENT_HOOKS_MANAGE, EventHooks::activate),
        write("deactivateEventHook", POST,   ONE + "/lifecycle/deactivate", EVENT_HOOKS_MANAGE, EventHooks::deactivate),
        write("verifyEventHook",     POST,   ONE + "/lifecycle/verify",     EVENT_HOOKS_MANAGE, EventHooks::verify));
    // spotless:on

    public static final List<Shape> SHAPES = List.of(HOOKS);

    private EventHooks() {}

    private static Response list(OktaCall call) {
        return OktaPages.whole(call.state().scan(HOOKS).stream(), (json, hook) -> members(call, json, hook));
    }

    private static Commit create(OktaCall call) {
        var terms = terms(call, Json.EMPTY_OBJECT);
        var creator = switch (call.caller()) {
            case OktaCaller.Token(var user, var token) -> user.id();
            case OktaCaller.Person(var user) -> user.id();
            case OktaCaller.Bearer bearer -> new User.Id(bearer.id());
            case OktaCaller.Nobody nobody -> new User.Id("");
        };
        var hook = new EventHook(
                call.mint(EventHook.IDS),
                Status.ACTIVE,
                EventHook.Verification.UNVERIFIED,
                terms,
                creator,
                call.stamp(),
                call.stamp());
        return changed(call, hook, "event_hook.created");
    }

    private static Response get(OktaCall call) {
        return ok(call, hook(call));
    }

    private static Commit replace(OktaCall call) {
        var hook = hook(call);
        var changed = hook.onTerms(terms(call, hook.terms().channel().config()), call.stamp());
        return changed(call, changed, "event_hook.updated");
    }

    private static Commit delete(OktaCall call) {
        var hook = hook(call);
        if (hook.status() == Status.ACTIVE) {
            throw VALIDATION_FAILED.because("The event hook must be deactivated before deletion.", "status");
        }
        return call.logged(call.state().remove(HOOKS, hook.id()), Event.of("event_hook.deleted", hook.target()));
    }

    private static Commit activate(OktaCall call) {
        var hook = hook(call);
        refuseOneTooMany(call);
        return changed(call, hook.moved(Status.ACTIVE, call.stamp()), "event_hook.activated");
    }

    private static Commit deactivate(OktaCall call) {
        return changed(call, hook(call).moved(Status.INACTIVE, call.stamp()), "event_hook.deactivated");
    }

    private static Commit verify(OktaCall call) {
        refuseOneTooMany(call);
        return Verification.asked(call, hook(call));
    }

    private static void refuseOneTooMany(OktaCall call) {
        var hook = hook(call);
        var others = call.state().scan(EventHook.ALL_LISTENING).stream()
                .filter(other -> !other.id().equals(hook.id()))
                .count();
        if (others >= LISTENING_MAX) {
            throw VALIDATION_FAILED.because(
                    "The maximum number of active and verified event hooks is " + LISTENING_MAX, "eventHook");
        }
    }

    private static Commit changed(OktaCall call, EventHook hook, String event) {
        return call.logged(call.state().put(HOOKS, hook), Event.of(event, hook.target()))
                .answer(ok(call, hook));
    }

    private static EventHook hook(OktaCall call) {
        return find(call, call.path("eventHookId"));
    }

    static EventHook find(OktaCall call, String id) {
        return call.state().find(HOOKS, new EventHook.Id(id)).orElseThrow(NOT_FOUND.about(id, "Webhook"));
    }

    /** {@code known} is the config whose secret stays when the client, to whom it was never shown, leaves it out. */
    private static EventHook.Terms terms(OktaCall call, Json known) {
        var body = call.body();
        var name = body.requiredText("name");
        var events = body.requiredObject("events");
        var types = events.texts("items").or(List.of());
        if (types.isEmpty()) {
            throw VALIDATION_FAILED.because("items: The field cannot be left blank", "items");
        }
        for (var type : types) {
            if (!EligibleEvents.contain(type)) {
                throw VALIDATION_FAILED.because("items: Invalid event type " + type, "items");
            }
        }
        var shown = Json.EMPTY_OBJECT
                .with("type", events.text("type").or("EVENT_TYPE"))
                .with("items", Json.array(types.stream().map(Json::text).toList()))
                .with("filter", EventFilter.given(call, events, types));
        return new EventHook.Terms(
                name, body.text("description").map(Json::text).or(Json.NULL), shown, channel(body, known));
    }

    private static Channel channel(Fields body, Json known) {
        var channel = body.requiredObject("channel");
        var type = channel.text("type").or(HTTP);
        if (!type.equals(HTTP)) {
            throw VALIDATION_FAILED.because("channel.type: The field has an invalid value", "type");
        }
        var config = channel.requiredObject("config");
        return Channel.of(channel, type, Channel.proving(Channel.address(config, "POST"), config, known));
    }

    static Response ok(OktaCall call, EventHook hook) {
        return Response.json(200, json -> members(call, json, hook));
    }

    private static void members(OktaCall call, JsonOut json, EventHook hook) {
        var terms = hook.terms();
        json.text("id", hook.id().value())
                .text("status", hook.status().name())
                .text("verificationStatus", hook.verification().name())
                .text("name", terms.name())
                .json("description", terms.description())
                .text("created", OktaTime.text(hook.created()))
                .text("createdBy", hook.createdBy().value())
                .text("lastUpdated", OktaTime.text(hook.lastUpdated()))
                .json("events", terms.events())
                .json("channel", terms.channel().shown())
                .object("_links", links -> links(call, links, hook));
    }

    private static void links(OktaCall call, JsonOut links, EventHook hook) {
        var self = call.href(PATH + "/" + hook.id().value());
        links.object("self", link -> link.text("href", self));
        if (hook.status() == Status.ACTIVE) {
            OktaLinks.hinted(links, "verify", self + "/lifecycle/verify", "POST");
            OktaLinks.hinted(links, "deactivate", self + "/lifecycle/deactivate", "POST");
        } else {
            OktaLinks.hinted(links, "activate", self + "/lifecycle/activate", "POST");
            OktaLinks.hinted(links, "delete", self, "DELETE");
        }
    }
}
