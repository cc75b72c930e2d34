package dtu.okta.servers;

import static dtu.okta.OktaError.BAD_SEARCH;
import static dtu.okta.OktaError.NOT_FOUND;
import static dtu.okta.OktaError.VALIDATION_FAILED;
import static dtu.okta.OktaRoutes.read;
import static dtu.okta.OktaRoutes.write;
import static dtu.okta.OktaScope.AUTHORIZATION_SERVERS_MANAGE;
import static dtu.okta.OktaScope.AUTHORIZATION_SERVERS_READ;
import static dtu.twins.http.Method.DELETE;
import static dtu.twins.http.Method.GET;
import static dtu.twins.http.Method.POST;
import static dtu.twins.http.Method.PUT;

import dtu.okta.OktaCall;
import dtu.okta.OktaPages;
import dtu.okta.filter.BadFilter;
import dtu.okta.filter.Language;
import dtu.okta.filter.Language.Kind;
import dtu.okta.filter.Language.Letters;
import dtu.okta.filter.Language.Property;
import dtu.okta.filter.Operator;
import dtu.okta.logs.Event;
import dtu.okta.oauth.Tokens;
import dtu.twins.Commit;
import dtu.twins.Route;
import dtu.twins.http.Response;
import dtu.twins.json.Json;
import dtu.twins.json.JsonOut;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Okta's Authorization Server Scopes API. */
final class ServerScopes {
    private static final String SCOPES = AuthorizationServers.ONE + "/scopes";
    private static final String SCOPE = SCOPES + "/{scopeId}";
    private static final Set<String> CONSENTS = Set.of("IMPLICIT", "REQUIRED", "FLEXIBLE");
    private static final Set<String> PUBLISHING = Set.of("ALL_CLIENTS", "NO_CLIENTS");
    private static final int LIMIT_MAX = 200;
    private static final Language<Scope> LANGUAGE =
            new Language<>(ServerScopes::property, Letters.AS_WRITTEN, name -> "Invalid search syntax.");

    // spotless:off - a table reads best as a table
    static final List<Route> ROUTES = List.of(
        read ("listOAuth2Scopes",   GET,    SCOPES, AUTHORIZATION_SERVERS_READ,   ServerScopes::list),
        write("createOAuth2Scope",  POST,   SCOPES, AUTHORIZATION_SERVERS_MANAGE, ServerScopes::create),
        read ("getOAuth2Scope",     GET,    SCOPE,  AUTHORIZATION_SERVERS_READ,   ServerScopes::get),
        write("replaceOAuth2Scope", PUT,    SCOPE,  AUTHORIZATION_SERVERS_MANAGE, ServerScopes::replace),
        write("deleteOAuth2Scope",  DELETE, SCOPE,  AUTHORIZATION_SERVERS_MANAGE, ServerScopes::delete));
    // spotless:on

    private ServerScopes() {}

    /** {@code q} is a part of the name. The list comes in pages only to who asks for some. */
    private static Response list(OktaCall call) {
        var server = AuthorizationServers.server(call);
        var q = call.query("q").orElse("").toLowerCase(Locale.ROOT);
        var after = call.query("after").orElse("");
        var scopes = Scope.of(call.state(), server.id())
                .filter(scope -> scope.id().value().compareTo(after) > 0)
                .filter(scope -> scope.name().toLowerCase(Locale.ROOT).contains(q))
                .filter(wanted(call));
        BiConsumer<JsonOut, Scope> write = (json, scope) -> members(call, json, scope, "GET", "PUT");
        if (call.query("limit").isEmpty()) {
            return OktaPages.whole(scopes, write);
        }
        var limit = OktaPages.limit(call, LIMIT_MAX, LIMIT_MAX);
        return OktaPages.page(
                call,
                scopes.limit(limit + 1L).toList(),
                limit,
                scope -> scope.id().value(),
                (json, scope) -> json.value(object -> write.accept(object, scope)));
    }

    private static Predicate<Scope> wanted(OktaCall call) {
        var filter = call.query("filter").filter(text -> !text.isEmpty());
        if (filter.isEmpty()) {
            return scope -> true;
        }
        try {
            return LANGUAGE.test(call.filters().parse(filter.get()));
        } catch (BadFilter wrong) {
            throw BAD_SEARCH.because(wrong.words());
        }
    }

    private static @Nullable Property<Scope> property(String name) {
        return switch (name) {
            case "id" -> text(scope -> Json.text(scope.id().value()));
            case "name" -> text(scope -> Json.text(scope.name()));
            case "consent" -> text(scope -> Json.text(scope.consent()));
            case "metadataPublish" -> text(scope -> Json.text(scope.metadataPublish()));
            case "system" -> text(scope -> Json.truth(scope.isSystem()));
            case "default" -> text(scope -> Json.truth(scope.isDefault()));
            default -> null;
        };
    }

