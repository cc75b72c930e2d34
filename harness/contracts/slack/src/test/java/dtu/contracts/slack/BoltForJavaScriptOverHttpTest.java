package dtu.contracts.slack;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

class BoltForJavaScriptOverHttpTest implements BoltContract {
    private final Path libraries = NodeModules.required();
    private final Workspace workspace = new Workspace();
    private final NodeApp app =
            new NodeApp(libraries, workspace.variables("SLACK_API_URL", "SLACK_BOT_TOKEN", "SLACK_SIGNING_SECRET"));

    @BeforeEach
    void configure() throws InterruptedException {
        var configured = workspace.configured(BoltApp.manifest(app.ready(), false));
        assertThatJson(configured.toString()).inPath("request_url_verified").isEqualTo(true);
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
