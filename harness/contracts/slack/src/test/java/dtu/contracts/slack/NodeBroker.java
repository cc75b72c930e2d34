package dtu.contracts.slack;

import java.nio.file.Path;

/** The app in JavaScript beside a workspace of its own, however Slack reaches it. */
final class NodeBroker implements AutoCloseable {
    private final Workspace workspace;
    private final NodeApp app;

    private NodeBroker(Path libraries, Workspace workspace, String credential) {
        this.workspace = workspace;
        this.app = new NodeApp(libraries, workspace.variables("SLACK_API_URL", "SLACK_BOT_TOKEN", credential));
    }

    /** It waits for signed requests. */
    static NodeBroker overHttp() {
        return new NodeBroker(NodeModules.required(), new Workspace(), "SLACK_SIGNING_SECRET");
    }

    /** It opens a socket, which Slack must expect. */
    static NodeBroker overSocket() {
        var libraries = NodeModules.required();
        var workspace = new Workspace();
        workspace.configured(BoltApp.manifest("", true));
        return new NodeBroker(libraries, workspace, "SLACK_APP_TOKEN");
    }

    Workspace workspace() {
        return workspace;
    }

    /** Its request URL once it listens; empty when Slack has greeted it on its socket. */
    String ready() throws InterruptedException {
        return app.ready();
    }

    String heard() throws InterruptedException {
        return app.heard();
    }

    /** Slack first: it would wait for what the app was just asking it. */
    @Override
    public void close() {
        try {
            workspace.close();
        } finally {
            app.close();
        }
    }
}
