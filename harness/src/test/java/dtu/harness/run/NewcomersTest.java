package dtu.harness.run;

import static org.assertj.core.api.Assertions.assertThat;

import dtu.harness.store.Judged;
import dtu.harness.store.TrajectoryKey;
import dtu.scenarios.language.Words;
import dtu.scenarios.verdict.Outcome;
import dtu.twins.universe.Cast;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A story may let people join the company of its world. */
class NewcomersTest {
    private static final Cast CAST = Twins.all();

    private static final String STORY = """
            scenario: first-day
            title: People who join at nine are known everywhere, and not before
            story: Some people begin; they say hello and look around.
            motivation: A first day without an account is the story that managers tell the CIO.
            world: { base: acme, add: { hires: "=uniform(3, 5)", start: "09:00" } }
            actors:
              hire: { each: "=world.hires", plays: newcomer }
              boss: { is: "=world.person(hire[0].manager)" }
            personas:
              newcomer:
                start: joining
                states:
                  joining: { say: "Hello, I am {me.name}.", in: org-general, next: done }
                  done:    { end: true }
            horizon: 3h
            requires: [ "slack.message as m where m.channel == 'org-general' && m.user == hire[2].slack" ]
            expect:
              - { id: not-before-nine, never: "slack.message as m where m.at < timestamp('2026-01-05T09:00:00Z')" }
              - { id: all-say-hello, finally: "world.hires.size() >= 3 && world.hires.size() <= 5" }
              - { id: sorted-by-the-rule,
                  finally: "world.hires.all(h, okta.isMember(h.okta, world.group('dept-' + h.department).id))" }
              - { id: known-by-their-names, finally: "world.hires.all(h, world.person(h.email).slack == h.slack)" }
              - { id: with-a-manager, finally: "world.hires.all(h, okta.managerOf(h.okta).profile.email ==
                  world.person(h.manager).email)" }
            touches: [ "slack.message as c where true", "slack.member as c where true" ]
            """;

    private static Judged judged(Path folder, int index) throws IOException {
        var file = Files.writeString(folder.resolve("first-day.yaml"), STORY);
        var suite = Suite.load(List.of(file), new Words(Twins.vocabularies(CAST)));
        return new Runner(suite, App.of("none"), CAST, 1).judged(new TrajectoryKey("first-day", index));
    }

    @Test
    void whoever_joins_is_known_in_every_service(@TempDir Path folder) throws IOException {
        var judged = judged(folder, 0);

        assertThat(judged.outcome()).as("%s", judged.verdict().findings()).isEqualTo(Outcome.SATISFIED);
    }

    @Test
    void others_join_in_another_trajectory_and_the_same_ones_in_the_same(@TempDir Path folder) throws IOException {
        var hashes = List.of(judged(folder, 0), judged(folder, 0), judged(folder, 1)).stream()
                .map(judged -> judged.verdict().hash())
                .toList();

        assertThat(hashes.get(0)).isEqualTo(hashes.get(1)).isNotEqualTo(hashes.get(2));
    }
}
