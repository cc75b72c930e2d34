package dtu.okta.tokens;

import static dtu.okta.OktaError.INVALID_TOKEN;
import static dtu.okta.OktaError.NOT_FOUND;
import static dtu.okta.OktaError.VALIDATION_FAILED;
import static dtu.okta.OktaRoutes.read;
import static dtu.okta.OktaRoutes.write;
import static dtu.okta.OktaScope.API_TOKENS_MANAGE;
import static dtu.okta.OktaScope.API_TOKENS_READ;
import static dtu.okta.OktaScope.PUBLIC;
import static dtu.okta.tokens.ApiToken.TOKENS;
import static dtu.twins.http.Method.DELETE;
import static dtu.twins.http.Method.GET;
import static dtu.twins.http.Method.PUT;

import dtu.okta.OktaCall;
import dtu.okta.OktaCaller;
import dtu.okta.OktaLinks;
import dtu.okta.OktaPages;
import dtu.okta.OktaTime;
import dtu.okta.logs.Event;
import dtu.okta.zones.Zone;
import dtu.twins.Commit;
import dtu.twins.Route;
import dtu.twins.http.Response;
import dtu.twins.json.Json;
import dtu.twins.json.JsonOut;
import java.util.List;

/** Okta's API Tokens API: what is known about tokens, never a token itself. */
public final class ApiTokens {
    private static final String PATH = "/api/v1/api-tokens";
    private static final String ONE = PATH + "/{apiTokenId}";

    // spotless:off - a table reads best as a table
    public static final List<Route> ROUTES = List.of(
        read ("listApiTokens",         GET,    PATH,              API_TOKENS_READ,   ApiTokens::list),
        write("revokeCurrentApiToken", DELETE, PATH + "/current", PUBLIC,            ApiTokens::revokeCurrent),
        read ("getApiToken",           GET,    ONE,               API_TOKENS_READ,   ApiTokens::get),
        write("upsertApiToken",        PUT,    ONE,               API_TOKENS_MANAGE, ApiTokens::replace),
        write("revokeApiToken",        DELETE, ONE,               API_TOKENS_MANAGE, ApiTokens::revoke));
    // spotless:on

    private ApiTokens() {}

    private static Response list(OktaCall call) {
        return OktaPages.whole(call.state().scan(TOKENS).stream(), (json, token) -> members(call, json, token));
    }

    /** The token with which the request itself is made; nothing else can be revoked like this. */
    private static Commit revokeCurrent(OktaCall call) {
        if (!(call.caller() instanceof OktaCaller.Token(var user, var token))) {
            throw INVALID_TOKEN.refusal();
        }
        return revoked(call, call.state().get(TOKENS, new ApiToken.Id(token)));
    }

    private static Response get(OktaCall call) {
        var token = token(call);
        return Response.json(200, json -> members(call, json, token));
    }

    /** Its name, and from where it may be used; whose it is never changes. */
    private static Commit replace(OktaCall call) {
        var token = token(call);
        var name = call.body().text("name").or(token.name());
        var owner = call.body().text("userId").or(token.user().value());
        if (!owner.equals(token.user().value())) {
            throw VALIDATION_FAILED.because("userId: The owner of a token cannot be changed", "userId");
        }
        var network = call.body().opaqueObject("network").or(token.network());
        check(call, network);
        var changed = token.onTerms(name, network, call.stamp());
        return call.logged(call.state().put(TOKENS, changed), Event.of("system.api_token.update", changed.target()))
                .answer(Response.json(200, json -> members(call, json, changed)));
    }

    private static void check(OktaCall call, Json network) {
        var connection = network.textAt("connection").orElse("");
        if (!connection.equals("ANYWHERE") && !connection.equals("ZONE")) {
            throw VALIDATION_FAILED.because("network.connection: The field has an invalid value", "network");
        }
        for (var list : List.of("include", "exclude")) {
            for (var zone : network.at(list).map(Json::elements).orElse(List.of())) {
                if (!zone.asText().equals("ALL_ZONES") && !Zone.exists(call.state(), zone.asText())) {
                    throw VALIDATION_FAILED.because(
                            "network." + list + ": Invalid network zone ID: " + zone.asText(), "network");
                }
            }
        }
    }

    private static Commit revoke(OktaCall call) {
        return revoked(call, token(call));
    }

    private static Commit revoked(OktaCall call, ApiToken token) {
        return call.logged(
                call.state().remove(TOKENS, token.id()), Event.of("system.api_token.revoke", token.target()));
    }

    private static ApiToken token(OktaCall call) {
        var id = call.path("apiTokenId", ApiToken.Id::new);
        return call.state().find(TOKENS, id).orElseThrow(NOT_FOUND.about(id.value(), "Token"));
    }

    private static void members(OktaCall call, JsonOut json, ApiToken token) {
        json.text("id", token.id().value())
                .text("name", token.name())
                .text("userId", token.user().value())
                .text("clientName", "Okta API")
                .text("tokenWindow", "P" + ApiToken.WINDOW.toDays() + "D")
                .json("network", token.network())
                .text("expiresAt", OktaTime.text(token.expires()))
                .text("created", OktaTime.text(token.created()))
                .text("lastUpdated", OktaTime.text(token.lastUpdated()))
                .object("_links", links -> {
                    OktaLinks.hinted(
                            links, "self", call.href(PATH + "/" + token.id().value()), "GET", "DELETE");
                    OktaLinks.hinted(
                            links,
                            "user",
                            call.href("/api/v1/users/" + token.user().value()),
                            "GET");
                });
    }
}
