package dtu.twins.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {
    private static final Table<Integer, Book> BOOKS = Table.of("Book", Book::number);
    private static final Index<String, Book> BY_TITLE = BOOKS.index("title", Book::title);
    private static final Index<String, Book> BY_AUTHOR = BOOKS.indexEach("author", Book::authors);

    private final State empty = State.empty(Schema.of(List.of(BOOKS)));

    /** A row with two indexes. */
    private record Book(int number, String title, List<String> authors) {}

    @Test
    void many_rows_at_once_are_as_one_after_the_other() {
        var books = new ArrayList<Book>();
        for (var number = 100; number > 0; number--) {
            books.add(new Book(number, "Title " + number % 10, List.of("Ada", "Author " + number % 7)));
        }
        var one = empty.put(BOOKS, new Book(7, "Overwritten", List.of())).put(BOOKS, new Book(0, "Kept", List.of()));
        var oneByOne = one;
        for (var book : books) {
            oneByOne = oneByOne.put(BOOKS, book);
        }

        var atOnce = one.putAll(BOOKS, books);

        assertThat(atOnce.scan(BOOKS).toList()).isEqualTo(oneByOne.scan(BOOKS).toList());
        assertThat(atOnce.scan(BY_TITLE).toList())
                .isEqualTo(oneByOne.scan(BY_TITLE).toList());
        assertThat(atOnce.scan(BY_AUTHOR).toList())
                .isEqualTo(oneByOne.scan(BY_AUTHOR).toList());
        assertThat(atOnce.has(BY_TITLE, "Overwritten")).isFalse();
        assertThat(atOnce.scan(BY_AUTHOR, "Ada").toList()).hasSize(100);
    }

    @Test
    void a_key_that_a_row_names_twice_leads_to_it_once() {
        var book = new Book(1, "Twice", List.of("Ada", "Ada"));

        var books = empty.putAll(BOOKS, List.of(book));

        assertThat(books.scan(BY_AUTHOR, "Ada").toList()).containsExactly(book);
        assertThat(books.remove(BOOKS, 1).has(BY_AUTHOR, "Ada")).isFalse();
    }
}
