package dtu.contracts.slack;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BoltOverHttpTest implements BoltContract {
    private final Workspace workspace = new Workspace();
    private final Broker broker = new Broker(workspace);
    private final BoltServer server = new BoltServer(broker.app());

    @BeforeEach
    void configure() {
        workspace.configured(BoltApp.manifest(server.url(), false));
    }

    @AfterEach
    void stop() {
        server.close();
        workspace.close();
    }

    @Test
    void a_request_url_is_verified_by_its_challenge() {
        assertThatJson(workspace
                        .configured(BoltApp.manifest(server.url(), false))
                        .toString())
                .isEqualTo("""
                {"ok": true, "app_id": "${json-unit.regex}A[0-9A-Z]{10}", "request_url_verified": true}""");
    }

    @Test
    void a_request_url_where_nobody_answers_is_not() {
        server.close();

        assertThatJson(workspace
                        .configured(BoltApp.manifest(server.url(), false))
                        .toString())
                .isEqualTo("""
                {"ok": true, "app_id": "${json-unit.regex}A[0-9A-Z]{10}", "request_url_verified": false}""");
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
