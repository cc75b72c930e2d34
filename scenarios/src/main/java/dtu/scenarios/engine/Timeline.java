package dtu.scenarios.engine;

import dtu.scenarios.language.Scenario;
import dtu.scenarios.language.Scene;
import dtu.scenarios.language.Step;
import dtu.twins.words.Fact;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes the steps of a scenario happen: at their times, and upon the facts they wait for. */
final class Timeline {
    private final Stage stage;
    private final Loop loop;
    private final Company company;
    private final Storm storm;
    private final Runnable restart;
    private final Map<String, List<Actor>> actors;
    private final List<Waiting> waiting = new ArrayList<>();

    /** A step that waits for facts; it happens as often as one comes. */
    private static final class Waiting {
        private final int number;
        private final Step step;
        private final Step.Upon upon;
        private int times;

        Waiting(int number, Step step, Step.Upon upon) {
            this.number = number;
            this.step = step;
            this.upon = upon;
        }
    }

    Timeline(Stage stage, Loop loop, Company company, Storm storm, Runnable restart, Map<String, List<Actor>> actors) {
        this.stage = stage;
        this.loop = loop;
        this.company = company;
        this.storm = storm;
        this.restart = restart;
        this.actors = actors;
    }

    /** Puts every step into the loop or among those that wait for a fact. */
    void begin(Scenario.Plot plot, Instant start) {
        var anchor = start;
        var number = 0;
        for (var step : plot.timeline()) {
            var stream = "timeline/" + number;
            switch (step.when()) {
                case Step.At at -> {
                    var clock = at.clock();
                    if (clock != null) {
                        anchor = start.atZone(ZoneOffset.UTC).with(clock).toInstant();
                    }
                    var time = anchor.plus(at.offset());
                    loop.spawnAt(time, stream, () -> perform(step, stream, 0, stage));
                }
                case Step.Upon upon -> waiting.add(new Waiting(number, step, upon));
                case Step.Every every -> every(step, stream, every.period(), 0);
            }
            number++;
        }
    }

    private void every(Step step, String stream, Duration period, int times) {
        loop.in(period, stream, () -> {
            every(step, stream, period, times + 1);
            loop.spawn(() -> perform(step, stream, times, stage));
        });
    }

    /** Lets steps that wait for such a fact go on. */
    void hear(Fact fact) {
        for (var one : waiting) {
            var condition = stage.script().condition(one.upon.pattern());
            if (!condition.matches(fact, stage)) {
                continue;
            }
            var scene = condition.bound(fact, stage);
            var stream = "timeline/" + one.number;
            var times = one.times++;
            var delay = delay(one, stream, times, scene);
            loop.in(delay, stream, () -> loop.spawn(() -> perform(one.step, stream, times, scene)));
        }
    }

    /** What the step says, and how long its actor takes to react. */
    private Duration delay(Waiting one, String stream, int times, Scene scene) {
        var after = one.upon.after();
        var said = after == null
                ? Duration.ZERO
                : stage.script().span(after, scene.drawing(stage.draws(stream + "/after", times)));
        return one.step.deed() instanceof Step.Does does && actors.get(does.actor()) != null
                ? said.plus(reaction(actors.getOrDefault(does.actor(), List.of())))
                : said;
    }

    private static Duration reaction(List<Actor> actors) {
        return !actors.isEmpty() && actors.getFirst().card().get("answersAfter") instanceof Duration time
                ? time
                : Duration.ZERO;
    }

    private void perform(Step step, String stream, int times, Scene scene) {
        switch (step.deed()) {
            case Step.Does does -> does(does, step, stream, times, scene);
            case Step.FaultOn on -> {
                var span = on.span();
                storm.begin(on.profile());
                if (span != null) {
                    var time = stage.script().span(span, scene.drawing(stage.draws(stream, times)));
                    loop.in(time, stream + "/off", () -> storm.end(on.profile()));
                }
            }
            case Step.FaultOff off -> storm.end(off.profile());
            case Step.Restart again -> restart.run();
        }
    }

    private void does(Step.Does does, Step step, String stream, int times, Scene scene) {
        for (var actor : actors.getOrDefault(does.actor(), List.of())) {
            var own = scene.with("me", actor.card()).drawing(stage.draws(stream + "/" + actor.name(), times));
            var with = new HashMap<String, Object>();
            stage.script().values(does.with(), own).forEach((name, value) -> {
                if (value != null) {
                    with.put(name, value);
                }
            });
            if (does.vendorOperation()) {
                company.act(actor, does.action(), with);
                continue;
            }
            var subject = company.subject(does.action(), actor, with);
            var name = step.as();
            if (name != null) {
                stage.name(name, subject);
            }
            company.express(does.action(), actor, subject);
        }
    }
}
