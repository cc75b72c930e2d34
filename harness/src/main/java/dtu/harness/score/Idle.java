package dtu.harness.score;

import java.util.List;

/**
 * A fault rule that found nothing to hit in a whole run: what it was to try out has not been tried.
 *
 * @param rule its profile and its place in it, such as {@code okta-down#0}
 * @param aim what it is aimed at, such as {@code on okta.*}
 * @param scenarios those that it was part of
 * @param trajectories how many they had together
 */
public record Idle(String rule, String aim, List<String> scenarios, long trajectories) {
    public Idle {
        scenarios = List.copyOf(scenarios);
    }
}
