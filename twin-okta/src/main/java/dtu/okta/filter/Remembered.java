package dtu.okta.filter;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What the questions that were asked last came to: the same few come again and again. */
public final class Remembered<Q, A> {
    private static final int MOST = 512;

    private final Map<Q, A> answers = new LinkedHashMap<>(MOST, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Q, A> eldest) {
            return size() > MOST;
        }
    };

    public synchronized Optional<A> find(Q question) {
        return Optional.ofNullable(answers.get(question));
    }

    public synchronized void put(Q question, A answer) {
        answers.put(question, answer);
    }
}
