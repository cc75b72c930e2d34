package dtu.contracts.slack;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

class BoltForJavaScriptOverSocketTest implements BoltSocketContract {
    private final NodeBroker broker = NodeBroker.overSocket();

    /** The app is ready when Slack has greeted it. */
    @BeforeEach
    void connect() throws InterruptedException {
        broker.ready();
    }

    @AfterEach
    void stop() {
        broker.close();
    }

    @Override
    public Workspace workspace() {
        return broker.workspace();
    }

    @Override
    public String heard() throws InterruptedException {
        return broker.heard();
    }
}
