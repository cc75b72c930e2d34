package dtu.scenarios.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Finding people and things of a world. */
class WorldCardTest {
    private static final Map<String, Object> AARON = person("aaron.hill", "Aaron Hill", "zoe.young");
    private static final Map<String, Object> ZOE = person("zoe.young", "Zoe Young", "");
    private static final WorldCard WORLD = new WorldCard(Map.of("people", List.of(AARON, ZOE)));

    private static Map<String, Object> person(String key, String name, String manager) {
        var card = new LinkedHashMap<String, Object>();
        card.put("key", key);
        card.put("name", name);
        card.put("email", key + "@acme.test");
        card.put("manager", manager);
        return card;
    }

    @Test
    void a_key_finds_its_owner_and_not_whom_they_lead() {
        assertThat(WORLD.find("person", "zoe.young")).isEqualTo(ZOE);
    }

    @Test
    void any_text_that_nobody_else_is_called_by_will_do() {
        assertThat(WORLD.find("person", "Aaron Hill")).isEqualTo(AARON);
        assertThat(WORLD.find("person", "aaron.hill@acme.test")).isEqualTo(AARON);
    }

    @Test
    void nobody_is_found_by_a_name_that_nobody_has_and_nothing_by_a_word_that_there_is_not() {
        assertThat(WORLD.find("person", "Zoe Hill")).isNull();
        assertThat(WORLD.find("planet", "zoe.young")).isNull();
    }
}
