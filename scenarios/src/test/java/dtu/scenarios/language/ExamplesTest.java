package dtu.scenarios.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExamplesTest {
    private static final Path STORIES = Path.of("src/test/resources/stories");

    @Test
    void the_examples_have_no_problems() {
        assertThat(Checker.check(List.of(STORIES), List.of(), Office.vocabularies(), null))
                .isEmpty();
    }

    @Test
    void a_story_becomes_records() {
        var scenario = scenario("leaver-during-outage");

        assertThat(scenario.plot().horizon()).isEqualTo(Duration.ofHours(6));
        assertThat(scenario.plot().timeline().get(2).when())
                .isEqualTo(new Step.At(LocalTime.NOON, Duration.ofMinutes(5)));
        assertThat(scenario.plot().faults()).hasSize(1);
        assertThat(scenario.plot().faults().getFirst().calm()).isEqualTo(Duration.ofHours(2));
        assertThat(scenario.demands().expect().get(4)).isInstanceOf(Expectation.Scoped.class);
        assertThat(scenario.demands().requires())
                .extracting(Pattern::type)
                .containsExactly("outage.start", "outage.end");
    }

    @Test
    void a_persona_of_its_own_file_joins_the_cast() {
        assertThat(scenario("onboarding-cohort").cast().personas()).containsOnlyKeys("newcomer", "approver");
    }

    static Scenario scenario(String name) {
        return new Library(List.of()).scenario(STORIES.resolve(name + ".yaml")).orThrow();
    }
}
