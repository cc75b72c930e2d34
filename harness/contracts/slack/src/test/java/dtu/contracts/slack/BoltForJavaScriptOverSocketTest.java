package dtu.contracts.slack;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

class BoltForJavaScriptOverSocketTest implements BoltSocketContract {
    private final Path libraries = NodeModules.required();
    private final Workspace workspace = new Workspace();
    private final NodeApp app;

    BoltForJavaScriptOverSocketTest() {
        workspace.configured(BoltApp.manifest("", true));
        app = new NodeApp(libraries, workspace.variables("SLACK_API_URL", "SLACK_BOT_TOKEN", "SLACK_APP_TOKEN"));
    }

    /** The app is ready when Slack has greeted it. */
    @BeforeEach
    void connect() throws InterruptedException {
        app.ready();
    }

    /** Slack first: it would wait for what the app was just asking it. */
    @AfterEach
    void stop() {
        try {
            workspace.close();
        } finally {
            app.close();
        }
    }

    @Override
    public Workspace workspace() {
        return workspace;
    }

    @Override
    public String heard() throws InterruptedException {
        return app.heard();
    }
}