    private static Property<Scope> text(Function<Scope, Json> read) {
        return new Property<>(Kind.ANY, Set.of(Operator.EQ, Operator.SW), read, null);
    }

    private static Commit create(OktaCall call) {
        var server = AuthorizationServers.server(call);
        var name = call.body().requiredText("name");
        refuseUnfit(call, server.id(), name);
        var scope = Scope.custom(call::mint, server.id(), name, details(call));
        return call.logged(call.state().put(Scope.SCOPES, scope), Event.of("oauth2.scope.created", server.target()))
                .answer(Response.json(
                        AuthorizationServers.CREATED, json -> members(call, json, scope, "GET", "PUT", "DELETE")));
    }

    /** Clients ask for several scopes with spaces between, so that no name can have one. */
    private static void refuseUnfit(OktaCall call, AuthorizationServer.Id server, String name) {
        if (Scope.find(call.state(), server, name).isPresent()) {
            throw VALIDATION_FAILED.because("name: An object with this field already exists", "name");
        }
        if (name.chars().anyMatch(Character::isWhitespace)) {
            throw VALIDATION_FAILED.because("name: The field has an invalid value", "name");
        }
    }

    private static Json details(OktaCall call) {
        var body = call.body();
        var consent = body.text("consent").or("IMPLICIT");
        if (!CONSENTS.contains(consent)) {
            throw VALIDATION_FAILED.because("consent: The field has an invalid value", "consent");
        }
        var publish = body.text("metadataPublish").or("NO_CLIENTS");
        if (!PUBLISHING.contains(publish)) {
            throw VALIDATION_FAILED.because("metadataPublish: The field has an invalid value", "metadataPublish");
        }
        var description = body.text("description").toOptional();
        var displayName = body.text("displayName").toOptional();
        var optional = body.truth("optional").or(false);
        var usual = body.truth("default").or(false);
        return Json.object(json -> {
            displayName.ifPresent(text -> json.text("displayName", text));
            description.ifPresent(text -> json.text("description", text));
            json.text("consent", consent)
                    .text("metadataPublish", publish)
                    .truth("optional", optional)
                    .truth("default", usual);
        });
    }

    private static Response get(OktaCall call) {
        return Response.json(200, json -> members(call, json, found(call), "GET", "PUT"));
    }

    /** The scopes of OpenID Connect keep their names. */
    private static Commit replace(OktaCall call) {
        var scope = found(call);
        var name = call.body().requiredText("name");
        if (!name.equals(scope.name())) {
            if (scope.isSystem()) {
                throw VALIDATION_FAILED.because("name: The name of a system scope cannot be changed", "name");
            }
            refuseUnfit(call, scope.server(), name);
        }
        var changed = scope.describedBy(name, details(call));
        var server = AuthorizationServers.server(call);
        return call.logged(call.state().put(Scope.SCOPES, changed), Event.of("oauth2.scope.updated", server.target()))
                .answer(Response.json(200, json -> members(call, json, changed, "GET", "PUT")));
    }

    private static Commit delete(OktaCall call) {
        var scope = found(call);
        if (scope.isSystem()) {
            throw VALIDATION_FAILED.because("System scopes can't be deleted.", "scope");
        }
        return call.logged(
                Tokens.withoutConsents(call.state(), scope).remove(Scope.SCOPES, scope.id()),
                Event.of(
                        "oauth2.scope.deleted",
                        AuthorizationServers.server(call).target()));
    }

    private static Scope found(OktaCall call) {
        var server = AuthorizationServers.server(call);
        var id = call.path("scopeId");
        return call.state()
                .find(Scope.SCOPES, new Scope.Id(id))
                .filter(scope -> scope.server().equals(server.id()))
                .orElseThrow(NOT_FOUND.about(id, "OAuth2Scope"));
    }

    private static void members(OktaCall call, JsonOut json, Scope scope, String... methods) {
        var details = scope.details();
        var own = AuthorizationServers.ALL + "/" + call.path("authServerId") + "/scopes/"
                + scope.id().value();
        json.text("id", scope.id().value())
                .text("name", scope.name())
                .textIfAny("displayName", details.textAt("displayName").orElse(null))
                .text("description", details.textAt("description").orElse(null))
                .truth("system", scope.isSystem())
                .text("metadataPublish", scope.metadataPublish())
                .text("consent", scope.consent())
                .truth("optional", scope.isOptional())
                .nothing("apiResourceId")
                .truth("default", scope.isDefault())
                .object("_links", links -> AuthorizationServers.link(call, links, "self", own, methods));
    }
}
