package dtu.okta.idps;

import static dtu.okta.OktaError.NOT_FOUND;
import static dtu.okta.OktaError.VALIDATION_FAILED;
import static dtu.okta.OktaRoutes.read;
import static dtu.okta.OktaRoutes.write;
import static dtu.okta.OktaScope.IDPS_MANAGE;
import static dtu.okta.OktaScope.IDPS_READ;
import static dtu.okta.idps.IdentityProvider.BY_NAME;
import static dtu.okta.idps.IdentityProvider.BY_TYPE;
import static dtu.okta.idps.IdentityProvider.PROVIDERS;
import static dtu.twins.http.Method.DELETE;
import static dtu.twins.http.Method.GET;
import static dtu.twins.http.Method.POST;
import static dtu.twins.http.Method.PUT;

import dtu.okta.OktaCall;
import dtu.okta.OktaLinks;
import dtu.okta.OktaPages;
import dtu.okta.OktaTime;
import dtu.okta.idps.IdentityProvider.Link;
import dtu.okta.idps.IdentityProvider.Status;
import dtu.okta.logs.Event;
import dtu.twins.Commit;
import dtu.twins.Route;
import dtu.twins.http.Response;
import dtu.twins.json.Json;
import dtu.twins.json.JsonOut;
import dtu.twins.persistent.Range;
import dtu.twins.state.Shape;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Okta's Identity Providers API. */
public final class IdentityProviders {
    static final String PATH = "/api/v1/idps";
    static final String ONE = PATH + "/{idpId}";
    static final int LIMIT = 20;
    static final int LIMIT_MAX = 200;

    // spotless:off - a table reads best as a table
    public static final List<Route> ROUTES = List.of(
        read ("listIdentityProviders",      GET,    PATH, IDPS_READ,   IdentityProviders::list),
        write("createIdentityProvider",     POST,   PATH, IDPS_MANAGE, IdentityProviders::create),
        read ("getIdentityProvider",        GET,    ONE,  IDPS_READ,   IdentityProviders::get),
        write("replaceIdentityProvider",    PUT,    ONE,  IDPS_MANAGE, IdentityProviders::replace),
        write("deleteIdentityProvider",     DELETE, ONE,  IDPS_MANAGE, IdentityProviders::delete),
        write("activateIdentityProvider",   POST,   ONE + "/lifecycle/activate", IDPS_MANAGE, IdentityProviders::activate),
        write("deactivateIdentityProvider", POST,   ONE + "/lifecycle/deactivate", IDPS_MANAGE,
                IdentityProviders::deactivate));
    // spotless:on

    public static final List<Shape> SHAPES = List.of(PROVIDERS, Link.LINKS, IdentityProviderKey.KEYS);

    private IdentityProviders() {}

    private static Response list(OktaCall call) {
        var limit = OktaPages.limit(call, LIMIT, LIMIT_MAX);
        return OktaPages.page(
                call,
                found(call)
                        .filter(provider -> call.reach().sees(call, provider))
                        .limit(limit + 1L)
                        .toList(),
                limit,
                provider -> provider.id().value(),
                (json, provider) -> json.value(object -> members(call, object, provider)));
    }

    private static Stream<IdentityProvider> found(OktaCall call) {
        var state = call.state();
        var after = new IdentityProvider.Id(call.query("after").orElse(""));
        var q = call.query("q").map(text -> text.toLowerCase(Locale.ROOT)).orElse("");
        var type = call.query("type").orElse("");
        if (!q.isEmpty()) {
            return state.scan(BY_NAME, BY_NAME.prefix(q)).stream()
                    .filter(provider -> type.isEmpty() || provider.type().equals(type))
                    .filter(provider -> provider.id().compareTo(after) > 0)
                    .sorted(Comparator.comparing(IdentityProvider::id));
        }
        return type.isEmpty()
                ? state.scan(PROVIDERS, Range.after(after)).stream()
                : state.scan(BY_TYPE, BY_TYPE.exactly(type).and(BY_TYPE.after(type, after))).stream();
    }

    private static Commit create(OktaCall call) {
        var type = GivenProvider.type(call);
        var name = call.body().requiredText("name");
        if (call.state().has(BY_NAME, name.toLowerCase(Locale.ROOT))) {
            throw taken();
        }
        var terms = GivenProvider.terms(call, type, Json.EMPTY_OBJECT);
        var inactive = call.body().text("status").or("ACTIVE").equals("INACTIVE");
        var provider = new IdentityProvider(
                call.mint(IdentityProvider.IDS),
                type,
                name,
                inactive ? Status.INACTIVE : Status.ACTIVE,
                terms,
                call.stamp(),
                call.stamp());
        return changed(call, provider, "system.idp.lifecycle.create");
    }

