package dtu.contracts.slack;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

class BoltForJavaScriptOverHttpTest implements BoltContract {
    private final NodeBroker broker = NodeBroker.overHttp();

    @BeforeEach
    void configure() throws InterruptedException {
        var configured = workspace().configured(BoltApp.manifest(broker.ready(), false));
        assertThatJson(configured.toString()).inPath("request_url_verified").isEqualTo(true);
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
