package dtu.okta.idps;

import static dtu.okta.OktaError.NOT_FOUND;
import static dtu.okta.OktaError.VALIDATION_FAILED;
import static dtu.okta.OktaRoutes.read;
import static dtu.okta.OktaRoutes.write;
import static dtu.okta.OktaScope.IDPS_MANAGE;
import static dtu.okta.OktaScope.IDPS_READ;
import static dtu.okta.OktaScope.USERS_MANAGE;
import static dtu.okta.OktaScope.USERS_READ;
import static dtu.okta.idps.IdentityProvider.Link.LINKS;
import static dtu.okta.idps.IdentityProviders.provider;
import static dtu.twins.http.Method.DELETE;
import static dtu.twins.http.Method.GET;
import static dtu.twins.http.Method.POST;

import dtu.okta.OktaCall;
import dtu.okta.OktaLinks;
import dtu.okta.OktaPages;
import dtu.okta.OktaTime;
import dtu.okta.idps.IdentityProvider.Link;
import dtu.okta.idps.IdentityProvider.Place;
import dtu.okta.users.User;
import dtu.okta.users.UserFinder;
import dtu.okta.users.UserView;
import dtu.twins.Commit;
import dtu.twins.Route;
import dtu.twins.http.Response;
import dtu.twins.json.Json;
import dtu.twins.json.JsonOut;
import dtu.twins.persistent.Range;
import java.util.List;

/** Okta's Identity Providers API: who is known to a provider, and under which name. */
public final class IdentityProviderUsers {
    private static final String PATH = IdentityProviders.ONE + "/users";
    private static final String ONE = PATH + "/{userId}";

    // spotless:off - a table reads best as a table
    public static final List<Route> ROUTES = List.of(
        read ("listIdentityProviderApplicationUsers", GET,    PATH, IDPS_READ,    IdentityProviderUsers::list),
        read ("getIdentityProviderApplicationUser",   GET,    ONE,  IDPS_READ,    IdentityProviderUsers::get),
        write("linkUserToIdentityProvider",           POST,   ONE,  USERS_MANAGE, IdentityProviderUsers::link),
        write("unlinkUserFromIdentityProvider",       DELETE, ONE,  IDPS_MANAGE,  IdentityProviderUsers::unlink),
        read ("listSocialAuthTokens", GET, ONE + "/credentials/tokens", IDPS_READ, IdentityProviderUsers::tokens),
        read ("listUserIdentityProviders", GET, "/api/v1/users/{id}/idps", USERS_READ, IdentityProviderUsers::ofUser));
    // spotless:on

    private IdentityProviderUsers() {}

    static Range<Place> of(IdentityProvider provider) {
        return Range.where(place -> place.provider().compareTo(provider.id()));
    }

    private static Response list(OktaCall call) {
        var provider = provider(call);
        var limit = OktaPages.limit(call, IdentityProviders.LIMIT, IdentityProviders.LIMIT_MAX);
        var after = new Place(provider.id(), new User.Id(call.query("after").orElse("")));
        var q = call.query("q").orElse("");
        var expand = call.query("expand").orElse("");
        if (!expand.isEmpty() && !expand.equals("user")) {
            throw VALIDATION_FAILED.because("expand: The field has an invalid value", "expand");
        }
        var links = call.state().scan(LINKS, of(provider).and(Range.after(after))).stream()
                .filter(link -> link.externalId().startsWith(q))
                .limit(limit + 1L)
                .toList();
        return OktaPages.page(
                call,
                links,
                limit,
                link -> link.place().user().value(),
                (json, link) -> json.value(object -> {
                    members(call, object, link);
                    if (!expand.isEmpty()) {
                        var user = call.state().get(User.USERS, link.place().user());
                        object.object(
                                "_embedded",
                                embedded -> embedded.object("user", whole -> UserView.whole(call, whole, user)));
                    }
                }));
    }

    private static Response get(OktaCall call) {
        return ok(call, known(call));
    }

    private static Commit link(OktaCall call) {
        var provider = provider(call);
        var user = UserFinder.at(call, "userId");
        var external = call.body().requiredText("externalId");
        var persistent = provider.terms()
                .protocol()
                .at("settings")
                .flatMap(settings -> settings.at("honorPersistentNameId"))
                .filter(Json::asTruth);
        if (provider.isSaml() && persistent.isEmpty()) {
            throw VALIDATION_FAILED.because(
                    "The identity provider does not honor persistent name identifiers", "externalId");
        }
        var place = new Place(provider.id(), user.id());
        if (call.state().has(LINKS, place)) {
            throw VALIDATION_FAILED.because("The user is already linked to this identity provider", "userId");
        }
        var link = new Link(place, external, call.stamp());
        return Commit.commit(call.state().put(LINKS, link)).answer(ok(call, link));
    }

    private static Commit unlink(OktaCall call) {
        return Commit.commit(call.state().remove(LINKS, known(call).place()));
    }

    /** None: nobody has signed in there. */
    private static Response tokens(OktaCall call) {
        known(call);
        return Response.json(200, JsonOut.array(List.<String>of().stream(), JsonOut::value));
    }

    private static Response ofUser(OktaCall call) {
        var user = UserFinder.at(call, "id");
        var providers = call.state().scan(Link.BY_USER, user.id()).stream()
                .map(link -> call.state()
                        .get(IdentityProvider.PROVIDERS, link.place().provider()));
        return OktaPages.whole(providers, (json, provider) -> IdentityProviders.members(call, json, provider));
    }

    private static Link known(OktaCall call) {
        var provider = provider(call);
        var user = UserFinder.at(call, "userId");
        return call.state()
                .find(LINKS, new Place(provider.id(), user.id()))
                .orElseThrow(NOT_FOUND.about(call.path("userId"), "User"));
    }

    private static Response ok(OktaCall call, Link link) {
        return Response.json(200, json -> members(call, json, link));
    }

    private static void members(OktaCall call, JsonOut json, Link link) {
        var user = call.state().get(User.USERS, link.place().user());
        var idp =
                call.href(IdentityProviders.PATH + "/" + link.place().provider().value());
        json.text("id", user.id().value())
                .text("externalId", link.externalId())
                .text("created", OktaTime.text(link.created()))
                .text("lastUpdated", OktaTime.text(link.created()))
                .object("profile", profile -> {
                    for (var name : List.of("firstName", "lastName", "email", "displayName")) {
                        profile.text(name, user.attribute(name).isEmpty() ? null : user.attribute(name));
                    }
                })
                .object("_links", links -> {
                    OktaLinks.hinted(links, "self", idp + "/users/" + user.id().value(), "GET", "DELETE");
                    links.object("idp", one -> one.text("href", idp));
                    links.object(
                            "user",
                            one -> one.text(
                                    "href",
                                    call.href("/api/v1/users/" + user.id().value())));
                });
    }
}
