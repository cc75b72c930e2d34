package dtu.contracts.okta;

import static org.assertj.core.api.Assertions.assertThat;

import com.okta.sdk.resource.api.LinkedObjectApi;
import com.okta.sdk.resource.api.NetworkZoneApi;
import com.okta.sdk.resource.api.PolicyApi;
import com.okta.sdk.resource.api.SchemaApi;
import com.okta.sdk.resource.api.TrustedOriginApi;
import com.okta.sdk.resource.model.IPNetworkZone;
import com.okta.sdk.resource.model.LinkedObject;
import com.okta.sdk.resource.model.LinkedObjectDetails;
import com.okta.sdk.resource.model.LinkedObjectDetailsType;
import com.okta.sdk.resource.model.NetworkZoneAddress;
import com.okta.sdk.resource.model.NetworkZoneAddressType;
import com.okta.sdk.resource.model.NetworkZoneType;
import com.okta.sdk.resource.model.OktaSignOnPolicy;
import com.okta.sdk.resource.model.PasswordPolicy;
import com.okta.sdk.resource.model.PolicyType;
import com.okta.sdk.resource.model.TrustedOriginScope;
import com.okta.sdk.resource.model.TrustedOriginScopeType;
import com.okta.sdk.resource.model.TrustedOriginWrite;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConfigurationTest {
    private final Sdk okta = new Sdk();

    @AfterEach
    void stop() {
        okta.close();
    }

    @Test
    void policies_come_as_the_classes_of_their_types() {
        var policies = new PolicyApi(okta.client());
        var fresh = new OktaSignOnPolicy();
        fresh.setType(PolicyType.OKTA_SIGN_ON);
        fresh.setName("Mine");

        var made = policies.createPolicy(fresh, true);

        assertThat(made).isInstanceOf(OktaSignOnPolicy.class);
        assertThat(policies.listPolicies("OKTA_SIGN_ON", null, null, null, null, null, null, null))
                .extracting(policy -> policy.getName() + " " + policy.getPriority())
                .containsExactly("Mine 1", "Default Policy 2");
        var password = policies.listPolicies("PASSWORD", null, null, null, null, null, null, null)
                .getFirst();
        assertThat(password).isInstanceOf(PasswordPolicy.class);
        var id = Objects.requireNonNull(password.getId());
        assertThat(policies.listPolicyRules(id, null)).hasSize(1);
        Sdk.refused(400, "E0000001", () -> policies.deletePolicy(id));
        policies.deletePolicy(made.getId());
        Sdk.refused(404, "E0000007", () -> policies.getPolicy(made.getId(), null));
    }

    @Test
    void zones_and_origins_are_made_and_listed() {
        var zones = new NetworkZoneApi(okta.client());
        var zone = new IPNetworkZone()
                .gateways(List.of(new NetworkZoneAddress()
                        .type(NetworkZoneAddressType.CIDR)
                        .value("10.0.0.0/8")));
        zone.setType(NetworkZoneType.IP);
        zone.setName("Office");

        assertThat(zones.createNetworkZone(zone)).isInstanceOf(IPNetworkZone.class);
        assertThat(zones.listNetworkZones(null, null, null)).hasSize(3);

        var origins = new TrustedOriginApi(okta.client());
        var origin = new TrustedOriginWrite()
                .name("Shop")
                .origin("https://shop.test")
                .scopes(List.of(new TrustedOriginScope().type(TrustedOriginScopeType.CORS)));
        origins.createTrustedOrigin(origin);
        assertThat(origins.listTrustedOrigins("Sh", null, null, null)).hasSize(1);
        Sdk.refused(400, "E0000001", () -> origins.createTrustedOrigin(origin));
    }

    @Test
    void the_schema_of_people_and_their_links_are_read() {
        var schema = new SchemaApi(okta.client()).getUserSchema("default");
        assertThat(schema.getName()).isEqualTo("user");

        var links = new LinkedObjectApi(okta.client());
        var definition = new LinkedObject().primary(side("manager")).associated(side("subordinate"));
        links.createLinkedObjectDefinition(definition);
        assertThat(links.listLinkedObjectDefinitions()).hasSize(1);
        Sdk.refused(409, "E0000127", () -> links.createLinkedObjectDefinition(definition));
    }

    private static LinkedObjectDetails side(String name) {
        return new LinkedObjectDetails().name(name).title(name).type(LinkedObjectDetailsType.USER);
    }
}
