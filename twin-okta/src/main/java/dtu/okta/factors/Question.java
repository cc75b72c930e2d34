package dtu.okta.factors;

import java.util.List;
import java.util.Optional;

/** A question that Okta knows, by its key and in its own words. */
record Question(String key, String text) {
    /** What a person calls a question of their own. */
    static final String CUSTOM = "custom";

    static final List<Question> ALL = List.of(
            new Question("disliked_food", "What is the food you least liked as a child?"),
            new Question("name_of_first_plush_toy", "What is the name of your first stuffed animal?"),
            new Question("first_award", "What did you earn your first medal or award for?"),
            new Question("favorite_security_question", "What is your favorite security question?"),
            new Question("favorite_toy", "What is the toy/stuffed animal you liked the most as a kid?"),
            new Question("first_computer_game", "What was the first computer game you played?"),
            new Question("favorite_movie_quote", "What is your favorite movie quote?"),
            new Question("first_sports_team_mascot", "What was the mascot of the first sports team you played on?"),
            new Question("first_music_purchase", "What music album or song did you first purchase?"),
            new Question("favorite_art_piece", "What is your favorite piece of art?"),
            new Question("grandmother_favorite_desert", "What was your grandmother's favorite dessert?"),
            new Question("first_thing_cooked", "What was the first thing you learned to cook?"),
            new Question("childhood_dream_job", "What was your dream job as a child?"),
            new Question("place_where_significant_other_was_met", "Where did you meet your spouse/significant other?"),
            new Question("favorite_vacation_location", "Where did you go for your favorite vacation?"),
            new Question("new_years_two_thousand", "Where were you on New Year's Eve in the year 2000?"),
            new Question("favorite_speaker_actor", "Who is your favorite speaker/orator?"),
            new Question("favorite_book_movie_character", "Who is your favorite book/movie character?"),
            new Question("favorite_sports_player", "Who is your favorite sports player?"),
            new Question("first_kiss_location", "Where did you have your first kiss?"));

    static Optional<Question> of(String key) {
        return ALL.stream().filter(question -> question.key().equals(key)).findFirst();
    }
}
