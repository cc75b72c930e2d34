package dtu.okta.servers;

import static org.assertj.core.api.Assertions.assertThat;

import dtu.okta.Org;
import org.junit.jupiter.api.Test;

class ClaimsTest {
    private static final String CLAIMS = "/api/v1/authorizationServers/default/claims";

    private final Org okta = Org.inMemory();

    private static String refused(String field, String cause) {
        return Org.error("E0000001", "Api validation failed: " + field, cause);
    }

    @Test
    void a_server_begins_with_the_claims_of_openid_connect_and_a_subject() {
        var claims = okta.get(CLAIMS).is(200).json().elements();
        assertThat(claims)
                .extracting(claim -> claim.textAt("name").orElseThrow())
                .contains("sub", "address", "email", "zoneinfo", "preferred_username")
                .hasSize(19);
        var address = claims.stream()
                .filter(claim -> claim.textAt("name").orElseThrow().equals("address"))
                .findFirst()
                .orElseThrow()
                .textAt("id")
                .orElseThrow();

        okta.get(CLAIMS + "/" + address).is(200, """
                {"id": "%1$s", "name": "address", "status": "ACTIVE", "claimType": "IDENTITY", "valueType": "SYSTEM",
                 "conditions": {"scopes": ["address"]}, "system": true, "alwaysIncludeInToken": false,
                 "apiResourceId": null,
                 "_links": {"self": {"href": "http://okta.test%2$s/%1$s", "hints": {"allow": ["GET", "PUT"]}}}}
                """.formatted(address, CLAIMS));
        okta.put(CLAIMS + "/" + address, """
                {"name": "address", "status": "ACTIVE", "claimType": "IDENTITY", "valueType": "SYSTEM",
                 "alwaysIncludeInToken": true, "conditions": {"scopes": ["address"]}}""").is(200);
        okta.put(CLAIMS + "/" + address, """
                {"name": "home", "claimType": "IDENTITY", "valueType": "SYSTEM"}
                """).is(400, refused("name", "name: A system claim cannot be renamed"));
        okta.delete(CLAIMS + "/" + address).is(400, refused("claim", "System claims can't be deleted."));
    }

    @Test
    void claims_are_made_changed_and_unmade() {
        var claim = okta.post(CLAIMS, """
                {"name": "teams", "status": "ACTIVE", "claimType": "RESOURCE", "valueType": "GROUPS",
                 "group_filter_type": "STARTS_WITH", "value": "team-", "conditions": {"scopes": ["profile"]}}
                """).is(201, """
                {"id": "${json-unit.regex}ocl.{17}", "name": "teams", "status": "ACTIVE", "claimType": "RESOURCE",
                 "valueType": "GROUPS", "value": "team-", "group_filter_type": "STARTS_WITH",
                 "conditions": {"scopes": ["profile"]}, "system": false, "alwaysIncludeInToken": true,
                 "apiResourceId": null,
                 "_links": {"self": {"href": "${json-unit.any-string}",
                                     "hints": {"allow": ["GET", "PUT", "DELETE"]}}}}""").at("id");
        assertThat(okta.events()).last().isEqualTo("oauth2.claim.created");

        okta.put(CLAIMS + "/" + claim, """
                {"name": "title", "status": "INACTIVE", "claimType": "IDENTITY", "valueType": "EXPRESSION",
                 "value": "user.title", "alwaysIncludeInToken": false, "conditions": {}}""").is(200, """
                {"id": "%s", "name": "title", "status": "INACTIVE", "claimType": "IDENTITY",
                 "valueType": "EXPRESSION", "value": "user.title", "conditions": {"scopes": []}, "system": false,
                 "alwaysIncludeInToken": false, "apiResourceId": null, "_links": "${json-unit.ignore}"}
                """.formatted(claim));
        okta.delete(CLAIMS + "/" + claim).is(204);

        okta.get(CLAIMS + "/" + claim)
                .is(404, Org.error("E0000007", "Not found: Resource not found: " + claim + " (OAuth2Claim)"));
        assertThat(okta.events()).endsWith("oauth2.claim.updated", "oauth2.claim.deleted");
    }

    @Test
    void a_claim_must_make_sense() {
        var expression = "{\"claimType\": \"RESOURCE\", \"valueType\": \"EXPRESSION\", \"name\": ";
        okta.post(CLAIMS, expression + "\"\"}").is(400, refused("name", "name: The field cannot be left blank"));
        okta.post(CLAIMS, expression + "\"iss\", \"value\": \"1\"}")
                .is(400, refused("name", "name: 'iss' is a reserved claim name"));
        okta.post(CLAIMS, expression + "\"SUB\", \"value\": \"1\"}")
                .is(400, refused("name", "name: An object with this field already exists"));
        okta.post(CLAIMS, expression + "\"x\"}").is(400, refused("value", "value: The field cannot be left blank"));
        okta.post(CLAIMS, expression + "\"x\", \"value\": \"user.(\"}")
                .is(400, refused("value", "value: Invalid expression: Syntax error at line 1, column 5"));
        okta.post(CLAIMS, expression + "\"x\", \"value\": \"user.shoeSize\"}")
                .is(400, refused("value", "value: Invalid expression: Invalid property shoeSize in expression"));
        okta.post(CLAIMS, expression + "\"x\", \"value\": \"1\", \"conditions\": {\"scopes\": [\"none\"]}}")
                .is(400, refused("scopes", "scopes: The scope 'none' does not exist"));
        okta.post(CLAIMS, expression + "\"x\", \"value\": \"1\", \"status\": \"ON\"}")
                .is(400, refused("status", "status: The field has an invalid value"));
        okta.post(CLAIMS, "{\"name\": \"x\", \"claimType\": \"BOTH\", \"valueType\": \"EXPRESSION\"}")
                .is(400, refused("claimType", "claimType: The field has an invalid value"));
        okta.post(CLAIMS, "{\"name\": \"x\", \"claimType\": \"IDENTITY\", \"valueType\": \"SYSTEM\"}")
                .is(400, refused("valueType", "valueType: The field has an invalid value"));
        okta.post(CLAIMS, "{\"name\": \"x\", \"claimType\": \"IDENTITY\", \"valueType\": \"GROUPS\", \"value\": \"a\"}")
                .is(400, refused("group_filter_type", "group_filter_type: The field cannot be left blank"));
        assertThat(okta.get(CLAIMS).json().elements()).hasSize(19);
    }
}
