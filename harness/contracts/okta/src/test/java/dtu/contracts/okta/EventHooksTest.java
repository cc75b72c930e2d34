package dtu.contracts.okta;

import static org.assertj.core.api.Assertions.assertThat;

import com.okta.sdk.resource.api.EventHookApi;
import com.okta.sdk.resource.model.EventHook;
import com.okta.sdk.resource.model.EventHookChannel;
import com.okta.sdk.resource.model.EventHookChannelConfig;
import com.okta.sdk.resource.model.EventHookChannelConfigAuthScheme;
import com.okta.sdk.resource.model.EventHookChannelConfigAuthSchemeType;
import com.okta.sdk.resource.model.EventHookChannelType;
import com.okta.sdk.resource.model.EventHookVerificationStatus;
import com.okta.sdk.resource.model.EventSubscriptionType;
import com.okta.sdk.resource.model.EventSubscriptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EventHooksTest {
    private final Sdk okta = new Sdk();
    private final EventHookApi hooks = new EventHookApi(okta.client());

    @AfterEach
    void stop() {
        okta.close();
    }

    @Test
    void a_hook_is_created_listed_deactivated_and_deleted() {
        var created = hooks.createEventHook(hook("group.lifecycle.create"));

        assertThat(created.getStatus()).isEqualTo(EventHook.StatusEnum.ACTIVE);
        assertThat(created.getVerificationStatus()).isEqualTo(EventHookVerificationStatus.UNVERIFIED);
        assertThat(hooks.listEventHooks()).extracting(EventHook::getId).containsExactly(created.getId());
        assertThat(hooks.deactivateEventHook(created.getId()).getStatus()).isEqualTo(EventHook.StatusEnum.INACTIVE);
        hooks.deleteEventHook(created.getId());
        Sdk.refused(404, "E0000007", () -> hooks.getEventHook(created.getId()));
    }

    @Test
    void events_that_no_hook_may_hear_are_refused() {
        Sdk.refused(400, "E0000001", () -> hooks.createEventHook(hook("no.such.event")));
    }

    private static EventHook hook(String event) {
        var secret = new EventHookChannelConfigAuthScheme()
                .type(EventHookChannelConfigAuthSchemeType.HEADER)
                .key("Authorization")
                .value("secret");
        return new EventHook()
                .name("audit")
                .events(new EventSubscriptions()
                        .type(EventSubscriptionType.EVENT_TYPE)
                        .additemsItem(event))
                .channel(new EventHookChannel()
                        .type(EventHookChannelType.HTTP)
                        .version("1.0.0")
                        .config(new EventHookChannelConfig()
                                .uri("https://app.acme.test/okta")
                                .authScheme(secret)));
    }
}