    private static Response get(OktaCall call) {
        return ok(call, provider(call));
    }

    private static Commit replace(OktaCall call) {
        var provider = provider(call);
        if (!GivenProvider.type(call).equals(provider.type())) {
            throw VALIDATION_FAILED.because("type: The type of an identity provider cannot be changed", "type");
        }
        var name = call.body().requiredText("name");
        var holder = call.state().find(BY_NAME, name.toLowerCase(Locale.ROOT));
        if (holder.isPresent() && !holder.get().id().equals(provider.id())) {
            throw taken();
        }
        var terms = GivenProvider.terms(call, provider.type(), provider.terms().protocol());
        return changed(call, provider.onTerms(name, terms, call.stamp()), "system.idp.lifecycle.update");
    }

    private static Commit delete(OktaCall call) {
        var provider = provider(call);
        var state = call.state().remove(PROVIDERS, provider.id());
        for (var link : call.state().scan(Link.LINKS, IdentityProviderUsers.of(provider))) {
            state = state.remove(Link.LINKS, link.place());
        }
        return call.logged(state, Event.of("system.idp.lifecycle.delete", provider.target()));
    }

    private static Commit activate(OktaCall call) {
        return changed(call, provider(call).moved(Status.ACTIVE, call.stamp()), "system.idp.lifecycle.activate");
    }

    private static Commit deactivate(OktaCall call) {
        return changed(call, provider(call).moved(Status.INACTIVE, call.stamp()), "system.idp.lifecycle.deactivate");
    }

    private static Commit changed(OktaCall call, IdentityProvider provider, String event) {
        return call.logged(call.state().put(PROVIDERS, provider), Event.of(event, provider.target()))
                .answer(ok(call, provider));
    }

    static IdentityProvider provider(OktaCall call) {
        var id = call.path("idpId", IdentityProvider.Id::new);
        return call.state().find(PROVIDERS, id).orElseThrow(NOT_FOUND.about(id.value(), "IdpTrust"));
    }

    private static RuntimeException taken() {
        return VALIDATION_FAILED.because(
                "name: An object with this field already exists in the current organization", "name");
    }

    private static Response ok(OktaCall call, IdentityProvider provider) {
        return Response.json(200, json -> members(call, json, provider));
    }

    static void members(OktaCall call, JsonOut json, IdentityProvider provider) {
        json.text("id", provider.id().value())
                .textIfAny(
                        "issuerMode",
                        provider.isSaml() ? null : provider.terms().issuerMode())
                .text("name", provider.name())
                .text("status", provider.status().name())
                .text("created", OktaTime.text(provider.created()))
                .text("lastUpdated", OktaTime.text(provider.lastUpdated()))
                .json("protocol", provider.terms().protocol())
                .json("policy", provider.terms().policy())
                .text("type", provider.type());
        if (!provider.terms().properties().isNull()) {
            json.json("properties", provider.terms().properties());
        }
        json.object("_links", links -> links(call, links, provider));
    }

    private static void links(OktaCall call, JsonOut links, IdentityProvider provider) {
        var id = provider.id().value();
        var self = call.href(PATH + "/" + id);
        if (!provider.isSaml()) {
            var query = "&client_id={clientId}&response_type={responseType}&response_mode={responseMode}"
                    + "&scope={scopes}&redirect_uri={redirectUri}&state={state}&nonce={nonce}";
            links.object(
                    "authorize",
                    link -> link.text("href", call.href("/oauth2/v1/authorize?idp=" + id + query))
                            .truth("templated", true)
                            .object("hints", hints -> hints.texts("allow", List.of("GET"))));
            OktaLinks.hinted(links, "clientRedirectUri", call.href("/oauth2/v1/authorize/callback"), "POST");
            return;
        }
        typed(links, "metadata", self + "/metadata.xml", "GET");
        typed(links, "acs", call.href("/sso/saml2/" + id), "POST");
        OktaLinks.hinted(links, "users", self + "/users", "GET");
        var move = provider.status() == Status.ACTIVE ? "deactivate" : "activate";
        OktaLinks.hinted(links, move, self + "/lifecycle/" + move, "POST");
    }

    private static void typed(JsonOut links, String relation, String href, String method) {
        links.object(
                relation,
                link -> link.text("href", href)
                        .text("type", "application/xml")
                        .object("hints", hints -> hints.texts("allow", List.of(method))));
    }
}
