package dtu.okta.inline;

import static dtu.okta.OktaError.NOT_FOUND;
import static dtu.okta.OktaError.VALIDATION_FAILED;
import static dtu.okta.OktaRoutes.read;
import static dtu.okta.OktaRoutes.write;
import static dtu.okta.OktaScope.INLINE_HOOKS_MANAGE;
import static dtu.okta.OktaScope.INLINE_HOOKS_READ;
import static dtu.okta.inline.InlineHook.HOOKS;
import static dtu.twins.http.Method.DELETE;
import static dtu.twins.http.Method.GET;
import static dtu.twins.http.Method.POST;
import static dtu.twins.http.Method.PUT;

import dtu.okta.OktaCall;
import dtu.okta.OktaLinks;
import dtu.okta.OktaPages;
import dtu.okta.OktaTime;
import dtu.okta.inline.InlineHook.Status;
import dtu.okta.logs.Event;
import dtu.twins.Commit;
import dtu.twins.Route;
import dtu.twins.http.Response;
import dtu.twins.json.JsonOut;
import dtu.twins.state.Shape;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Okta's Inline Hooks API. */
public final class InlineHooks {
    private static final String PATH = "/api/v1/inlineHooks";
    private static final String ONE = PATH + "/{inlineHookId}";
    private static final int HOOKS_MAX = 50;
    private static final Set<String> TYPES = Set.of(
            "com.okta.import.transform",
            "com.okta.oauth2.tokens.transform",
            "com.okta.saml.tokens.transform",
            "com.okta.telephony.provider",
            "com.okta.user.credential.password.import",
            "com.okta.user.pre-registration");

    // spotless:off - a table reads best as a table
    public static final List<Route> ROUTES = List.of(
        read ("listInlineHooks",      GET,    PATH,                          INLINE_HOOKS_READ,   InlineHooks::list),
        write("createInlineHook",     POST,   PATH,                          INLINE_HOOKS_MANAGE, InlineHooks::create),
        read ("getInlineHook",        GET,    ONE,                           INLINE_HOOKS_READ,   InlineHooks::get),
        write("updateInlineHook",     POST,   ONE,                           INLINE_HOOKS_MANAGE, InlineHooks::update),
        write("replaceInlineHook",    PUT,    ONE,                           INLINE_HOOKS_MANAGE, InlineHooks::replace),
        write("deleteInlineHook",     DELETE, ONE,                           INLINE_HOOKS_MANAGE, InlineHooks::delete),
        write("executeInlineHook",    POST,   ONE + "/execute",              INLINE_HOOKS_MANAGE, InlineHooks::execute),
        write("activateInlineHook",   POST,   ONE + "/lifecycle/activate",   INLINE_HOOKS_MANAGE, InlineHooks::activate),
        write("deactivateInlineHook", POST,   ONE + "/lifecycle/deactivate", INLINE_HOOKS_MANAGE, InlineHooks::deactivate));
    // spotless:on

    public static final List<Shape> SHAPES = List.of(HOOKS, HookKey.KEYS);

    private InlineHooks() {}

    /** There are at most fifty, so that a list is never cut. */
    private static Response list(OktaCall call) {
        var type = call.query("type").orElse("");
        if (!type.isEmpty() && !TYPES.contains(type)) {
            throw VALIDATION_FAILED.because("type: The field has an invalid value", "type");
        }
        var hooks = call.state().scan(HOOKS).stream()
                .filter(hook -> type.isEmpty() || hook.type().equals(type));
        return OktaPages.whole(hooks, (json, hook) -> members(call, json, hook));
    }

    private static Commit create(OktaCall call) {
        var type = call.body().requiredText("type");
        if (!TYPES.contains(type)) {
            throw VALIDATION_FAILED.because("type: The field has an invalid value", "type");
        }
        if (call.state().scan(HOOKS).size() >= HOOKS_MAX) {
            throw VALIDATION_FAILED.because("The maximum number of inline hooks is " + HOOKS_MAX, "inlineHook");
        }
        var terms = GivenHook.terms(call, Optional.empty());
        var hook = new InlineHook(call.mint(InlineHook.IDS), type, Status.ACTIVE, terms, call.stamp(), call.stamp());
        return changed(call, hook, "inline_hook.created");
    }

    private static Response get(OktaCall call) {
        return ok(call, hook(call));
    }

    /** Keeps whatever the body does not name. */
    private static Commit update(OktaCall call) {
        var hook = hook(call);
        var terms = GivenHook.merged(call, hook.terms());
        return changed(call, hook.onTerms(terms, call.stamp()), "inline_hook.updated");
    }

    private static Commit replace(OktaCall call) {
        var hook = hook(call);
        if (!call.body().text("type").or(hook.type()).equals(hook.type())) {
            throw VALIDATION_FAILED.because("type: The type of an inline hook cannot be changed", "type");
        }
        var terms = GivenHook.terms(call, Optional.of(hook.terms()));
        return changed(call, hook.onTerms(terms, call.stamp()), "inline_hook.updated");
    }

    private static Commit delete(OktaCall call) {
        var hook = hook(call);
        if (hook.status() == Status.ACTIVE) {
            throw VALIDATION_FAILED.because("The inline hook must be deactivated before deletion.", "status");
        }
        return call.logged(call.state().remove(HOOKS, hook.id()), Event.of("inline_hook.deleted", hook.target()));
    }

    private static Commit execute(OktaCall call) {
        var hook = hook(call);
        if (hook.status() != Status.ACTIVE) {
            throw VALIDATION_FAILED.because("The inline hook is not active.", "status");
        }
        return hook.asked(call, Commit.commit(call.state()), call.body().json(), new Preview());
    }

    private static Commit activate(OktaCall call) {
        return changed(call, hook(call).moved(Status.ACTIVE, call.stamp()), "inline_hook.activated");
    }

    private static Commit deactivate(OktaCall call) {
        return changed(call, hook(call).moved(Status.INACTIVE, call.stamp()), "inline_hook.deactivated");
    }

    private static Commit changed(OktaCall call, InlineHook hook, String event) {
        return call.logged(call.state().put(HOOKS, hook), Event.of(event, hook.target()))
                .answer(ok(call, hook));
    }

    private static InlineHook hook(OktaCall call) {
        var id = call.path("inlineHookId");
        return call.state().find(HOOKS, new InlineHook.Id(id)).orElseThrow(NOT_FOUND.about(id, "InlineHook"));
    }

    private static Response ok(OktaCall call, InlineHook hook) {
        return Response.json(200, json -> members(call, json, hook));
    }

    private static void members(OktaCall call, JsonOut json, InlineHook hook) {
        json.text("id", hook.id().value())
                .text("status", hook.status().name())
                .text("name", hook.terms().name())
                .text("type", hook.type())
                .text("version", hook.terms().version())
                .json("channel", hook.terms().channel().shown())
                .text("created", OktaTime.text(hook.created()))
                .text("lastUpdated", OktaTime.text(hook.lastUpdated()))
                .object("_links", links -> {
                    var self = call.href(PATH + "/" + hook.id().value());
                    links.object("self", link -> link.text("href", self));
                    if (hook.status() == Status.ACTIVE) {
                        OktaLinks.hinted(links, "execute", self + "/execute", "POST");
                        OktaLinks.hinted(links, "deactivate", self + "/lifecycle/deactivate", "POST");
                    } else {
                        OktaLinks.hinted(links, "activate", self + "/lifecycle/activate", "POST");
                        OktaLinks.hinted(links, "delete", self, "DELETE");
                    }
                });
    }
}
