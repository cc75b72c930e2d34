package dtu.scenarios.monitors;

import dtu.scenarios.language.EvaluationFailed;
import dtu.scenarios.language.Expectation;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** A question to a judge, put at the end. */
final class JudgedMonitor implements Monitor {
    private final Expectation.Judged judged;
    private final Setting setting;

    JudgedMonitor(Expectation.Judged judged, Setting setting) {
        this.judged = judged;
        this.setting = setting;
    }

    @Override
    public Set<String> types() {
        return Set.of();
    }

    @Override
    public void close(Instant end, Instant owed) {
        try {
            var evidence = setting.script().value(judged.evidence(), setting.scene());
            var answer = setting.judge().ask(judged.rubric(), evidence);
            switch (answer.ruling()) {
                case YES -> {}
                case NO ->
                    setting.report().violated(judged.terms(), end, "the judge says no: " + answer.quote(), List.of());
                case UNSURE -> setting.report().open(judged.terms(), end, "no ruling: " + answer.quote(), List.of());
            }
        } catch (EvaluationFailed failed) {
            setting.report().unclear(judged.terms(), end, String.valueOf(failed.getMessage()));
        }
    }
}
