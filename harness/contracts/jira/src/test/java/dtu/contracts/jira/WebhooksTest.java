package dtu.contracts.jira;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import com.chavaillaz.client.jira.domain.Issue;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WebhooksTest {
    private static final int PATIENCE_SECONDS = 20;
    private static final String SECRET = "s3cret";

    private final Site site = new Site();
    private final HttpServer receiver =
            HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    private final LinkedBlockingQueue<Got> got = new LinkedBlockingQueue<>();

    private record Got(String signature, String body) {}

    WebhooksTest() throws IOException {
        receiver.createContext("/hook", exchange -> {
            var signature = exchange.getRequestHeaders().getFirst("X-Hub-Signature");
            got.add(new Got(
                    String.valueOf(signature),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        receiver.start();
    }

    @AfterEach
    void stop() {
        receiver.stop(0);
        site.close();
    }

    @Test
    void what_happens_to_an_issue_arrives_signed() throws Exception {
        var url = "http://127.0.0.1:" + receiver.getAddress().getPort() + "/hook";
        assertThat(subscribed(url)).isEqualTo(201);
        var dana = site.accountId("dana@acme.test");
        site.admin()
                .getProjectApi()
                .addProject(new Site.LedProject("ACC", "Access", dana))
                .join();

        site.admin()
                .getIssueApi()
                .addIssue(Issue.from("Task", "ACC", "Billing"))
                .join();

        var hail = got.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertThat(hail).isNotNull();
        assertThat(hail.signature()).isEqualTo("sha256=" + hmac(hail.body()));
        var body = hail.body();
        assertThatJson(body).inPath("webhookEvent").isEqualTo("jira:issue_created");
        assertThatJson(body).inPath("issue.fields.summary").isEqualTo("Billing");
        assertThatJson(body).inPath("user.displayName").isEqualTo("Site Admin");
    }

    @Test
    void an_address_that_is_none_is_refused() throws Exception {
        assertThat(subscribed("nowhere")).isEqualTo(400);
    }

    private int subscribed(String url) throws IOException, InterruptedException {
        var pair = site.variable("JIRA_EMAIL") + ":" + site.variable("JIRA_API_TOKEN");
        var body = """
                {"name": "App", "url": "%s", "secret": "%s",
                 "events": ["jira:issue_created"]}""".formatted(url, SECRET);
        var request = HttpRequest.newBuilder(URI.create(site.url() + "/rest/webhooks/1.0/webhook"))
                .header("Content-Type", "application/json")
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)))
                .POST(BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).statusCode();
    }

    private static String hmac(String body) throws GeneralSecurityException {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
    }
}
