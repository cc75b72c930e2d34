package dtu.okta.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dtu.okta.Org;
import dtu.okta.users.User;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionsTest {
    private static final Set<String> ATTRIBUTES = Set.of("firstName", "lastName", "department", "title", "city");
    private final Org okta = Org.inMemory();
    private final User.Id ann = new User.Id(okta.person("Ann", "Lee"));
    private final Conditions conditions = new Conditions();

    private boolean holds(String text) throws BadExpression {
        var state = okta.state();
        return conditions
                .parse(text, ATTRIBUTES)
                .holdsFor(new Subject(
                        state,
                        state.get(User.USERS, ann),
                        okta.solo().universe().now()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "user.firstName == \"Ann\"",
                "user.firstName != \"ann\"",
                "user.firstName eq 'Ann' AND user.lastName eq 'Lee'",
                "user.city == null",
                "!(user.firstName == \"Bob\") && true",
                "user.firstName == \"Bob\" or user.lastName == \"Lee\" and user.department == \"Engineering\"",
                "String.startsWith(user.department, \"Eng\")",
                "String.stringContains(user.department, \"gine\")",
                "String.toUpperCase(user.firstName) == \"ANN\"",
                "String.len(user.firstName) > 2 && String.len(user.firstName) <= 3",
                "String.substringBefore(user.department, \"in\") + \"s\" == \"Engs\"",
                "String.substringAfter(\"a-b\", \"-\") == \"b\"",
                "String.append(user.firstName, user.lastName) == \"AnnLee\"",
                "String.join(\",\", \"a\", \"b\") == \"a,b\"",
                "String.replace(\"aXbX\", \"X\", \"\") == \"ab\"",
                "String.replaceFirst(\"aXbX\", \"X\", \"$\") == \"a$bX\"",
                "String.stringSwitch(user.department, \"none\", \"Eng\", \"builder\") == \"builder\"",
                "Arrays.contains({\"a\", user.firstName}, \"Ann\")",
                "Arrays.size(Arrays.add({1, 2}, 3)) == 3",
                "Arrays.isEmpty(Arrays.clear({1}))",
                "{10, 20}[1] == 20",
                "Convert.toInt(\"12\") + 1 == 13",
                "(user.city ?: \"nowhere\") == \"nowhere\"",
                "user.firstName == \"Ann\" ? true : false",
                "user.firstName matches \"A.*\"",
                "isMemberOfGroupName(\"Everyone\")",
                "isMemberOfGroupNameStartsWith(\"Every\") && isMemberOfGroupNameContains(\"ryo\")",
                "isMemberOfGroupNameRegex(\"E.*e\")",
                "user.getInternalProperty(\"status\") == \"ACTIVE\"",
                "\"a\" < \"b\""
            })
    void holds_for_ann(String condition) throws BadExpression {
        assertThat(holds(condition)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Time.now() == \"2026-01-05T08:00:00.000Z\"",
                "Time.now(\"Europe/Paris\", \"HH:mm\") == \"09:00\"",
                "Time.now(\"Nowhere\") == null",
                "Time.fromWindowsToIso8601(\"130828367179790000\") == \"2015-07-31T17:18:37.979Z\"",
                "Time.fromIso8601ToWindows(\"2015-07-31T17:18:37.979Z\") == \"130828367179790000\"",
                "Time.fromUnixToIso8601(\"1421618400\") == \"2015-01-18T22:00:00.000Z\"",
                "Time.fromIso8601ToUnix(\"2015-01-18T23:00:00.000+01:00\") == \"1421618400\"",
                "Time.fromStringToIso8601(\"18/01/2015\", \"dd/MM/yyyy\") == \"2015-01-18T00:00:00.000Z\"",
                "Time.fromStringToIso8601(\"yesterday\", \"dd/MM/yyyy\") == null",
                "Time.fromIso8601ToString(\"2015-01-18T22:00:00.000Z\", \"MM/dd/yy HH:mm\") == \"01/18/15 22:00\"",
                "Iso3166Convert.toAlpha2(\"USA\") + Iso3166Convert.toAlpha3(\"FR\") == \"USFRA\"",
                "Iso3166Convert.toName(\"IND\") == \"India\"",
                "Iso3166Convert.toAlpha2(\"Atlantis\") == null"
            })
    void converts_times_and_countries(String condition) throws BadExpression {
        assertThat(holds(condition)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "user.firstName == \"ann\"",
                "user.city == \"\"",
                "String.startsWith(user.city, \"\")",
                "isMemberOfGroupName(\"everyone\")",
                "isMemberOfAnyGroup(\"00gnone\", \"\")",
                "user.firstName matches \"[\"",
                "user.city > \"a\"",
                "user.firstName"
            })
    void does_not_hold_for_ann(String condition) throws BadExpression {
        assertThat(holds(condition)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "user.shoeSize == 7",
                "appuser.firstName == \"x\"",
                "firstName == \"x\"",
                "\"text\"",
                "7",
                "String.nonsense(\"a\")",
                "String.len()",
                "isMemberOfGroupName()",
                "user.firstName == ",
                "user.firstName == \"unclosed",
                "1 AND true",
                "user.firstName @ 1"
            })
    void is_no_condition(String text) {
        assertThatThrownBy(() -> holds(text)).isInstanceOf(BadExpression.class);
    }
}
