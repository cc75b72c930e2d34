package dtu.okta.org;

import static dtu.okta.OktaError.VALIDATION_FAILED;
import static dtu.okta.OktaRoutes.read;
import static dtu.okta.OktaScope.PUBLIC;
import static dtu.twins.http.Method.GET;

import dtu.okta.OktaCall;
import dtu.okta.OktaOrg;
import dtu.okta.policies.Ruling;
import dtu.okta.users.UserFinder;
import dtu.twins.Route;
import dtu.twins.blobs.Blob;
import dtu.twins.http.Response;
import dtu.twins.json.Json;
import dtu.twins.json.JsonOut;
import java.util.List;

/** What an org tells everybody: who it is, and where a person should sign in. */
public final class WellKnown {
    private static final String ACCOUNT = "okta:acct:";
    private static final String OKTA = "http://openid.net/specs/connect/1.0/issuer";
    private static final String ELSEWHERE = "okta:idp";

    // spotless:off - a table reads best as a table
    public static final List<Route> ROUTES = List.of(
        read("getWellknownOrgMetadata", GET, "/.well-known/okta-organization", PUBLIC, WellKnown::organization),
        read("getWebFinger",            GET, "/.well-known/webfinger",         PUBLIC, WellKnown::webFinger));
    // spotless:on

    private WellKnown() {}

    /** The pipeline is the classic one, since that is how people sign in here. */
    private static Response organization(OktaCall call) {
        return Response.json(
                200,
                json -> json.text("id", OktaOrg.id(call.tenant()))
                        .object("_links", links -> links.object("organization", org -> org.text("href", call.href(""))))
                        .text("pipeline", "v1"));
    }

    /** By the routing rules; whoever is not known here goes where everybody goes. */
    private static Response webFinger(OktaCall call) {
        var resource = call.query("resource").orElse("");
        if (!resource.startsWith(ACCOUNT) || resource.length() == ACCOUNT.length()) {
            throw VALIDATION_FAILED.because("resource: The field has an invalid value", "resource");
        }
        var relation = call.query("rel").orElse("");
        if (!relation.isEmpty() && !relation.equals(OKTA) && !relation.equals(ELSEWHERE)) {
            throw VALIDATION_FAILED.because("rel: The field has an invalid value", "rel");
        }
        var providers = UserFinder.find(call.state(), resource.substring(ACCOUNT.length()))
                .map(user -> Ruling.routing(call, user, ""))
                .flatMap(idp -> idp.at("providers"))
                .map(Json::elements)
                .filter(list -> !list.isEmpty())
                .orElseGet(() -> List.of(Json.EMPTY_OBJECT.with("type", "OKTA")));
        var wanted = providers.stream()
                .filter(provider -> relation.isEmpty() || relation.equals(relation(provider)))
                .toList();
        var body = JsonOut.object(json -> json.text("subject", resource)
                .array("links", wanted, (out, provider) -> out.value(link -> link(call, link, provider))));
        return Response.of(200, "application/jrd+json", Blob.of(body));
    }

    private static String relation(Json provider) {
        return provider.textAt("type").orElse("OKTA").equals("OKTA") ? OKTA : ELSEWHERE;
    }

    private static void link(OktaCall call, JsonOut json, Json provider) {
        var type = provider.textAt("type").orElse("OKTA");
        var id = provider.textAt("id").orElse("OKTA");
        var name = provider.textAt("name").orElse(OrgSettings.subdomain(call));
        json.text("rel", relation(provider))
                .text("href", call.href("/sso/idps/" + id))
                .object("titles", titles -> titles.text("und", name))
                .object("properties", properties -> {
                    if (type.equals("SAML2")) {
                        properties.text("okta:idp:metadata", call.href("/api/v1/idps/" + id + "/metadata.xml"));
                    }
                    properties.text("okta:idp:type", type);
                    if (!type.equals("OKTA")) {
                        properties.text("okta:idp:id", id);
                    }
                });
    }
}
