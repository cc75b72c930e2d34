package dtu.okta.inline;

import static dtu.okta.OktaError.NOT_FOUND;
import static dtu.okta.OktaError.VALIDATION_FAILED;
import static dtu.okta.OktaRoutes.read;
import static dtu.okta.OktaRoutes.write;
import static dtu.okta.OktaScope.INLINE_HOOKS_MANAGE;
import static dtu.okta.OktaScope.INLINE_HOOKS_READ;
import static dtu.okta.inline.HookKey.BY_NAME;
import static dtu.okta.inline.HookKey.KEYS;
import static dtu.twins.http.Method.DELETE;
import static dtu.twins.http.Method.GET;
import static dtu.twins.http.Method.POST;
import static dtu.twins.http.Method.PUT;

import dtu.okta.OktaCall;
import dtu.okta.OktaIds;
import dtu.okta.OktaPages;
import dtu.okta.OktaTime;
import dtu.okta.logs.Event;
import dtu.twins.Commit;
import dtu.twins.Route;
import dtu.twins.http.Response;
import dtu.twins.json.JsonOut;
import java.util.List;
import java.util.Locale;

/** Okta's Hook Keys API. */
public final class HookKeys {
    private static final String PATH = "/api/v1/hook-keys";
    private static final String ONE = PATH + "/{id}";
    private static final int KEYS_MAX = 50;
    private static final int NAME_MAX = 255;

    // spotless:off - a table reads best as a table
    public static final List<Route> ROUTES = List.of(
        read ("listHookKeys",   GET,    PATH,                     INLINE_HOOKS_READ,   HookKeys::list),
        write("createHookKey",  POST,   PATH,                     INLINE_HOOKS_MANAGE, HookKeys::create),
        read ("getPublicKey",   GET,    PATH + "/public/{keyId}", INLINE_HOOKS_READ,   HookKeys::getPublic),
        read ("getHookKey",     GET,    ONE,                      INLINE_HOOKS_READ,   HookKeys::get),
        write("replaceHookKey", PUT,    ONE,                      INLINE_HOOKS_MANAGE, HookKeys::replace),
        write("deleteHookKey",  DELETE, ONE,                      INLINE_HOOKS_MANAGE, HookKeys::delete));
    // spotless:on

    private HookKeys() {}

    private static Response list(OktaCall call) {
        return OktaPages.whole(call.state().scan(KEYS).stream(), (json, key) -> members(call, json, key));
    }

    private static Commit create(OktaCall call) {
        var name = name(call);
        if (call.state().has(BY_NAME, name.toLowerCase(Locale.ROOT))) {
            throw taken();
        }
        if (call.state().scan(KEYS).size() >= KEYS_MAX) {
            throw VALIDATION_FAILED.because("The maximum number of hook keys is " + KEYS_MAX, "hookKey");
        }
        var keyId = OktaIds.uuid(call.chance().in("hookKey"));
        var key = new HookKey(call.mint(HookKey.IDS), keyId, name, call.stamp(), call.stamp());
        return changed(call, key, "system.hook.key.created");
    }

    private static Response getPublic(OktaCall call) {
        var keyId = call.path("keyId");
        var key = call.state().find(HookKey.BY_KEY_ID, keyId).orElseThrow(NOT_FOUND.about(keyId, "HookKey"));
        return Response.json(200, json -> half(call, json, key));
    }

    private static Response get(OktaCall call) {
        var key = key(call);
        return Response.json(200, json -> members(call, json, key));
    }

    private static Commit replace(OktaCall call) {
        var key = key(call);
        var name = name(call);
        var holder = call.state().find(BY_NAME, name.toLowerCase(Locale.ROOT));
        if (holder.isPresent() && !holder.get().id().equals(key.id())) {
            throw taken();
        }
        return changed(call, key.named(name, call.stamp()), "system.hook.key.updated");
    }

    private static Commit delete(OktaCall call) {
        var key = key(call);
        if (isUsed(call, key)) {
            throw VALIDATION_FAILED.because("The key is used by one or more inline hooks", "id");
        }
        return call.logged(call.state().remove(KEYS, key.id()), Event.of("system.hook.key.deleted", key.target()));
    }

    private static Commit changed(OktaCall call, HookKey key, String event) {
        return call.logged(call.state().put(KEYS, key), Event.of(event, key.target()))
                .answer(Response.json(200, json -> {
                    members(call, json, key);
                    json.object("_embedded", embedded -> half(call, embedded, key));
                }));
    }

    private static HookKey key(OktaCall call) {
        var id = call.path("id", HookKey.Id::new);
        return call.state().find(KEYS, id).orElseThrow(NOT_FOUND.about(id.value(), "HookKey"));
    }

    private static String name(OktaCall call) {
        var name = call.body().requiredText("name");
        if (name.length() > NAME_MAX) {
            throw VALIDATION_FAILED.because("name: The field is too long", "name");
        }
        return name;
    }

    private static RuntimeException taken() {
        return VALIDATION_FAILED.because(
                "name: An object with this field already exists in the current organization", "name");
    }

    private static boolean isUsed(OktaCall call, HookKey key) {
        return call.state().has(InlineHook.BY_KEY, key.id().value());
    }

    private static void members(OktaCall call, JsonOut json, HookKey key) {
        json.text("id", key.id().value())
                .text("keyId", key.keyId())
                .text("name", key.name())
                .text("created", OktaTime.text(key.created()))
                .text("lastUpdated", OktaTime.text(key.lastUpdated()))
                .truth("isUsed", isUsed(call, key));
    }

    /** The public half. */
    private static void half(OktaCall call, JsonOut json, HookKey hookKey) {
        var key = hookKey.key(call.tenant());
        json.text("kty", "RSA")
                .text("alg", "RSA")
                .text("kid", hookKey.keyId())
                .nothing("use")
                .text("e", key.exponent())
                .text("n", key.modulus());
    }
}
