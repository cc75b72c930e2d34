package dtu.harness.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dtu.harness.score.Gate;
import dtu.harness.store.Run;
import dtu.harness.store.RunFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HtmlReportTest {
    @TempDir
    Path folder;

    @Test
    void the_page_says_what_the_run_says() throws IOException {
        var page = page(DemoRun.write(folder.resolve("run"), 42, 1));

        assertThat(page.select("h1").text()).isEqualTo("0.950 satisfaction");
        assertThat(page.select(".ruling").text()).isEqualTo("✗ The gate does not hold");
        assertThat(page.select(".range").text())
                .isEqualTo(
                        "bounds 0.950–0.976 · 95 % 0.927–0.966 · gate 0.9 · evidence shown above 0.9 after 9 blocks");
        assertThat(page.select(".tiles li").eachText())
                .containsExactly(
                        "7 critical",
                        "475 satisfied",
                        "12 unsatisfied",
                        "5 undecided",
                        "4 vacuous",
                        "4 invalid",
                        "of 500 trajectories");
        assertThat(page.select("details.data tbody tr").get(2).text())
                .isEqualTo("leaver-during-outage 0.860 0.779–0.915 6 86 9 1 1 3");
        assertThat(page.select("table.patterns tbody tr").get(0).text())
                .isEqualTo("gone-on-time critical 7 dana is still in billing 7 min after the end "
                        + "gone-on-time|okta.member.added sut|outage.start|503 dtu replay "
                        + folder.resolve("run") + " leaver-during-outage#15");
        assertThat(page.select("footer").text())
                .startsWith("satisfaction 0.950 (bounds 0.950–0.976, 95 % 0.927–0.966) · 7 critical");
    }

    @Test
    void the_first_failing_trajectory_has_a_lane_for_everyone_and_its_finding_in_place() throws IOException {
        var page = page(DemoRun.write(folder.resolve("run"), 42, 1));

        assertThat(page.select(".names span").eachText())
                .containsExactly("dana", "omar", "sut", "slack", "jira", "okta");
        var steps = page.select(".step");
        assertThat(steps).hasSize(17);
        assertThat(steps.get(4).text()).startsWith("09:05:04 slack.chat.postMessage 429 ⚡ slow-slack");
        assertThat(steps.get(15).text())
                .isEqualTo("10:15:00 gone-on-time (critical): dana is still in billing 7 min after the end");
    }

    @Test
    void every_scenario_is_told_with_its_motivation_and_expectations() throws IOException {
        var scenarios = page(DemoRun.write(folder.resolve("run"), 42, 1)).select("details.scenario");

        assertThat(scenarios).hasSize(5);
        assertThat(scenarios.get(0).text())
                .contains(
                        "A contractor gets billing for as long as asked",
                        "Dana, a contractor, needs the billing console",
                        "An auditor will ask why",
                        "pass^1 0.990 · pass^2 0.980 · pass^4 0.960 · pass^8 0.920",
                        "critical rate below 0.030",
                        "never reached in 100: delivery as d where d.duplicate",
                        "critical gone-on-time each: okta.member.added as g where g.by == 'sut'");
    }

    @Test
    void no_text_can_leave_its_place() throws IOException {
        var page = page(Hostile.write(folder.resolve("run")));

        assertThat(page.select("img, iframe, object, link")).isEmpty();
        assertThat(page.select("script")).hasSize(3);
        assertThat(page.select(".scenario .name").text()).contains("</script><script>alert(1)</script><img src=x");
        var data = new ObjectMapper().readTree(page.select("script#data").html());
        assertThat(data.at("/scenarios/0/name").asText()).isEqualTo(Hostile.TEXT);
        for (Element element : page.getAllElements()) {
            assertThat(element.attributes().asList()).noneMatch(a -> a.getKey().startsWith("on"));
        }
    }

    @Test
    void the_page_needs_no_network_and_forbids_every_script_but_its_own() throws Exception {
        var page = page(DemoRun.write(folder.resolve("run"), 42, 1));

        String policy = page.select("meta[http-equiv=Content-Security-Policy]").attr("content");
        assertThat(policy).startsWith("default-src 'none'; ");
        for (Element script : page.select("script:not([type])")) {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(script.data().getBytes(StandardCharsets.UTF_8));
            assertThat(policy).contains("'sha256-" + Base64.getEncoder().encodeToString(hash) + "'");
        }
        assertThat(page.select("[src], link, [href^=http]")).isEmpty();
        assertThat(page.select("style").html()).doesNotContain("url(", "@import");
    }

    @Test
    void a_run_of_nothing_and_one_without_failures_have_a_page_too() throws IOException {
        RunFolder.create(folder.resolve("none"), DemoRun.spec(1)).close();
        assertThat(page(Run.read(folder.resolve("none"))).select("h1").text()).isEqualTo("0.000 satisfaction");

        var good = page(DemoRun.write(folder.resolve("good"), 3, 0));
        assertThat(good.select("table.patterns tr:contains(critical)")).isEmpty();
    }

    @Test
    void a_threshold_that_allows_no_evidence_shows_no_curve() throws IOException {
        var run = DemoRun.write(folder.resolve("run"), 42, 1);
        var page = page(run, new Gate(1, null, null, 0.01));

        assertThat(page.getElementById("evidence")).isNull();
        assertThat(page.select(".range").text()).endsWith("evidence none at this threshold");
    }

    private Document page(Run run) throws IOException {
        return page(run, Gate.USUAL);
    }

    /** Parses strictly: an HTML parser that had to repair anything fails the test. */
    private Document page(Run run, Gate gate) throws IOException {
        var file = run.folder().resolve("report.html");
        HtmlReport.write(Summary.of(run, gate), file);
        var parser = Parser.htmlParser().setTrackErrors(50);
        var page = parser.parseInput(Files.readString(file), "");
        assertThat(parser.getErrors()).isEmpty();
        return page;
    }
}
