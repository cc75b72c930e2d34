package dtu.slack.scim;

import dtu.slack.SlackCall;
import dtu.twins.http.Response;
import dtu.twins.json.JsonOut;
import java.util.List;

/** What SCIM says about itself. */
final class Discovery {
    private static final String RESOURCE_TYPE = "urn:ietf:params:scim:schemas:core:2.0:ResourceType";
    private static final String SCHEMA = "urn:ietf:params:scim:schemas:core:2.0:Schema";
    private static final int RESULTS_MAX = 1_000;

    private Discovery() {}

    /** One attribute of a schema. */
    private record Attribute(String name, String type, Many many, Need need) {
        void members(JsonOut json) {
            json.text("name", name)
                    .text("type", type)
                    .truth("multiValued", many == Many.MANY)
                    .text("description", "")
                    .truth("required", need == Need.REQUIRED)
                    .truth("caseExact", false)
                    .text("mutability", need == Need.READ_ONLY ? "readOnly" : "readWrite")
                    .text("returned", "default")
                    .text("uniqueness", name.equals("userName") || name.equals("id") ? "server" : "none");
        }
    }

    private enum Many {
        ONE,
        MANY
    }

    private enum Need {
        OPTIONAL,
        REQUIRED,
        READ_ONLY
    }

    private static final List<Attribute> USER = List.of(
            new Attribute("id", "string", Many.ONE, Need.READ_ONLY),
            new Attribute("externalId", "string", Many.ONE, Need.OPTIONAL),
            new Attribute("userName", "string", Many.ONE, Need.REQUIRED),
            new Attribute("nickName", "string", Many.ONE, Need.OPTIONAL),
            new Attribute("name", "complex", Many.ONE, Need.OPTIONAL),
            new Attribute("displayName", "string", Many.ONE, Need.OPTIONAL),
            new Attribute("profileUrl", "reference", Many.ONE, Need.READ_ONLY),
            new Attribute("title", "string", Many.ONE, Need.OPTIONAL),
            new Attribute("userType", "string", Many.ONE, Need.OPTIONAL),
            new Attribute("preferredLanguage", "string", Many.ONE, Need.OPTIONAL),
            new Attribute("locale", "string", Many.ONE, Need.OPTIONAL),
            new Attribute("timezone", "string", Many.ONE, Need.OPTIONAL),
            new Attribute("active", "boolean", Many.ONE, Need.OPTIONAL),
            new Attribute("password", "string", Many.ONE, Need.OPTIONAL),
            new Attribute("emails", "complex", Many.MANY, Need.REQUIRED),
            new Attribute("phoneNumbers", "complex", Many.MANY, Need.OPTIONAL),
            new Attribute("photos", "complex", Many.MANY, Need.OPTIONAL),
            new Attribute("addresses", "complex", Many.MANY, Need.OPTIONAL),
            new Attribute("roles", "complex", Many.MANY, Need.OPTIONAL),
            new Attribute("groups", "complex", Many.MANY, Need.READ_ONLY));

    private static final List<Attribute> GROUP = List.of(
            new Attribute("id", "string", Many.ONE, Need.READ_ONLY),
            new Attribute("displayName", "string", Many.ONE, Need.REQUIRED),
            new Attribute("members", "complex", Many.MANY, Need.OPTIONAL));

    static Response configuration(SlackCall call) {
        return ScimAnswer.of(
                200,
                json -> json.array(
                                "authenticationSchemes",
                                List.of("oauthbearertoken"),
                                (out, type) -> out.value(scheme -> scheme.text("type", type)
                                        .text("name", "OAuth Bearer Token")
                                        .text(
                                                "description",
                                                "Authentication Scheme using the OAuth Bearer Token Standard")
                                        .text("specUrl", "http://tools.ietf.org/html/draft-ietf-oauth-v2-bearer-01")
                                        .truth("primary", true)))
                        .object("patch", Discovery::yes)
                        .object(
                                "bulk",
                                bulk -> bulk.truth("supported", false)
                                        .number("maxOperations", 0)
                                        .number("maxPayloadSize", 0))
                        .object(
                                "filter",
                                filter -> filter.truth("supported", true).number("maxResults", RESULTS_MAX))
                        .object("changePassword", Discovery::no)
                        .object("sort", Discovery::no)
                        .object("etag", Discovery::no)
                        .object("xmlDataFormat", Discovery::no));
    }

    private static void yes(JsonOut json) {
        json.truth("supported", true);
    }

    private static void no(JsonOut json) {
        json.truth("supported", false);
    }

    static Response resourceTypes(SlackCall call) {
        return ScimAnswer.of(
                200,
                json -> json.texts("schemas", List.of(RESOURCE_TYPE))
                        .array(
                                "Resources",
                                List.of("User", "Group"),
                                (out, kind) -> out.value(type -> type(call, type, kind))));
    }

    private static void type(SlackCall call, JsonOut json, String kind) {
        var isUser = kind.equals("User");
        json.texts("schemas", List.of(RESOURCE_TYPE))
                .text("id", kind)
                .text("name", kind)
                .text("endpoint", "/" + kind + "s")
                .text("description", isUser ? "User Account" : "Group")
                .text("schema", isUser ? Dialect.V2.userSchema() : Dialect.V2.groupSchema())
                .object(
                        "meta",
                        meta -> meta.text("location", Dialect.V2.location(call, "ResourceTypes", kind))
                                .text("resourceType", "ResourceType"))
                .array(
                        "schemaExtensions",
                        isUser ? Dialect.EXTENSIONS : List.<String>of(),
                        (out, extension) -> out.value(each ->
                                each.text("schema", Dialect.V2.urn(extension)).truth("required", false)));
    }

    static Response schemas(SlackCall call) {
        return ScimAnswer.of(
                200,
                json -> json.texts("schemas", List.of("urn:ietf:params:scim:api:messages:2.0:ListResponse"))
                        .number("totalResults", 2)
                        .number("itemsPerPage", 2)
                        .number("startIndex", 1)
                        .array(
                                "Resources",
                                List.of("User", "Group"),
                                (out, kind) -> out.value(schema -> schema(call, schema, kind))));
    }

    private static void schema(SlackCall call, JsonOut json, String kind) {
        var urn = kind.equals("User") ? Dialect.V2.userSchema() : Dialect.V2.groupSchema();
        json.texts("schemas", List.of(SCHEMA))
                .text("id", urn)
                .text("name", kind)
                .text("description", kind.equals("User") ? "User Account" : "Group")
                .array(
                        "attributes",
                        kind.equals("User") ? USER : GROUP,
                        (out, attribute) -> out.value(attribute::members))
                .object(
                        "meta",
                        meta -> meta.text("resourceType", "Schema")
                                .text("location", Dialect.V2.location(call, "Schemas", urn)));
    }
}
