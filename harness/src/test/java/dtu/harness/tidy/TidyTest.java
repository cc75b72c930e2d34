package dtu.harness.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every source of every module keeps the rules, and every rule finds what it forbids. */
class TidyTest {
    private static final List<SourceFile> SOURCES = SourceFile.all();
    private static final List<JavaTree> TREES = JavaTree.of(SOURCES);

    @Test
    void the_sources_of_all_modules_are_seen() {
        assertThat(SOURCES)
                .extracting(SourceFile::path)
                .contains("dtu", "pom.xml", "twins/src/main/java/dtu/twins/chance/Chance.java", ".ci/run");
    }

    @Test
    void lines_fit_120_columns_and_tables_140() {
        assertThat(inAllSources(TidyRules::wideLines)).isEmpty();

        assertThat(TidyRules.wideLines(java("a".repeat(121)))).containsExactly("A.java:1: 121 columns, of 120");
        assertThat(TidyRules.wideLines(
                        java("// spotless:off\n" + "a".repeat(140) + "\n// spotless:on\n" + "…".repeat(120))))
                .isEmpty();
        assertThat(TidyRules.wideLines(
                        java("// spotless:off\n" + "a".repeat(141) + "\n// spotless:on\n" + "a".repeat(121))))
                .containsExactly("A.java:2: 141 columns, of 140", "A.java:4: 121 columns, of 120");
    }

    @Test
    void files_have_400_lines_at_most() {
        assertThat(inAllSources(TidyRules::longFiles)).isEmpty();

        assertThat(TidyRules.longFiles(java("//\n".repeat(400)))).isEmpty();
        assertThat(TidyRules.longFiles(java("//\n".repeat(401)))).containsExactly("A.java: 401 lines, of 400");
    }

    @Test
    void methods_have_40_lines_at_most() {
        assertThat(TREES.stream().flatMap(TidyRules::longMethods)).isEmpty();

        assertThat(TidyRules.longMethods(method(40))).isEmpty();
        assertThat(TidyRules.longMethods(method(41))).containsExactly("A.java:2: grow has 41 lines, of 40");
    }

    @Test
    void what_acts_is_named_after_what_it_does() {
        assertThat(TREES.stream().flatMap(TidyRules::vagueNames)).isEmpty();

        assertThat(TidyRules.vagueNames(
                        tree("A.java", "class StringUtils { interface BaseStore {} record BaseUrl() {} }")))
                .containsExactly(
                        "A.java: StringUtils says nothing; name it after what it does",
                        "A.java: BaseStore says nothing; name it after what it does");
    }

    @Test
    void every_type_of_main_code_says_what_it_is() {
        assertThat(TREES.stream().flatMap(TidyRules::typesWithoutADoc)).isEmpty();

        assertThat(TidyRules.typesWithoutADoc(tree("twins/src/main/java/A.java", "enum A { ONE }")))
                .containsExactly("twins/src/main/java/A.java: one sentence of Javadoc on A, please");
        assertThat(TidyRules.typesWithoutADoc(tree("A.java", "enum A { ONE }"))).isEmpty();
    }

    @Test
    void every_package_of_main_code_is_null_marked() {
        assertThat(TidyRules.unmarkedPackages(SOURCES)).isEmpty();

        var unmarked = List.of(
                new SourceFile("twins/src/main/java/a/A.java", ""),
                new SourceFile("twins/src/main/java/a/package-info.java", "package a;"));
        assertThat(TidyRules.unmarkedPackages(unmarked))
                .containsExactly("twins/src/main/java/a/: a package-info.java with @NullMarked is missing");
    }

    @Test
    void nothing_is_left_for_later_and_nothing_is_caught_blindly() {
        // The rules name what they forbid.
        assertThat(SOURCES.stream()
                        .filter(file -> !file.folder().endsWith("/tidy/"))
                        .flatMap(TidyRules::bannedWords))
                .isEmpty();

        assertThat(TidyRules.bannedWords(
                        java("import java.util.*;\nint a; // TODO later\ntry {} catch (Exception e) {}")))
                .containsExactly(
                        "A.java:1: name what you import: import java.util.*;",
                        "A.java:2: do it, or write an issue: int a; // TODO later",
                        "A.java:3: catch what you can handle: try {} catch (Exception e) {}");
    }

    @Test
    void no_file_knows_one_machine_or_one_registry() {
        assertThat(inAllSources(TidyRules::leaks)).isEmpty();

        var home = "/home" + "/ann/dtu";
        assertThat(TidyRules.leaks(new SourceFile("README.md", "see " + home)))
                .containsExactly("README.md:1: a path of one machine: see " + home);
        assertThat(TidyRules.leaks(new SourceFile("pom.xml", "<url>https://repo" + ".example.com</url>")))
                .hasSize(1);
        assertThat(TidyRules.leaks(java("\"https://acme.okta.com/home/apps/all\" \"/scim/v2/Users/7/x\"")))
                .isEmpty();
    }

    private static List<String> inAllSources(Function<SourceFile, Stream<String>> rule) {
        return SOURCES.stream().flatMap(rule).toList();
    }

    private static SourceFile java(String text) {
        return new SourceFile("A.java", text);
    }

    private static JavaTree tree(String path, String text) {
        return JavaTree.of(List.of(new SourceFile(path, text))).getFirst();
    }

    private static JavaTree method(int lines) {
        return tree("A.java", "class A {\nvoid grow() {\n" + ";\n".repeat(lines - 2) + "}\n}");
    }
}
