package dtu.contracts.okta;

import static java.nio.charset.StandardCharsets.UTF_8;
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
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
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
        var created = hooks.createEventHook(hook("https://app.acme.test/okta", "group.lifecycle.create"));

        assertThat(created.getStatus()).isEqualTo(EventHook.StatusEnum.ACTIVE);
        assertThat(created.getVerificationStatus()).isEqualTo(EventHookVerificationStatus.UNVERIFIED);
        assertThat(hooks.listEventHooks()).extracting(EventHook::getId).containsExactly(created.getId());
        assertThat(hooks.deactivateEventHook(created.getId()).getStatus()).isEqualTo(EventHook.StatusEnum.INACTIVE);
        hooks.deleteEventHook(created.getId());
        Sdk.refused(404, "E0000007", () -> hooks.getEventHook(created.getId()));
    }

    @Test
    void events_that_no_hook_may_hear_are_refused() {
        Sdk.refused(400, "E0000001", () -> hooks.createEventHook(hook("https://app.acme.test/okta", "no.such.event")));
    }

    @Test
    void a_hook_is_verified_when_the_app_gives_the_challenge_back() throws IOException {
        var app = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        app.createContext("/okta", EventHooksTest::giveBack);
        app.start();
        try {
            var uri = "http://127.0.0.1:" + app.getAddress().getPort();
            var heard = hooks.createEventHook(hook(uri + "/okta", "group.lifecycle.create"));
            var unheard = hooks.createEventHook(hook(uri + "/nothing", "group.lifecycle.create"));

            assertThat(hooks.verifyEventHook(heard.getId()).getVerificationStatus())
                    .isEqualTo(EventHookVerificationStatus.VERIFIED);
            Sdk.refused(400, "E0000001", () -> hooks.verifyEventHook(unheard.getId()));
        } finally {
            app.stop(0);
        }
    }

    private static void giveBack(HttpExchange exchange) throws IOException {
        var challenge = exchange.getRequestHeaders().getFirst("X-Okta-Verification-Challenge");
        var answer = "{\"verification\": \"%s\"}".formatted(challenge).getBytes(UTF_8);
        exchange.sendResponseHeaders(200, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    private static EventHook hook(String uri, String event) {
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
                        .config(new EventHookChannelConfig().uri(uri).authScheme(secret)));
    }
}
