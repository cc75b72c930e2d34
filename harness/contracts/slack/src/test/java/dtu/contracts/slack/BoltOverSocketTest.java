package dtu.contracts.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.slack.api.bolt.socket_mode.SocketModeApp;
import com.slack.api.methods.SlackApiException;
import com.slack.api.socket_mode.SocketModeClient.Backend;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BoltOverSocketTest implements BoltSocketContract {
    private final Workspace workspace = new Workspace();
    private final Broker broker = new Broker(workspace);
    private final SocketModeApp sockets;

    BoltOverSocketTest() throws IOException {
        workspace.configured(BoltApp.manifest("", true));
        sockets = new SocketModeApp(workspace.variable("SLACK_APP_TOKEN"), Backend.JavaWebSocket, broker.app());
    }

    @BeforeEach
    void connect() throws Exception {
        sockets.startAsync();
        greeted();
    }

    @AfterEach
    void stop() throws Exception {
        sockets.stop();
        workspace.close();
    }

    @Test
    void the_address_of_a_socket_carries_its_ticket() throws IOException, SlackApiException {
        var opened = workspace
                .slack()
                .methods(workspace.variable("SLACK_APP_TOKEN"))
                .appsConnectionsOpen(request -> request);

        assertThat(opened.isOk()).as(opened.getError()).isTrue();
        assertThat(opened.getUrl()).startsWith("ws://127.0.0.1:").contains("/link/?ticket=");
    }

    @Test
    void a_bot_may_not_open_a_socket() {
        assertThatThrownBy(() ->
                        workspace.slack().socketMode(workspace.variable("SLACK_BOT_TOKEN"), Backend.JavaWebSocket))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("not_allowed_token_type");
    }

    @Override
    public Workspace workspace() {
        return workspace;
    }

    @Override
    public String heard() throws InterruptedException {
        return broker.heard();
    }
}
